"""export_raw gives back what was received, byte for byte; verify_raw finds the one byte that changed."""

from __future__ import annotations

import hashlib
import json
import tarfile
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.management import raw_export
from articles.models import RawDocument
from tests.make import make_document, make_source, make_story

pytestmark = pytest.mark.django_db

TEXTS = ["One story of Kunming.\r\n", "第二篇报道。", "A third, \x0cwith odd bytes.\n"]


def run(command: str, *arguments: object) -> tuple[int, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err)
        return 0, out.getvalue() + err.getvalue()
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue() + err.getvalue()


@pytest.fixture
def documents() -> list[RawDocument]:
    return [
        make_document(text, "zh-hans" if "第" in text else "en", filename=f"{n}.txt") for n, text in enumerate(TEXTS)
    ]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != "manifest.json"
    }


def manifest(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "manifest.json").read_text())


def received(document: RawDocument, day: str) -> None:
    """Moves the moment of receipt below the trigger that forbids it."""
    below_the_trigger(
        "UPDATE articles_rawdocument SET received_at = %s WHERE id = %s", [f"{day} 12:00:00+00:00", document.pk]
    )


def below_the_trigger(statement: str, values: list[Any]) -> None:
    on_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if on_postgresql:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that wait is not altered
            cursor.execute("ALTER TABLE articles_rawdocument DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_rawdocument_no_update'")
            [trigger] = cursor.fetchone()
            cursor.execute("DROP TRIGGER articles_rawdocument_no_update")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE articles_rawdocument ENABLE TRIGGER USER" if on_postgresql else trigger)


class TestExport:
    def test_the_bytes_come_back_under_their_names(self, documents, tmp_path) -> None:
        assert run("export_raw", tmp_path / "out", "--all") == (0, "3 written, 0 there already, 0 refused\n")
        assert sorted(files(tmp_path / "out").values()) == sorted(text.encode() for text in TEXTS)

    def test_the_list_says_what_each_is(self, tmp_path) -> None:
        source = make_source("herald", kind="publication")
        document = make_document(TEXTS[0], filename="a.txt", url="https://example.org/a", publisher=source)
        run("export_raw", tmp_path / "out", "--all")
        [row] = manifest(tmp_path / "out")["documents"]
        assert (row["sha256"], row["filename"], row["url"]) == (document.sha256, "a.txt", "https://example.org/a")
        assert (row["received_by"], row["publisher"]) == (document.received_by.username, "herald")
        assert datetime.fromisoformat(row["received_at"]) == document.received_at
        assert hashlib.sha256((tmp_path / "out" / row["path"]).read_bytes()).hexdigest() == row["sha256"]

    def test_run_again_it_writes_what_is_new(self, documents, tmp_path) -> None:
        run("export_raw", tmp_path / "out", "--all")
        make_document("A fourth.")
        assert run("export_raw", tmp_path / "out", "--all")[1].startswith("1 written, 3 there already")
        assert len(manifest(tmp_path / "out")["documents"]) == 4

    def test_an_export_that_was_stopped_is_finished(self, documents, tmp_path) -> None:
        run("export_raw", tmp_path / "out", "--all")
        (tmp_path / "out" / "manifest.json").rename(tmp_path / "out" / "manifest.json.part")
        path = tmp_path / "out" / raw_export.name_of(documents[0].sha256, "0.txt")
        path.rename(path.with_name(path.name + ".part"))
        assert run("export_raw", tmp_path / "out", "--all")[1].startswith("1 written, 2 there already")
        assert sorted(files(tmp_path / "out").values()) == sorted(text.encode() for text in TEXTS)

    def test_other_content_is_left_as_it_is(self, documents, tmp_path) -> None:
        run("export_raw", tmp_path / "out", "--all")
        path = tmp_path / "out" / raw_export.name_of(documents[0].sha256, "0.txt")
        path.write_text("mine")
        code, said = run("export_raw", tmp_path / "out", "--all")
        assert (code, path.read_text()) == (1, "mine")
        assert str(path) in said

    def test_a_folder_of_other_things_is_not_written_into(self, documents, tmp_path) -> None:
        (tmp_path / "mine.txt").write_text("mine")
        with pytest.raises(CommandError, match="something else is there") as caught:
            run("export_raw", tmp_path, "--all")
        assert caught.value.returncode == 2
        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]

    def test_nor_is_the_folder_of_another_export(self, documents, tmp_path) -> None:
        run("export_raw", tmp_path / "out", "--all")
        with pytest.raises(CommandError, match="something else is there"):
            run("export_raw", tmp_path / "out", "--since", "2020-01-01")

    def test_by_article(self, documents, tmp_path) -> None:
        story = make_story({"en": "Kunming\n\nA story.\n"})
        run("export_raw", tmp_path / "out", "--article", story.slug)
        [row] = manifest(tmp_path / "out")["documents"]
        assert row["articles"] == [story.slug]

    def test_by_day_with_both_ends(self, documents, tmp_path) -> None:
        for document, day in zip(documents, ("2020-03-14", "2020-03-15", "2020-03-16"), strict=True):
            received(document, day)
        run("export_raw", tmp_path / "out", "--since", "2020-03-15", "--until", "2020-03-15")
        assert [row["sha256"] for row in manifest(tmp_path / "out")["documents"]] == [documents[1].sha256]

    @pytest.mark.parametrize("arguments", [[], ["--article", "nothing"]])
    def test_a_wrong_request(self, arguments: list[str], tmp_path) -> None:
        with pytest.raises(CommandError) as caught:
            run("export_raw", tmp_path / "out", *arguments)
        assert caught.value.returncode == 2
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        ("filename", "ending"),
        [
            ("a.txt", "-a.txt"),
            ("../../etc/passwd", "-etc_passwd"),
            ("新闻 稿.html", "-新闻_稿.html"),
            ("a\x00\n.txt", "-a_.txt"),
            ("..", ""),
            ("x" * 500 + ".txt", f"-{'x' * 76}.txt"),
        ],
    )
    def test_a_name_leads_nowhere_else(self, filename: str, ending: str) -> None:
        assert raw_export.name_of("ab" * 32, filename) == f"ab/{'ab' * 32}{ending}"


class TestArchive:
    def names(self, path: Path) -> list[str]:
        with tarfile.open(path) as tar:
            return tar.getnames()

    def test_it_holds_the_bytes_and_the_list(self, documents, tmp_path) -> None:
        assert run("export_raw", tmp_path / "out.tar", "--all")[0] == 0
        with tarfile.open(tmp_path / "out.tar") as tar:
            rows = json.loads(tar.extractfile("manifest.json").read())["documents"]
            assert [tar.extractfile(row["path"]).read() for row in rows] == [text.encode() for text in TEXTS]
            assert tar.getmember(rows[0]["path"]).mtime == int(documents[0].received_at.astimezone(UTC).timestamp())

    @pytest.mark.parametrize("cut", [1, 100, 600, 1500, 2600, 3100, 4200, 5000])
    def test_one_that_was_cut_off_anywhere_is_finished(self, documents, tmp_path, cut: int) -> None:
        run("export_raw", tmp_path / "whole.tar", "--all")
        (tmp_path / "out.tar.part").write_bytes((tmp_path / "whole.tar").read_bytes()[:cut])
        assert run("export_raw", tmp_path / "out.tar", "--all")[0] == 0
        assert self.names(tmp_path / "out.tar") == self.names(tmp_path / "whole.tar")
        assert (tmp_path / "out.tar").read_bytes() == (tmp_path / "whole.tar").read_bytes()

    def test_one_that_is_there_is_left(self, documents, tmp_path) -> None:
        (tmp_path / "out.tar").write_text("mine")
        with pytest.raises(CommandError, match="something else"):
            run("export_raw", tmp_path / "out.tar", "--all")
        assert (tmp_path / "out.tar").read_text() == "mine"


class TestVerify:
    def test_nothing_has_changed(self, documents) -> None:
        assert run("verify_raw") == (0, "3 documents verified, 0 changed\n")

    def test_an_empty_archive_is_sound(self) -> None:
        assert run("verify_raw") == (0, "0 documents verified, 0 changed\n")

    def test_one_byte_that_changed_is_found(self, documents) -> None:
        changed = TEXTS[0].replace("One", "Ons").encode()
        below_the_trigger("UPDATE articles_rawdocument SET content = %s WHERE id = %s", [changed, documents[0].pk])
        code, said = run("verify_raw")
        assert code == 1
        assert "0.txt" in said
        assert hashlib.sha256(changed).hexdigest() in said
        assert said.endswith("3 documents verified, 1 changed\n")

    def test_as_json(self, documents) -> None:
        below_the_trigger("UPDATE articles_rawdocument SET content = %s WHERE id = %s", [b"", documents[1].pk])
        code, said = run("verify_raw", "--format", "json")
        report = json.loads(said)
        assert (code, report["verified"], [row["id"] for row in report["changed"]]) == (1, 3, [documents[1].pk])

    def test_since_a_day(self, documents) -> None:
        received(documents[0], "2020-03-14")
        assert run("verify_raw", "--since", "2020-03-15") == (0, "2 documents verified, 0 changed\n")

    def test_progress_is_told_where_it_is_asked_for(self, documents) -> None:
        assert "3/3 documents" in run("verify_raw", "--progress")[1]


def test_a_place_that_cannot_be_written_is_named(documents, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match=r"file.*: Not a directory\. .*run the same again"):
        call_command("export_raw", str(tmp_path / "file" / "below"), "--all")


@pytest.mark.parametrize("command", [("export_raw", "x", "--since"), ("verify_raw", "--since")])
def test_a_day_that_is_none_is_refused_with_an_example(command: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"not a day: 2020-13-01\. Write it as 2026-05-01"):
        call_command(*command, "2020-13-01")


def test_bytes_that_changed_are_not_exported_as_those_that_were_received(documents, tmp_path) -> None:
    below_the_trigger("UPDATE articles_rawdocument SET content = %s WHERE id = %s", [b"x", documents[0].pk])
    code, said = run("export_raw", tmp_path / "out", "--all")
    assert (code, f"document {documents[0].pk}, 0.txt: its bytes are not those" in said) == (1, True)
    assert len(files(tmp_path / "out")) == 2
