"""The glossary in the admin: what a term would flag before it is saved, its replacements to tick, and files in and out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.formats import tbx, terms_csv
from articles.models import Term
from articles.models.languages import LANGUAGES
from articles.models.story import digest
from tests.make import make_article, make_paragraph, make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/term/add/"
IMPORT = "/admin/articles/term/import/"
GIVEN = {"form_en": "Blockchain Center", "avoid_en": "Chain Center\r\nBlock Centre"}


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def mei() -> Client:
    return door(make_user("mei"))


def make_wrong():
    article = make_article(source_language="en")
    make_paragraph(article, {"en": "The Chain Center opened."})
    return article


def save(client: Client, **fields) -> Term:
    client.post(ADD, GIVEN | {"do": "save"} | fields)
    return Term.objects.get()


def test_an_address_with_a_number_without_end_fills_in_nothing(mei: Client) -> None:
    assert mei.get(f"{ADD}?article={'9' * 5000}").context["form"].initial["article"] == ""


def test_an_address_fills_the_form_in(mei) -> None:
    article = make_article()
    page = mei.get(f"{ADD}?article={article.pk}&form_en=Blockchain&avoid_en=Chain&form_zh_hant=區塊鏈").content.decode()
    for text in (f'value="{article.slug}"', 'value="Blockchain"', ">\nChain</textarea>", 'value="區塊鏈"'):
        assert text in page


def test_what_a_term_would_flag_is_shown_before_anything_is_saved(mei) -> None:
    article = make_wrong()
    page = mei.post(ADD, GIVEN | {"do": "try"}).content.decode()
    assert f"/{article.pk}/correct/#row-" in page
    assert "<del>Chain</del><ins>Blockchain</ins>" in page
    assert not Term.objects.exists()


def test_a_saved_term_leads_to_its_replacements(mei) -> None:
    make_wrong()
    answer = mei.post(ADD, GIVEN | {"do": "save"})
    term = Term.objects.get()
    assert term.avoid_en == ["Chain Center", "Block Centre"]
    assert answer.headers["Location"] == f"/admin/articles/term/{term.pk}/apply/"


def test_ticked_replacements_are_made_and_refused_ones_listed(mei) -> None:
    one, other = make_wrong(), make_wrong()
    term = save(mei)
    rows = [article.paragraphs.get() for article in (one, other)]
    ticked = [f"{rows[0].pk}:en:{digest(rows[0].text_en)}", f"{rows[1].pk}:en:{digest('as it was')}"]
    page = mei.post(f"/admin/articles/term/{term.pk}/apply/", {"change": ticked}).content.decode()
    assert one.paragraphs.get().text_en == "The Blockchain Center opened."
    assert other.paragraphs.get().text_en == "The Chain Center opened."
    assert "Texts corrected in your name: 1" in page
    assert "Not corrected" in page


def test_a_term_is_changed_over_what_was_seen_and_over_nothing_else(mei) -> None:
    term = save(mei)
    address = f"/admin/articles/term/{term.pk}/change/"
    answer = mei.post(address, GIVEN | {"do": "save", "note": "Mine", "seen": "stale"})
    assert (answer.status_code, Term.objects.get().note) == (422, "")
    seen = answer.context["form"] and mei.get(address).context["seen"]
    assert mei.post(address, GIVEN | {"do": "save", "note": "Mine", "seen": seen}).status_code == 302
    assert Term.objects.get().note == "Mine"


@pytest.mark.parametrize("fields", [{"form_en": ""}, {"avoid_en": "Blockchain Center"}, {"article": "no-such-story"}])
def test_a_term_that_makes_no_sense_says_why(mei, fields) -> None:
    answer = mei.post(ADD, GIVEN | {"do": "save"} | fields)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Term.objects.exists()


@pytest.mark.parametrize("role", [None, "Translator"])
def test_forged_posts_change_nothing(mei, role) -> None:
    article = make_wrong()
    term = save(mei)
    before = list(Term.objects.values()), article.paragraphs.get().text_en
    client = door(make_user("zhou", role))
    assert client.post(ADD, {"form_en": "x", "do": "save"}).status_code == 403
    assert client.post(f"/admin/articles/term/{term.pk}/change/", {"form_en": "x", "do": "save"}).status_code == 403
    assert client.post(IMPORT, {"do": "import"}).status_code == 403
    assert (list(Term.objects.values()), article.paragraphs.get().text_en) == before
    if role is None:
        assert client.post(f"/admin/articles/term/{term.pk}/apply/", {"change": ["1:en:x"]}).status_code == 403
        assert client.get("/admin/articles/term/export.csv").status_code == 403


def test_a_forged_replacement_is_a_bad_request(mei) -> None:
    term = save(mei)
    assert mei.post(f"/admin/articles/term/{term.pk}/apply/", {"change": ["x"]}).status_code == 400


@pytest.mark.parametrize(("name", "format"), [("csv", terms_csv), ("tbx", tbx)])
def test_what_is_exported_can_be_imported(mei, name: str, format) -> None:
    term = save(mei)
    answer = mei.get(f"/admin/articles/term/export.{name}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="glossary.{name}"'
    (row,) = format.read(answer.content, name, LANGUAGES)
    assert row.entry.forms == {"en": "Blockchain Center"}
    Term.objects.all().delete()
    upload = SimpleUploadedFile(f"glossary.{name}", answer.content)
    looked = mei.post(IMPORT, {"file": upload, "do": "try"})
    assert not Term.objects.exists()
    carried = {field: looked.context["form"].initial[field] for field in ("content", "name")}
    mei.post(IMPORT, carried | {"do": "import"})
    assert Term.objects.get().avoid_en == term.avoid_en


def test_a_file_that_is_none_is_refused_with_its_reason(mei) -> None:
    answer = mei.post(IMPORT, {"file": SimpleUploadedFile("a.csv", b"word\nx\n"), "do": "import"})
    assert answer.status_code == 422
    assert "is no column of a glossary" in answer.content.decode()
    assert mei.post(IMPORT, {"do": "try"}).context["form"].errors
    assert mei.post(IMPORT, {"content": "%%%", "do": "try"}).context["form"].errors


def test_a_translator_looks_and_takes_the_file(mei) -> None:
    term = save(mei)
    lin = door(make_user("lin", "Translator"))
    page = lin.get(f"/admin/articles/term/{term.pk}/change/").content.decode()
    assert 'value="save"' not in page
    assert lin.get("/admin/articles/term/export.csv").status_code == 200
