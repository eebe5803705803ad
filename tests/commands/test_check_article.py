"""check_article: every finding with its text and a marker under it, and an exit status that a script can use."""

import json
import os
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from articles.management.commands import check_article
from articles.models import Article, AuditEntry, Finding
from articles.workflow import conductor, review
from tests.make import make_article, make_paragraph, make_user

SEED = settings.BASE_DIR / "seeds" / "yunnan-blockchain"
KEYS = "check severity language paragraph start end text message evidence suggestion state"
CHINESE = "該廠2021年開工，去年售出三千輛電動車。"
WRONG = "The plant opened in 2019 and sold 3,000 electric cars last year."
RIGHT = "The plant opened in 2021 and sold 3,000 electric cars last year."
HALF_WIDTH = "該廠2021年開工,去年售出三千輛電動車。"


def run(*arguments: object) -> tuple[int, str]:
    """The exit status and what was printed."""
    out = StringIO()
    try:
        call_command("check_article", *map(str, arguments), stdout=out, stderr=StringIO())
        return 0, out.getvalue()
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()


def run_json(*arguments: object) -> tuple[int, list[dict[str, Any]]]:
    code, printed = run(*arguments, "--format", "json")
    return code, json.loads(printed)


def refusal(*arguments: object) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("check_article", *map(str, arguments), stdout=StringIO(), stderr=StringIO())
    assert caught.value.returncode == 2
    return str(caught.value)


def make_plant(english: str = WRONG) -> Article:
    article = make_article(slug="plant-opens")
    make_paragraph(article, {"zh-hant": "電動車廠開工", "en": "Electric car plant opens"}, kind="headline")
    make_paragraph(article, {"zh-hant": CHINESE, "en": english})
    return article


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture(autouse=True)
def _wide(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.django_db
class TestArticle:
    def test_a_must_fix_is_shown_in_both_languages_and_the_exit_status_is_1(self) -> None:
        make_plant()
        assert run("plant-opens") == (
            1,
            "plant-opens:2:21  must-fix  number-differs  This text says 2019, the source says 2021.\n"
            f"  en      {WRONG}\n"
            f"          {' ' * 20}^^^^\n"
            f"  zh-hant {CHINESE}\n"
            "              ^^^^\n"
            "1 must-fix, 0 advisory, 0 dismissed\n",
        )

    def test_the_marker_counts_a_chinese_character_as_two_columns(self) -> None:
        make_paragraph(make_article(slug="width"), {"zh-hant": HALF_WIDTH})
        code, printed = run("width")
        assert code == 0
        [place, line, marker, suggestion, _] = printed.splitlines()
        assert place.startswith("width:1:10  advisory  width  ")
        before = line.split(",")[0]
        assert marker.index("^") == len(before) + sum(character > "\x7f" for character in before)
        assert suggestion.strip() == "suggestion: ，"

    def test_json_has_stable_keys_and_the_words_of_the_span(self) -> None:
        make_plant()
        code, [row] = run_json("plant-opens")
        assert (code, list(row)) == (1, KEYS.split())
        wanted = {"check": "number-differs", "severity": "must-fix", "language": "en", "paragraph": 2, "state": "open"}
        assert wanted.items() <= row.items()
        assert WRONG[row["start"] : row["end"]] == row["text"] == "2019"

    def test_a_sound_article_exits_0(self) -> None:
        make_plant(RIGHT)
        assert run("plant-opens") == (0, "0 must-fix, 0 advisory, 0 dismissed\n")
        assert run_json("plant-opens") == (0, [])

    def test_a_dismissed_finding_is_counted_and_bars_nothing(self) -> None:
        article, editor = make_plant(), make_user()
        conductor.settle(article)
        finding = article.findings.get(severity="must-fix")
        conductor.decide(article, review.dismiss, actor=editor, finding=finding, reason="The plant opened twice.")
        code, printed = run("plant-opens", "--language", "en")
        assert (code, printed) == (0, "0 must-fix, 0 advisory, 1 dismissed\n")
        assert [row["state"] for row in run_json("plant-opens")[1] if row["severity"] == "must-fix"] == ["dismissed"]

    def test_it_reads_the_text_as_it_stands_and_changes_nothing(self) -> None:
        article = make_plant(RIGHT)
        conductor.settle(article)
        article.paragraphs.filter(position=1).update(text_en=WRONG)
        before = list(Finding.objects.values()), AuditEntry.objects.count()
        assert run("plant-opens", "--language", "en")[0] == 1
        assert (list(Finding.objects.values()), AuditEntry.objects.count()) == before

    def test_a_language_picks_out_its_findings(self) -> None:
        make_plant()
        assert run("plant-opens", "--language", "zh-hant")[0] == 0
        assert run("plant-opens", "--language", "zh-hant", "--language", "en")[0] == 1

    def test_a_missing_paragraph_is_shown_by_its_source(self) -> None:
        article = make_plant(RIGHT)
        make_paragraph(article, {"zh-hant": "股價隨即上漲。"})
        code, printed = run("plant-opens")
        assert code == 1
        assert "plant-opens:3:1  must-fix  paragraph-missing" in printed
        assert "  zh-hant 股價隨即上漲。\n          ^^^^^^^^^^^^^^\n" in printed

    def test_an_unknown_slug_is_answered_with_the_nearest(self) -> None:
        make_plant()
        assert "The nearest: plant-opens." in refusal("plant-open")

    def test_what_makes_no_sense_for_an_article_is_refused(self) -> None:
        make_plant()
        assert "it has en, zh-hant" in refusal("plant-opens", "--language", "zh-hans")
        assert "--source is for files" in refusal("plant-opens", "--source", "x.txt")
        make_article(slug="empty")
        assert "no text yet" in refusal("empty")


@pytest.mark.django_db
class TestFiles:
    def test_a_file_is_checked_beside_its_source_and_placed_by_line(self) -> None:
        """The Yunnan page: its one wrong figure stands on line 83."""
        path = SEED / "en.txt"
        code, found = run_json(path, "--source", SEED / "zh-hant.txt")
        assert code == 1
        [row] = [row for row in found if row["check"] == "number-differs"]
        line = path.read_text(encoding="utf-8").split("\n")[82]
        assert (row["paragraph"], line[row["start"] : row["end"]]) == (83, "1949")

    def test_the_column_counts_what_stands_before_the_text(self, tmp_path) -> None:
        [row] = run_json(file(tmp_path, "zh.txt", f"電動車廠開工\r\n\r\n　　{HALF_WIDTH}"))[1]
        assert (row["paragraph"], row["start"], row["text"]) == (3, 2 + HALF_WIDTH.index(","), ",")

    def test_by_itself_it_is_checked_as_one_text(self, tmp_path) -> None:
        code, [row] = run_json(file(tmp_path, "zh.txt", f"電動車廠開工\n\n{HALF_WIDTH}"))
        assert (code, row["check"], row["language"], row["paragraph"]) == (0, "width", "zh-hant", 3)

    def test_standard_input_is_a_file(self, monkeypatch) -> None:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(f"題\n{HALF_WIDTH}".encode())))
        code, printed = run("-")
        assert code == 0
        assert "-:2:10  advisory  width" in printed

    def test_standard_input_is_only_one_of_the_two(self) -> None:
        assert "only one of the two" in refusal("-", "--source", "-")

    @pytest.mark.parametrize("target", ["", " "])
    def test_nothing_named_is_refused_with_what_can_be(self, target) -> None:
        assert "an article's slug, the path of a text file" in refusal(target)

    def test_the_language_is_that_of_the_file_then_that_of_its_source(self, tmp_path) -> None:
        path = file(tmp_path, "short.txt", "山水\n")
        assert "Say it with --language" in refusal(path)
        assert run(path, "--language", "zh-hant")[0] == 0
        assert "give it once a file" in refusal(path, "--language", "en", "--language", "zh-hant")
        assert "Both files are in zh-hant" in refusal(path, "--source", path, *["--language", "zh-hant"] * 2)

    def test_cruft_is_set_aside_and_counted(self, tmp_path) -> None:
        path = file(tmp_path, "page.txt", f"Electric car plant opens\n\n{RIGHT}\n\nShare on Facebook\n")
        assert run(path) == (0, "0 must-fix, 0 advisory, 0 dismissed; 1 line set aside as cruft\n")

    def test_an_article_comes_before_a_file_of_that_name(self, tmp_path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        file(tmp_path, "plant-opens", RIGHT)
        assert run("plant-opens") == run("./plant-opens") == (0, "0 must-fix, 0 advisory, 0 dismissed\n")
        make_plant()
        assert (run("plant-opens")[0], run("./plant-opens")[0]) == (1, 0)

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "holds no text"),
            (b"\n \n", "holds no text"),
            (b"\x89PNG\r\n" + bytes(range(256)) * 4, "no text in UTF-8"),
            (b"<!doctype html><p>Text", "markup"),
        ],
    )
    def test_what_is_no_text_is_refused_with_its_name(self, tmp_path, content, says) -> None:
        said = refusal(file(tmp_path, "page.txt", content))
        assert says in said
        assert "page.txt" in said

    def test_a_file_that_is_not_there_is_refused(self, tmp_path) -> None:
        assert "Check the path" in refusal(tmp_path / "none.txt")
        assert "Check the path" in refusal(tmp_path)

    @pytest.mark.parametrize(
        "name", ["a b;rm -rf.txt", "\x1b[31mred.txt", "two\nlines.txt", "文章\u202e.txt", "\udcff.txt"]
    )
    def test_a_hostile_name_has_no_power(self, tmp_path, name) -> None:
        path = file(tmp_path, name, HALF_WIDTH)
        code, printed = run(path)
        assert code == 0
        assert not set(printed) & set("\x1b\u202e\udcff")
        assert len(printed.splitlines()) == 5

    def test_a_huge_line_is_windowed(self, tmp_path) -> None:
        code, printed = run(file(tmp_path, "huge.txt", HALF_WIDTH * 2_000))
        assert code == 0
        assert max(map(len, printed.splitlines())) < 400

    def test_what_the_terminal_cannot_write_is_written_as_its_code(self, tmp_path, monkeypatch) -> None:
        buffer = BytesIO()
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(buffer, encoding="ascii"))
        call_command("check_article", str(file(tmp_path, "zh.txt", HALF_WIDTH)))
        sys.stdout.flush()
        assert rb"\u5ee0" in buffer.getvalue()

    def test_without_a_database_the_file_is_checked_without_a_glossary(self, tmp_path, monkeypatch) -> None:
        def broken() -> None:
            raise DatabaseError("no such table: articles_term")

        monkeypatch.setattr(check_article.glossary, "house_rules", broken)
        assert run(file(tmp_path, "zh.txt", HALF_WIDTH))[0] == 0

    def test_without_a_database_a_slug_is_refused_with_the_remedy(self, monkeypatch) -> None:
        def broken(**_: object) -> None:
            raise DatabaseError("no such table: articles_article")

        monkeypatch.setattr(check_article.Article.objects, "filter", broken)
        assert "manage.py migrate" in refusal("plant-opens")

    def test_the_house_glossary_holds_for_files(self, tmp_path) -> None:
        check_article.glossary.Term.objects.create(form_en="electric vehicles", avoid_en=["electric cars"])
        [row] = run_json(file(tmp_path, "en.txt", RIGHT))[1]
        assert (row["check"], row["suggestion"]) == ("term-forbidden", "electric vehicles")


@pytest.mark.django_db
class TestColor:
    def painted(self, *options: str, tty: bool = True) -> bool:
        out = StringIO()
        out.isatty = lambda: tty  # type: ignore[method-assign]
        with pytest.raises(SystemExit):
            call_command("check_article", "plant-opens", *options, stdout=out)
        return "\x1b[" in out.getvalue()

    def test_only_on_a_terminal_and_not_where_nobody_wants_it(self, monkeypatch) -> None:
        make_plant()
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert self.painted("--force-color", tty=False)
        assert not self.painted(tty=False)
        assert not self.painted("--no-color")
        monkeypatch.setitem(os.environ, "NO_COLOR", "1")
        assert not self.painted()
