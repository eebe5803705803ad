"""An import that is stopped leaves each story whole or not at all, and is finished by running it again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

STORIES = 5
DUMP = """
import json
from articles.models import *
rows = [
    [article.slug, article.source_language, [[p.text_en, p.text_zh_hans, p.text_zh_hant, p.kind] for p in article.paragraphs.all()],
     sorted(d.sha256 for d in article.documents.all()), sorted(f.evidence for f in article.findings.all()),
     sorted(k for d in article.documents.all() for k in d.likenesses.values_list("key", flat=True)),
     sorted(AuditEntry.objects.filter(article=article).values_list("verb", flat=True))]
    for article in Article.objects.order_by("slug")
]
print(json.dumps([rows, RawDocument.objects.count(), AuditEntry.objects.count()]))
"""
Command = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    english, chinese = (
        (settings.BASE_DIR / "seeds/yunnan-blockchain" / name).read_text() for name in ("en.txt", "zh-hant.txt")
    )
    for number in range(STORIES):
        for code, text in (("en", english), ("zh", chinese)):
            (folder / f"{number:02d}.{code}.txt").write_text(f"{number}\n\n" + text[number * 100 : number * 100 + 500])
    return folder


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without rows."""
    folder = tmp_path_factory.mktemp("empty")
    _command(folder)("migrate", "--verbosity", "0").communicate()
    return folder / "dianbao.sqlite3"


@pytest.fixture
def desk(tmp_path: Path, empty: Path) -> Callable[[str], Command]:
    """A desk with an empty database of its own, by name: a function that starts a command there."""

    def made(name: str) -> Command:
        (tmp_path / name).mkdir()
        shutil.copy(empty, tmp_path / name)
        return _command(tmp_path / name)

    return made


def _command(folder: Path) -> Command:
    environment = os.environ | {"DIANBAO_DATA_DIR": str(folder), "DATABASE_URL": ""}

    def command(*arguments: str) -> subprocess.Popen[str]:
        line = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            line, env=environment, preexec_fn=_can_be_interrupted, stdout=pipe, stderr=pipe, text=True
        )

    return command


def _can_be_interrupted() -> None:
    """What a shell runs in the background is deaf to Ctrl-C, and so would be what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def dump(command: Command) -> str:
    return command("shell", "--no-imports", "--command", DUMP).communicate()[0]


def stopped_after(process: subprocess.Popen[str], lines: int, by: signal.Signals) -> tuple[str, str]:
    """Stops a process when it has said so many lines; what it still says."""
    for _ in range(lines):
        assert process.stdout.readline().startswith("made")
    process.send_signal(by)
    return process.communicate()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_in_the_middle_and_run_again_it_makes_what_an_undisturbed_import_makes(pages, desk, jobs: str) -> None:
    arguments = ("import_articles", str(pages), "--apart", "--jobs", jobs)
    whole, broken = desk("whole"), desk("broken")
    assert f"{STORIES} made" in whole(*arguments).communicate()[0]
    for lines in (1, 1 + int(jobs)):
        process = broken(*arguments, "--format", "table")
        for line in iter(process.stdout.readline, ""):
            if line.startswith("made"):
                lines -= 1
            if not lines:
                process.send_signal(signal.SIGKILL)
                break
        process.communicate()
        assert process.returncode == -signal.SIGKILL
    out = broken(*arguments).communicate()[0]
    assert ", 0 refused" in out
    assert " 0 skipped" not in out
    assert dump(broken) == dump(whole)


def test_ctrl_c_ends_with_a_report_of_what_was_done(pages, desk) -> None:
    arguments = ("import_articles", str(pages), "--apart", "--jobs", "2")
    command = desk("desk")
    process = command(*arguments)
    out, err = stopped_after(process, 2, signal.SIGINT)
    assert process.returncode == 130
    assert "Interrupted" in out.splitlines()[-1]
    assert "Traceback" not in err
    made = 2 + out.count("made  ")
    assert f"{STORIES - made} made, 0 updated, {made} skipped, 0 refused" in command(*arguments).communicate()[0]


def test_kill_9_leaves_the_whole_piece_or_nothing(desk) -> None:
    """The seeds are killed at growing moments, then loaded to their end."""
    command = desk("desk")
    count = (
        "from articles.models import *; "
        "print(RawDocument.objects.count(), Article.objects.count(), Edition.objects.published().count())"
    )
    for moment in (1.0, 1.6, 2.2):
        process = command("import_seeds")
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert command("shell", "--no-imports", "--command", count).communicate()[0].strip() in ("0 0 0", "2 1 3")
    command("import_seeds").communicate()
    assert command("shell", "--no-imports", "--command", count).communicate()[0].strip() == "2 1 3"
