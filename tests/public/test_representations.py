"""A story as ninjs and as plain text: what the page says, at addresses that the page names, and never more than the page shows."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.formats import ninjs
from articles.models import Edition, Paragraph
from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import tag
from tests.make import make_paragraph, make_published, make_source
from tests.public.feeds import read_json
from tests.public.make import BODY, HEADLINE, make_correction, make_piece, make_public, make_region, make_topic
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"
FORMS = {"ninjs.json": "application/json", "plain.txt": "text/plain; charset=utf-8"}
# Out of https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json: the properties that we use, with their types.
PROPERTIES: dict[str, Any] = {
    **dict.fromkeys(("uri", "type", "representationType", "version", "firstCreated", "versionCreated"), str),
    **dict.fromkeys(("pubStatus", "language", "by", "edNote", "copyrightHolder", "copyrightNotice", "usageTerms"), str),
    "standard": {"name", "version", "schema"},
    "headlines": {"role", "contentType", "value"},
    "descriptions": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "people": {"name", "rel", "uri", "literal"},
    "organisations": {"name", "rel", "uri", "literal"},
    "objects": {"name", "rel", "uri", "literal"},
    "places": {"name", "rel", "uri", "literal"},
    "subjects": {"name", "rel", "uri", "literal", "creator", "relevance", "confidence"},
    "infoSources": {"name", "role", "uri", "literal"},
    "renditions": {"name", "href", "contentType", "title"},
    "associations": {"name", "rel", "uri", "type", "language"},
}


def make_full() -> Any:
    article = make_piece("tea", region=make_region(), publisher=make_source("herald", kind="publication"))
    article.topics.add(make_topic())
    article.sources.add(make_source(), make_source("report", kind="document"), make_source("witness", kind="unnamed"))
    article.byline_en = "Li Na"
    article.save()
    make_correction(article)
    for language in LANGUAGES:
        make_published(article, language)
    return article


def read(client: Client, form: str, language: str = "en") -> str:
    return str(client.get(f"/{language}/articles/tea/{form}").content.decode())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_says_what_the_page_says_and_whose_form_it_is(client: Client, form: str, language: str) -> None:
    make_full()
    response = client.get(f"/{language}/articles/tea/{form}")
    assert (response["Content-Type"], response["Content-Language"]) == (FORMS[form], tag(language))
    assert response["Link"] == f'<{ROOT}/{language}/articles/tea/>; rel="canonical"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Surrogate-Key"] == "article-tea"
    assert HEADLINE[language] in response.content.decode()
    assert BODY[language] in response.content.decode()
    assert not response.cookies


def test_the_page_names_its_forms(client: Client) -> None:
    make_full()
    page = Page(client.get("/zh-hans/articles/tea/"))
    assert page.all("link", rel="alternate", type="text/plain", href=f"{ROOT}/zh-hans/articles/tea/plain.txt")
    assert page.all("link", rel="alternate", type="application/json", href=f"{ROOT}/zh-hans/articles/tea/ninjs.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_news_item_is_made_of_what_the_standard_knows(client: Client, language: str) -> None:
    make_full()
    item = read_json(client, f"/{language}/articles/tea/ninjs.json")
    assert item["uri"] == f"{ROOT}/{language}/articles/tea/"
    assert item["standard"]["version"] == "3.0"
    for name, value in item.items():
        expected = PROPERTIES[name]
        if expected is str:
            assert isinstance(value, str)
        for row in value if isinstance(value, list) else [value] if isinstance(value, dict) else []:
            assert set(row) <= expected, name
            assert row.get("name", row.get("value"))


def test_our_own_reader_reads_it_back(client: Client) -> None:
    make_full()
    [item] = ninjs.items(client.get("/en/articles/tea/ninjs.json").content, "tea.json")
    html = item.content.decode()
    for text in (HEADLINE["en"], BODY["en"], "Li Na", "2026" if "2026" in html else ""):
        assert text in html


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_approved_is_said(client: Client, form: str) -> None:
    make_public("tea", approved=False)
    assert "not fully checked: a person has approved 0 of its 2 passages" in read(client, form)


@pytest.mark.parametrize("form", FORMS)
def test_of_approved_text_nothing_of_the_kind_is_said(client: Client, form: str) -> None:
    make_full()
    assert "approved" not in read(client, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_changed_original_and_corrections_are_told_without_the_wrong_words(client: Client, form: str) -> None:
    article = make_full()
    article.paragraphs.update(text_zh_hant="改了。")
    make_published(article, "en")
    text = read(client, form)
    assert "may lag behind" in text
    assert "Correction, in translation: The year was wrong." in text
    assert "1949" not in text


def test_plain_text_is_what_a_reader_would_copy(client: Client) -> None:
    article = make_piece("tea")
    make_paragraph(article, {"en": "First"}, kind=Paragraph.Kind.LIST_ITEM, approved=True)
    make_paragraph(article, {"en": "<b>Bold</b> & plain"}, approved=True)
    make_published(article, "en")
    blocks = read(client, "plain.txt").split("\n\n")
    assert blocks[0] == HEADLINE["en"]
    assert [BODY["en"], "- First", "<b>Bold</b> & plain"] == blocks[2:5]
    assert blocks[-1].endswith(f"{ROOT}/en/articles/tea/\n")


def test_a_draft_never_reaches_a_form(client: Client) -> None:
    make_full().paragraphs.update(text_en="A change that nobody has published.")
    assert not any("nobody has published" in read(client, form) for form in FORMS)


def test_markup_in_a_text_is_escaped_in_the_body_of_a_news_item(client: Client) -> None:
    article = make_piece("tea")
    make_paragraph(article, {"en": "<script>alert(1)</script>"}, approved=True)
    make_published(article, "en")
    html = json.loads(read(client, "ninjs.json"))["bodies"][0]["value"]
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in html


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("state", "status"),
    [("draft", 404), ("in-review", 404), ("approved", 404), ("withdrawn", 410), ("retracted", 410)],
)
def test_an_edition_that_is_not_public_has_no_forms(client: Client, form: str, state: str, status: int) -> None:
    make_public("tea")
    Edition.objects.filter(language="en").update(state=state)
    response = client.get(f"/en/articles/tea/{form}")
    assert response.status_code == status
    assert BODY["en"] not in response.content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_on_legal_hold_is_gone_and_of_no_article_is_not_there(client: Client, form: str) -> None:
    make_public("tea", legal_hold=True)
    assert [client.get(f"/en/articles/{slug}/{form}").status_code for slug in ("tea", "none")] == [410, 404]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_costs_two_queries_and_is_not_sent_again(
    client: Client, form: str, django_assert_num_queries: Any
) -> None:
    make_full()
    with django_assert_num_queries(2):
        etag = client.get(f"/en/articles/tea/{form}")["ETag"]
    assert client.get(f"/en/articles/tea/{form}", HTTP_IF_NONE_MATCH=etag).status_code == 304
