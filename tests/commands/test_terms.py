"""The glossary's commands: out to a file and in again, with the outcome of each line and an exit status."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Term
from tests.make import make_article

pytestmark = pytest.mark.django_db


def make_terms() -> None:
    article = make_article(slug="story")
    Term.objects.create(form_en="tea", form_zh_hant="茶", avoid_en=["tee"], note="A leaf.")
    Term.objects.create(form_en="coffee", form_zh_hant="", avoid_en=[], article=article)


def terms() -> list[tuple]:
    return list(
        Term.objects.order_by("form_en").values_list("form_en", "form_zh_hant", "avoid_en", "note", "article__slug")
    )


@pytest.mark.parametrize("name", ["glossary.csv", "glossary.tbx"])
def test_a_glossary_goes_out_and_comes_in_again(tmp_path, capsys, name: str) -> None:
    make_terms()
    before, path = terms(), str(tmp_path / name)
    call_command("export_terms", path)
    assert "2 terms written." in capsys.readouterr().err
    Term.objects.all().delete()
    call_command("import_terms", path)
    assert terms() == before
    assert "2 new, 0 changed, 0 same, 0 refused" in capsys.readouterr().out
    call_command("import_terms", path)
    assert "0 new, 0 changed, 2 same, 0 refused" in capsys.readouterr().out


def test_only_one_articles_terms(tmp_path) -> None:
    make_terms()
    path = tmp_path / "out.csv"
    call_command("export_terms", str(path), article="story")
    assert b"coffee" in path.read_bytes()
    assert b"tea" not in path.read_bytes()
    with pytest.raises(CommandError) as refused:
        call_command("export_terms", str(path), article="none")
    assert refused.value.returncode == 2


def test_standard_output(capfdbinary) -> None:
    make_terms()
    call_command("export_terms", format="tbx", stdout=None)
    assert "茶".encode() in capfdbinary.readouterr().out


def test_a_refused_line_gives_its_number_and_status_1_and_the_others_are_written(tmp_path, capsys) -> None:
    path = tmp_path / "in.csv"
    path.write_text("form:en,avoid:en\ntea,tee\n,x\nmilk,\n")
    with pytest.raises(SystemExit) as stopped:
        call_command("import_terms", str(path))
    assert stopped.value.code == 1
    assert "    3  refused" in capsys.readouterr().out
    assert [row[0] for row in terms()] == ["milk", "tea"]


def test_a_dry_run_writes_nothing(tmp_path, capsys) -> None:
    path = tmp_path / "in.csv"
    path.write_text("form:en\ntea\n")
    call_command("import_terms", str(path), dry_run=True)
    assert "Dry run, nothing written: 1 new" in capsys.readouterr().out
    assert terms() == []


@pytest.mark.parametrize("content", [b"", b"word\nx\n"])
def test_a_file_that_is_no_glossary_gives_status_2(tmp_path, content: bytes) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    for name in (str(path), str(tmp_path / "missing.csv")):
        with pytest.raises(CommandError) as refused:
            call_command("import_terms", name)
        assert refused.value.returncode == 2
