"""Feeds: only what people approved, under ids that never change, in three formats that feed readers parse without complaint."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from articles.models import Article, Edition, Paragraph, Revision, Source
from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import tag
from articles.reading.public_feeds import ENTRIES
from tests.make import make_article, make_paragraph, make_published, make_source
from tests.public.feeds import read_feed, read_json
from tests.public.make import (
    BODY,
    HEADLINE,
    WITHHELD,
    make_correction,
    make_piece,
    make_public,
    make_region,
    make_topic,
)

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"
PLACES = ("", "regions/yunnan/", "topics/tea/", "sources/ruan-chengfa/", "corrections/")
FORMATS = ("rss.xml", "atom.xml", "feed.json")


def make_filed(slug: str = "tea", **fields: Any) -> Article:
    article = make_piece(slug, region=make_region(), **fields)
    article.topics.add(make_topic())
    article.sources.add(make_source())
    make_correction(article)
    for language in LANGUAGES:
        make_published(article, language)
    return article


def titles(client: Client, address: str) -> list[str]:
    """The titles in a feed of any format."""
    if address.endswith(".json"):
        return [item["title"] for item in read_json(client, address)["items"]]
    return [entry.title for entry in read_feed(client, address).entries]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("format", FORMATS)
def test_every_list_has_a_feed_in_each_language_and_format(
    client: Client, language: str, place: str, format: str
) -> None:
    make_filed()
    [title] = titles(client, f"/{language}/{place}{format}")
    assert HEADLINE[language] in title


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("format", FORMATS)
def test_a_list_names_its_feeds_in_its_head(client: Client, place: str, format: str) -> None:
    make_filed()
    media = {"rss.xml": "rss+xml", "atom.xml": "atom+xml", "feed.json": "feed+json"}[format]
    page = client.get(f"/zh-hans/{place}").content.decode()
    assert f'<link rel="alternate" type="application/{media}" href="{ROOT}/zh-hans/{place}{format}"' in page


@pytest.mark.parametrize(
    ("format", "media"),
    [
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json"),
    ],
)
def test_a_feed_says_what_it_is_and_sets_no_cookie(client: Client, format: str, media: str) -> None:
    make_filed()
    response = client.get(f"/zh-hant/{format}")
    assert (response["Content-Type"], response["Content-Language"]) == (media, "zh-Hant")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Surrogate-Key"] == "latest"
    assert not response.cookies
    assert client.get(f"/zh-hant/{format}", HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304


@pytest.mark.parametrize("format", FORMATS)
def test_an_edition_that_was_withdrawn_is_not_hidden_behind_an_old_date(client: Client, format: str) -> None:
    make_filed()
    assert "Last-Modified" not in client.get(f"/en/{format}")


STATES: dict[str, dict[str, Any]] = {
    "draft": {"state": Edition.State.DRAFT},
    "scheduled": {"state": Edition.State.SCHEDULED, "published_at": timezone.now() + timedelta(days=1)},
    "withdrawn": {"state": Edition.State.WITHDRAWN},
    "retracted": {"state": Edition.State.RETRACTED},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("place", PLACES[:3])
def test_what_is_not_public_is_in_no_feed(client: Client, state: str, place: str) -> None:
    make_filed()
    Edition.objects.update(**STATES[state])
    assert [titles(client, f"/en/{place}{format}") for format in FORMATS] == [[], [], []]


@pytest.mark.parametrize("fields", WITHHELD.values(), ids=WITHHELD)
def test_what_search_engines_may_not_show_is_in_no_feed(client: Client, fields: dict[str, Any]) -> None:
    make_filed(**fields)
    for place in ("", "corrections/"):
        assert [titles(client, f"/en/{place}{format}") for format in FORMATS] == [[], [], []]


def test_a_retraction_stands_in_the_feed_of_corrections(client: Client) -> None:
    make_correction(make_public("tea", "en"), kind="retraction", note_en="The story was invented.")
    Edition.objects.update(state=Edition.State.RETRACTED)
    [entry] = read_feed(client, "/en/corrections/atom.xml").entries
    assert entry.summary == "The story was invented."


def test_a_source_that_only_a_draft_names_has_no_feed(client: Client) -> None:
    make_piece("draft").sources.add(make_source())
    assert client.get("/en/sources/ruan-chengfa/atom.xml").status_code == 404


def test_the_feed_of_a_source_that_was_merged_leads_on(client: Client) -> None:
    make_filed()
    make_source("ruan", merged_into=Source.objects.get())
    response = client.get("/en/sources/ruan/atom.xml")
    assert (response.status_code, response["Location"]) == (301, "/en/sources/ruan-chengfa/atom.xml")


@pytest.mark.parametrize(
    "address", ["/en/regions/no/atom.xml", "/en/topics/no/rss.xml", "/fr/atom.xml", "/en/feed.xml"]
)
def test_there_is_no_feed_of_what_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("place", PLACES)
def test_ids_outlive_another_slug_another_name_of_the_site_and_a_new_revision(client: Client, place: str) -> None:
    article = make_filed()
    before = [_ids(client, f"/en/{place}{format}") for format in FORMATS]
    Article.objects.update(slug="tea-moved")
    make_published(article, "en", published_at=timezone.now() - timedelta(days=1))
    with override_settings(SITE_URL="https://moved.example"):
        after = [_ids(client, f"/en/{place}{format}") for format in FORMATS]
    assert before == after
    assert before[0] == before[1] == before[2]
    assert len(before[0]) == 1


def _ids(client: Client, address: str) -> list[str]:
    if address.endswith(".json"):
        return [item["id"] for item in read_json(client, address)["items"]]
    return [entry.id for entry in read_feed(client, address).entries]


def test_each_edition_has_an_id_of_its_own(client: Client) -> None:
    make_filed()
    assert len({id for language in LANGUAGES for id in _ids(client, f"/{language}/rss.xml")}) == 3


@pytest.mark.parametrize("format", FORMATS)
def test_updated_is_the_last_change_of_substance(client: Client, format: str) -> None:
    make_filed()
    published, changed = timezone.now() - timedelta(days=9), Revision.objects.get(language="en").modified_at
    Edition.objects.update(published_at=published)
    if format == "feed.json":
        [item] = read_json(client, "/en/feed.json")["items"]
        assert item["date_published"] == published.isoformat(timespec="seconds")
        assert item["date_modified"] == changed.isoformat(timespec="seconds")
        return
    feed = read_feed(client, f"/en/{format}")
    [entry] = feed.entries
    assert entry.published_parsed[:6] == published.utctimetuple()[:6]
    assert entry.updated_parsed[:6] == feed.feed.updated_parsed[:6] == changed.utctimetuple()[:6]


def test_our_own_text_is_in_feeds_as_a_whole(client: Client) -> None:
    make_filed()
    assert BODY["en"] in read_feed(client, "/en/atom.xml").entries[0].content[0].value
    assert BODY["en"] in read_feed(client, "/en/rss.xml").entries[0].content[0].value
    assert BODY["en"] in read_json(client, "/en/feed.json")["items"][0]["content_html"]


@pytest.mark.parametrize("rights", [Article.Rights.LICENSED, Article.Rights.QUOTATION])
def test_of_the_text_of_others_feeds_pass_on_the_summary_only(client: Client, rights: str) -> None:
    article = make_piece("tea", rights=rights)
    make_paragraph(article, {"en": "A last paragraph."}, approved=True)
    make_published(article, "en")
    for format in FORMATS:
        content = client.get(f"/en/{format}").content.decode()
        assert "A last paragraph." not in content
        assert "He said" in content  # its first paragraph, where there is no standfirst
    assert "content_html" not in read_json(client, "/en/feed.json")["items"][0]


def test_lists_and_headings_keep_their_kind_in_the_full_text(client: Client) -> None:
    article = make_piece()
    for kind in (Paragraph.Kind.HEADING, Paragraph.Kind.LIST_ITEM, Paragraph.Kind.LIST_ITEM):
        make_paragraph(article, {"en": f"A {kind}"}, kind=kind, approved=True)
    make_published(article, "en")
    html = read_json(client, "/en/feed.json")["items"][0]["content_html"]
    assert "<h2>A heading</h2>" in html
    assert "<ul><li>A list-item</li><li>A list-item</li></ul>" in html


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "]]>&amp;", "Bell \x07, null-ish \x1b[0m \x0b", "\ufffe\uffff"]
)
def test_markup_and_control_characters_break_no_feed(client: Client, text: str) -> None:
    article = make_article(slug="tea", byline_en=f"By {text}")
    make_paragraph(article, {"en": f"Head {text}"}, kind=Paragraph.Kind.HEADLINE, approved=True)
    make_paragraph(article, {"en": f"Body {text}"}, approved=True)
    make_correction(article, wrong=text, right=text, note_en=text)
    make_published(article, "en")
    for place in ("", "corrections/"):
        for format in FORMATS[:2]:
            entry = read_feed(client, f"/en/{place}{format}").entries[0]
            assert "<script" not in entry.get("content", [{"value": ""}])[0]["value"]
        assert "<script" not in read_json(client, f"/en/{place}feed.json")["items"][0]["content_html"]


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_feed_is_a_feed(client: Client, format: str) -> None:
    make_region()
    for place in ("", "regions/yunnan/", "corrections/"):
        assert titles(client, f"/en/{place}{format}") == []


def test_atom_names_its_language_and_the_other_languages(client: Client) -> None:
    make_filed()
    feed = read_feed(client, "/zh-hant/regions/yunnan/atom.xml")
    links = {(link["rel"], link.get("hreflang")): link["href"] for link in feed.feed.links}
    assert feed.feed.language == "zh-Hant"
    assert links["self", None] == f"{ROOT}/zh-hant/regions/yunnan/atom.xml"
    assert links["alternate", "zh-Hant"] == f"{ROOT}/zh-hant/regions/yunnan/"
    assert links["alternate", "en"] == f"{ROOT}/en/regions/yunnan/atom.xml"


def test_an_entry_names_approved_editions_only(client: Client) -> None:
    article = make_filed()
    article.paragraphs.update(approved_digest_zh_hans="")
    make_published(article, "zh-hans")
    [entry] = read_feed(client, "/en/atom.xml").entries
    assert {link["hreflang"] for link in entry.links} == {"en", "zh-Hant"}


def test_a_correction_says_in_each_language_what_was_wrong(client: Client) -> None:
    make_correction(make_public("tea"))
    [entry] = read_feed(client, "/zh-hant/corrections/atom.xml").entries
    assert entry.summary == "年份有誤。"
    assert '<del lang="en">in 1949</del>' in entry.content[0].value
    assert entry.link == f"{ROOT}/zh-hant/articles/tea/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_json_feed_has_what_its_standard_asks_for(client: Client, language: str) -> None:
    make_filed()
    feed = read_json(client, f"/{language}/feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ROOT}/{language}/feed.json"
    assert feed["home_page_url"] == f"{ROOT}/{language}/"
    [item] = feed["items"]
    assert item["language"] == feed["language"] == tag(language)
    assert all(isinstance(item[name], str) for name in ("id", "url", "title", "date_published", "content_html"))
    assert item["authors"] == [{"name": "滇報 Dianbao"}]


def test_a_feed_ends_somewhere(client: Client) -> None:
    for number in range(ENTRIES + 1):
        make_public(f"tea-{number}", "en")
    assert len(titles(client, "/en/atom.xml")) == ENTRIES


@pytest.mark.parametrize(
    ("place", "queries"),
    [("", 2), ("regions/yunnan/", 4), ("topics/tea/", 4), ("sources/ruan-chengfa/", 7), ("corrections/", 2)],
)
def test_a_feed_costs_the_same_whatever_its_length(
    client: Client, place: str, queries: int, django_assert_num_queries: Any
) -> None:
    first = make_filed()
    for number in range(3):
        with django_assert_num_queries(queries):
            client.get(f"/en/{place}atom.xml")
        article = make_piece(f"tea-{number}", region=first.region)
        article.topics.set(first.topics.all())
        article.sources.set(first.sources.all())
        make_correction(article)
        make_published(article, "en")
