"""import_articles: each file becomes an article, or is refused with its name; a stopped import leaves nothing half made."""

import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.models import Article, AuditEntry, RawDocument

CHINESE = "雲南引領新基建\n\n雲南省區塊鏈中心2020年3月15日在昆明掛牌成立，這是該省的第一個區塊鏈中心。\n"
ENGLISH = "Yunnan leads new infrastructure\n\nThe Yunnan Blockchain Center opened in Kunming on March 15, 2020.\n"


def run(*arguments: object) -> tuple[int, list[dict[str, str]]]:
    out = StringIO()
    try:
        call_command("import_articles", *map(str, arguments), "--format", "json", stdout=out)
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, json.loads(out.getvalue())


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    chinese, english = tmp_path / "zh.txt", tmp_path / "en.txt"
    chinese.write_text(CHINESE, encoding="utf-8")
    english.write_text(ENGLISH, encoding="utf-8")
    return chinese, english


@pytest.mark.django_db
class TestImport:
    def test_a_pair_becomes_one_article(self, pages) -> None:
        code, outcomes = run(pages[0], "--pair-with", pages[1])
        assert (code, [row["state"] for row in outcomes]) == (0, ["made"])
        article = Article.objects.get()
        assert article.slug == "yunnan-leads-new-infrastructure"
        assert article.source_language == "zh-hant"
        assert sorted(document.origin for document in article.documents.all()) == ["machine", "source"]

    def test_run_again_it_skips(self, pages) -> None:
        run(pages[0], "--pair-with", pages[1])
        assert [row["state"] for row in run(pages[0], "--pair-with", pages[1])[1]] == ["skipped"]
        assert Article.objects.count() == 1

    def test_a_translation_that_comes_later_joins_its_article(self, pages) -> None:
        run(pages[0])
        assert [row["state"] for row in run(pages[0], "--pair-with", pages[1])[1]] == ["updated"]
        assert Article.objects.get().paragraphs.last().text_en.startswith("The Yunnan")

    def test_a_dry_run_says_the_same_and_writes_nothing(self, pages) -> None:
        outcomes = run(pages[0], "--dry-run")[1]
        assert [row["state"] for row in outcomes] == ["made"]
        assert not Article.objects.exists()
        assert not RawDocument.objects.exists()

    def test_a_folder_is_all_its_text_files(self, pages, tmp_path) -> None:
        (tmp_path / "notes.md").write_text("not this")
        assert sorted(Path(row["item"]).name for row in run(tmp_path)[1]) == ["en.txt", "zh.txt"]

    def test_two_stories_of_one_headline_get_two_slugs(self, tmp_path) -> None:
        for number in (1, 2, 3):
            (tmp_path / f"{number}.txt").write_text(ENGLISH + f"\nAnother paragraph, number {number} of its kind.\n")
        run(tmp_path)
        slug = "yunnan-leads-new-infrastructure"
        assert set(Article.objects.values_list("slug", flat=True)) == {slug, f"{slug}-2", f"{slug}-3"}

    @pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16"])
    def test_other_encodings_are_read_and_their_bytes_kept(self, tmp_path, encoding: str) -> None:
        path = tmp_path / "page.txt"
        path.write_bytes(CHINESE.encode(encoding))
        assert run(path)[0] == 0
        document = RawDocument.objects.get()
        assert (bytes(document.content), document.text) == (CHINESE.encode(encoding), CHINESE)

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("empty.txt", b"", "holds no text"),
            ("binary.txt", b"\x89PNG\r\n" + bytes(range(256)) * 4, "no text in UTF-8"),
            ("nul.txt", b"Some text \x00 here, and more of it", "NUL byte stands at byte 10"),
            ("page.txt", b"<!doctype html><p>Text", "markup"),
            ("number.txt", b"12345 67890", "language could not be told"),
        ],
    )
    def test_bad_input_is_refused_by_name_and_the_rest_goes_on(self, pages, tmp_path, name, content, says) -> None:
        (tmp_path / name).write_bytes(content)
        code, outcomes = run(tmp_path)
        assert code == 1
        assert [row["state"] for row in outcomes].count("made") == 2
        [refused] = [row for row in outcomes if row["state"] == "refused"]
        assert name in refused["message"]
        assert says in refused["message"]

    def test_fifty_megabytes_are_refused(self, tmp_path) -> None:
        with (tmp_path / "huge.txt").open("wb") as file:
            file.truncate(50_000_000)
        code, [outcome] = run(tmp_path)
        assert (code, outcome["state"]) == (1, "refused")
        assert "50,000,000" in outcome["message"]

    def test_a_wrong_declaration_is_refused(self, pages) -> None:
        code, [outcome] = run(pages[1], "--language", "zh-hans")
        assert code == 1
        assert "reads as en" in outcome["message"]

    def test_a_bad_translation_refuses_the_whole_item(self, pages, tmp_path) -> None:
        (tmp_path / "bad.txt").write_bytes(b"")
        assert run(pages[0], "--pair-with", tmp_path / "bad.txt")[0] == 1
        assert not RawDocument.objects.exists()
        assert not AuditEntry.objects.exists()

    def test_pairs_must_match_in_number(self, pages) -> None:
        with pytest.raises(CommandError, match="one for each"):
            call_command("import_articles", str(pages[0]), str(pages[1]), "--pair-with", str(pages[1]))


def test_kill_9_leaves_the_whole_item_or_nothing(tmp_path: Path) -> None:
    """A real process on its own database is killed at growing moments, then run to its end."""
    environment = os.environ | {"DIANBAO_DATA_DIR": str(tmp_path), "DATABASE_URL": ""}

    def command(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    count = "from articles.models import *; print(RawDocument.objects.count(), Article.objects.count(), Edition.objects.published().count())"
    command("migrate", "--verbosity", "0").communicate()
    seen = set()
    for moment in (1.0, 1.6, 2.2):
        process = command("import_seeds")
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        left = command("shell", "--no-imports", "--command", count).communicate()[0].strip()
        seen.add(left)
        assert left in ("0 0 0", "2 1 3")
    assert "0 0 0" in seen
    command("import_seeds").communicate()
    assert command("shell", "--no-imports", "--command", count).communicate()[0].strip() == "2 1 3"
