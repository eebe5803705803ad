"""import_articles: what its arguments name, and how what names nothing is refused."""

import os
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import RawDocument
from tests.commands.test_import_articles import CHINESE, ENGLISH, run, save, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    chinese, english = save(tmp_path, one=CHINESE, two=ENGLISH)
    return chinese, english


class TestTargets:
    def test_a_folder_is_all_pages_in_it_and_below(self, tmp_path) -> None:
        save(tmp_path, one=ENGLISH)
        save(tmp_path / "deep" / "er", two=ENGLISH.replace("Yunnan", "Gansu"))
        save(tmp_path / ".git", three=CHINESE)
        (tmp_path / "notes.md").write_text("not this")
        (tmp_path / ".hidden.txt").write_text("nor this")
        assert sorted(Path(row["item"]).name for row in run(tmp_path, "--apart")[1]) == ["one.txt", "two.txt"]

    def test_a_pattern_that_no_shell_opened(self, tmp_path) -> None:
        save(tmp_path / "a", one=ENGLISH)
        save(tmp_path / "b", two=CHINESE)
        assert len(run(tmp_path / "**" / "*.txt", "--apart")[1]) == 2
        assert len(run(tmp_path / "[a]", "--apart")[1]) == 1

    def test_a_pattern_that_fits_nothing_is_refused(self, tmp_path) -> None:
        code, [outcome] = run(tmp_path / "*.txt")
        assert code == 1
        assert "no file fits this pattern" in outcome["message"]

    def test_a_file_named_twice_comes_once(self, pages, tmp_path) -> None:
        assert len(run(pages[0], tmp_path, pages[0], "--apart")[1]) == 2

    def test_a_file_with_a_pattern_in_its_name(self, tmp_path) -> None:
        (tmp_path / "a[1].txt").write_text(ENGLISH)
        assert states(tmp_path / "a[1].txt") == ["made"]

    def test_a_name_that_is_no_text(self, tmp_path) -> None:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(ENGLISH)
        [outcome] = run(tmp_path)[1]
        assert (outcome["state"], Path(outcome["item"]).name) == ("made", "caf\ufffd.txt")
        assert RawDocument.objects.get().filename == "caf\ufffd.txt"

    def test_a_folder_that_cannot_be_opened_is_refused_by_name(self, tmp_path, monkeypatch) -> None:
        (closed := tmp_path / "closed").mkdir()
        save(tmp_path, one=ENGLISH)
        scandir, access = os.scandir, os.access

        def shut(path: Any) -> Any:
            if Path(path) == closed:
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", shut)
        monkeypatch.setattr(os, "access", lambda path, mode, **_: Path(path) != closed and access(path, mode))
        code, outcomes = run(tmp_path)
        assert (code, sorted(row["state"] for row in outcomes)) == (1, ["made", "refused"])
        assert f"{closed}: this folder cannot be opened" in str(outcomes)

    def test_standard_input_is_read_once(self, monkeypatch) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(ENGLISH.encode())))
        assert states("-", "-") == ["made"]

    def test_standard_input(self, monkeypatch) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(CHINESE.encode("big5hkscs"))))
        assert states("-") == ["made"]
        assert RawDocument.objects.get().filename == "standard-input"

    def test_a_folder_is_no_page_of_a_pair(self, pages, tmp_path) -> None:
        code, [outcome] = run("--pair", pages[0], tmp_path)
        assert (code, outcome["state"]) == (1, "refused")

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ([], "nothing to import"),
            (["https://example.org/"], "--fetch"),
            (["FTP://example.org/"], "--fetch"),
            (["--pair", "page.txt", "page.txt"], "twice"),
            (["--pair", "page.txt"], "names one page"),
            (["page.txt", "--jobs", "0"], "--jobs"),
            (["page.txt", "--publisher", "nobody"], "nobody"),
            (["page.txt", "--join", "--apart"], "not allowed with"),
        ],
    )
    def test_a_wrong_request_is_refused_before_anything_is_done(self, arguments: list[str], says: str) -> None:
        with pytest.raises(CommandError, match=says) as caught:
            call_command("import_articles", *arguments)
        assert caught.value.returncode in (1, 2)

    def test_an_empty_folder_is_nothing_to_import(self, tmp_path) -> None:
        with pytest.raises(CommandError, match=f"nothing to import in {tmp_path}: .*[.]html"):
            call_command("import_articles", str(tmp_path))
