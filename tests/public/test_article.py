"""The article page: what it says about the text, and that it says only what the stored revision holds."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Paragraph, Quote
from articles.reading import public
from tests.make import make_article, make_paragraph, make_published, make_source
from tests.public.make import BODY, HEADLINE, make_correction, make_piece, make_public, make_quote
from tests.public.page import Page

pytestmark = pytest.mark.django_db


def read(client: Client, language: str = "en", slug: str = "tea-moves-west") -> Page:
    return Page(client.get(f"/{language}/articles/{slug}/"))


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant")])
def test_the_address_chooses_the_language_whatever_the_browser_asks_for(
    client: Client, language: str, lang: str
) -> None:
    make_public()
    client.cookies["django_language"] = "zh-hant"
    page = Page(client.get(f"/{language}/articles/tea-moves-west/", HTTP_ACCEPT_LANGUAGE="zh-hant"))
    assert (page.response.status_code, page.lang, page.response["Content-Language"]) == (200, lang, lang)
    assert HEADLINE[language] in page.text
    assert BODY[language] in page.text


def test_a_draft_never_reaches_the_page(client: Client) -> None:
    article = make_public()
    article.paragraphs.update(text_en="A change that nobody has published.")
    article.byline_en = "Somebody"
    article.save()
    page = read(client)
    assert "nobody has published" not in page.text
    assert "Somebody" not in page.text


@pytest.mark.parametrize("state", [Edition.State.DRAFT, Edition.State.IN_REVIEW, Edition.State.APPROVED])
def test_a_story_that_is_not_public_is_not_found(client: Client, state: str) -> None:
    make_public()
    Edition.objects.update(state=state)
    assert read(client).response.status_code == 404


def test_a_missing_edition_says_so_and_leads_to_those_that_exist(client: Client) -> None:
    make_public("tea-moves-west", "zh-hant")
    page = read(client)
    assert page.response.status_code == 200
    assert "not available in English" in page.text
    assert page.robots == "noindex, follow"
    assert "/zh-hant/articles/tea-moves-west/" in page.links


def test_a_withdrawn_edition_is_gone_and_says_so(client: Client) -> None:
    article = make_public()
    article.editions.filter(language="en").update(state=Edition.State.WITHDRAWN)
    page = read(client)
    assert page.response.status_code == 410
    assert "withdrawn" in page.text
    assert BODY["en"] not in page.text
    assert "/zh-hant/articles/tea-moves-west/" in page.links


def test_text_that_nobody_approved_is_labelled_and_kept_from_search_engines(client: Client) -> None:
    make_public(approved=False)
    page = read(client)
    assert "not fully checked" in page.text
    assert "Not approved yet:" in page.text
    assert page.robots == "noindex, follow"
    assert page.alternates == {}


def test_approved_text_carries_no_label(client: Client) -> None:
    make_public()
    page = read(client)
    assert "not fully checked" not in page.text
    assert "Not approved yet:" not in page.text
    assert "noindex" not in page.robots


def test_readers_are_told_how_the_text_came_about(client: Client) -> None:
    article = make_public()
    assert "Machine translation" in read(client).text
    assert "原文" in read(client, "zh-hant").text
    article.paragraphs.filter(kind=Paragraph.Kind.PARAGRAPH).update(origin_en=Paragraph.Origin.HUMAN)
    make_published(article, "en")
    assert "Machine translation, corrected by people" in read(client).text


def test_a_changed_original_is_announced(client: Client) -> None:
    article = make_piece()
    article.paragraphs.update(text_zh_hant="改了。")
    make_published(article, "en")
    assert "The original has changed" in read(client).text


def test_an_unchanged_original_is_not(client: Client) -> None:
    make_public()
    assert "The original has changed" not in read(client).text


def test_a_correction_stands_above_the_text_without_the_wrong_words(client: Client) -> None:
    article = make_piece()
    make_correction(article)
    make_published(article, "en")
    make_published(article, "zh-hant")
    page = read(client)
    assert "Correction, in translation" in page.text
    assert page.text.index("The year was wrong.") < page.text.index(BODY["en"])
    assert "1949" not in page.response.content.decode()
    assert "年份" not in read(client, "zh-hant").text


def test_a_confirmed_quote_is_marked_with_its_marks_and_leads_to_its_source(client: Client) -> None:
    article = make_piece()
    article.sources.add(source := make_source())
    make_quote(article, source=source)
    make_published(article, "en")
    page = read(client)
    assert '<span class="quote">“the tea is good”</span>' in page.response.content.decode()
    assert {"#quote-1", "/en/sources/ruan-chengfa/"} <= page.links
    assert page.all("p", class_="original", lang="zh-Hant")


@pytest.mark.parametrize("fields", [{"type": Quote.Type.INDIRECT}, {"state": Quote.State.SUGGESTED}])
def test_reported_and_suggested_words_are_not_marked_as_spoken(client: Client, fields: dict[str, Any]) -> None:
    article = make_piece()
    make_quote(article, **fields)
    make_published(article, "en")
    page = read(client)
    assert not page.all("span", class_="quote")
    assert "Quotation" not in page.graph


def test_of_two_quotes_that_overlap_no_word_is_shown_twice(client: Client) -> None:
    article = make_piece()
    make_quote(article)
    make_quote(article, words_en="tea is", start_en=13, end_en=19)
    make_published(article, "en")
    page = read(client)
    assert page.text.count("He said “the tea is good”") == 1
    assert page.faults() == []


def test_markup_in_a_text_is_shown_and_not_obeyed(client: Client) -> None:
    article = make_article(slug="tea-moves-west")
    make_paragraph(article, {"en": "</script><b>Tea</b> & milk"}, kind=Paragraph.Kind.HEADLINE)
    make_paragraph(article, {"en": "<img src=x onerror=alert(1)>"})
    make_published(article, "en")
    page = read(client)
    assert page.faults() == []
    assert not page.all("b")
    assert page.graph["NewsArticle"]["headline"] == "</script><b>Tea</b> & milk"


def test_lists_headings_and_captions_keep_their_kind(client: Client) -> None:
    article = make_piece()
    for kind in (Paragraph.Kind.HEADING, Paragraph.Kind.LIST_ITEM, Paragraph.Kind.LIST_ITEM, Paragraph.Kind.CAPTION):
        make_paragraph(article, {"en": f"A {kind}"}, kind=kind)
    make_published(article, "en")
    heading, first, second, caption = (f"p{row.pk}" for row in article.paragraphs.order_by("position")[2:])
    page = read(client)
    assert page.all("h2", id=heading)
    assert page.all("li", id=first)
    assert page.all("li", id=second)
    assert page.all("p", id=caption, class_="caption unapproved")
    assert page.faults() == []


def test_an_article_is_cited_with_its_version(client: Client) -> None:
    article = make_public("tea-moves-west", "en", byline_en="Mei Lin")
    assert (
        "Tea moves west (version 1). 滇報 Dianbao. http://testserver/en/articles/tea-moves-west/" in read(client).text
    )
    make_published(article, "en")
    assert "Tea moves west (version 2)" in read(client).text


def test_an_article_leads_to_what_stands_behind_it(client: Client) -> None:
    make_public("tea-moves-west", "en", "zh-hant")
    links = read(client).links
    root = "/en/articles/tea-moves-west/"
    assert {f"{root}versions/", f"{root}provenance/", f"{root}with/zh-hant/"} <= links
    assert f"{root}with/zh-hans/" not in links


def test_an_article_costs_two_queries(client: Client, django_assert_num_queries: Any) -> None:
    article = make_piece()
    article.sources.add(source := make_source())
    make_quote(article, source=source)
    make_correction(article)
    for language in HEADLINE:
        make_published(article, language)
    with django_assert_num_queries(2):
        read(client)


def test_a_scheduled_edition_is_found_from_its_moment_on(client: Client) -> None:
    article = make_public("tea-moves-west", "zh-hant")
    soon = timezone.now() + timedelta(hours=1)
    make_published(article, "en", state=Edition.State.SCHEDULED, published_at=soon)
    assert BODY["en"] not in read(client).text
    assert "/en/articles/tea-moves-west/" not in read(client, "zh-hant").alternates.values()
    Edition.objects.filter(language="en").update(published_at=timezone.now() - timedelta(seconds=1))
    assert BODY["en"] in read(client).text
    assert HEADLINE["en"] in Page(client.get("/en/")).text


def test_a_page_counts_as_changed_when_another_edition_comes_out(client: Client) -> None:
    article = make_public("tea-moves-west", "zh-hant")
    moment = timezone.now() + timedelta(hours=1)
    make_published(article, "en", state=Edition.State.SCHEDULED, published_at=moment)
    story = public.story("tea-moves-west", "zh-hant", at=moment)
    assert max(link.since for link in story.editions) == moment


def test_a_retracted_edition_says_why_in_its_readers_language(client: Client) -> None:
    article = make_public()
    make_correction(article, kind="retraction", note_en="The story was invented.")
    article.editions.filter(language="en").update(state=Edition.State.RETRACTED)
    page = read(client)
    assert page.response.status_code == 200
    assert page.robots == "noindex, follow"
    assert "retracted" in page.text
    assert "The story was invented." in page.text
    assert BODY["en"] not in page.text
    assert BODY["zh-hant"] in read(client, "zh-hant").text
