"""The search page: what it finds for whom, what it never finds, and what it says instead."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.reading import public_search
from articles.workflow import search_index
from tests.make import make_published, make_source
from tests.public.make import make_piece, make_public, make_region, make_topic
from tests.public.page import Page
from tests.text.search.test_terms import HOSTILE

pytestmark = pytest.mark.django_db


def make_found(slug: str = "tea-moves-west", *languages: str, **fields: Any) -> Article:
    """A published article that can be searched."""
    article = make_public(slug, *languages, **fields)
    search_index.index(article=article)
    return article


def ask(client: Client, text: str, language: str = "en", **filters: str) -> Page:
    return Page(client.get(f"/{language}/search/", {"q": text, **filters}))


def stories(page: Page) -> list[str]:
    """What was found, in order: the addresses behind the headlines."""
    main = page.response.content.decode().split('<h3 class="headline">')[1:]
    return [part.split('"')[1] for part in main]


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "茶葉"), ("zh-hant", "茶叶"), ("en", "teas move"), ("en", '"the tea is good"')]
)
def test_a_story_is_found_in_the_language_of_the_page(client: Client, language: str, words: str) -> None:
    make_found()
    page = ask(client, words, language)
    assert stories(page) == [f"/{language}/articles/tea-moves-west/"]
    assert page.all("mark")
    assert page.faults() == []


def test_all_languages_are_searched_when_asked_for(client: Client) -> None:
    make_found()
    assert stories(ask(client, "茶葉")) == []
    assert len(stories(ask(client, "茶葉", **{"in": "all"}))) == 2


def test_a_form_without_words_explains_itself_and_is_not_indexed(client: Client) -> None:
    page = ask(client, "")
    assert "in either script" in page.text
    assert page.robots == "noindex, follow"
    assert page.faults() == []
    assert "no-store" in page.response["Cache-Control"]


def test_what_is_not_public_is_never_found(client: Client) -> None:
    make_found("held", legal_hold=True)
    make_found("embargoed", embargo_until=timezone.now() + timedelta(hours=1))
    for slug, state in (("withdrawn", "withdrawn"), ("retracted", "retracted"), ("in-review", "in-review")):
        article = make_found(slug)
        Edition.objects.filter(article=article).update(state=state)
    article = make_piece("scheduled")
    make_published(article, "en", state="scheduled", published_at=timezone.now() + timedelta(hours=1))
    search_index.index(article=article)
    page = ask(client, "tea", **{"in": "all"})
    assert stories(page) == []
    assert "Nothing found" in page.text
    assert not page.all("aside")


def test_a_scheduled_story_is_found_from_its_moment_on(client: Client) -> None:
    article = make_piece("scheduled")
    make_published(article, "en", state="scheduled", published_at=timezone.now() - timedelta(seconds=1))
    search_index.index(article=article)
    assert stories(ask(client, "tea")) == ["/en/articles/scheduled/"]


def test_a_match_in_the_headline_comes_first_and_newest_by_date(client: Client) -> None:
    make_found("headline", "en")
    Edition.objects.update(published_at=timezone.now() - timedelta(days=3))
    article = make_piece("body")
    article.paragraphs.filter(kind="headline").update(text_en="Another matter")
    make_published(article, "en")
    for story in Article.objects.all():
        search_index.index(article=story)
    assert stories(ask(client, "tea")) == ["/en/articles/headline/", "/en/articles/body/"]
    assert stories(ask(client, "tea", sort="newest")) == ["/en/articles/body/", "/en/articles/headline/"]


def test_filters_narrow_by_region_topic_source_and_date(client: Client) -> None:
    article = make_piece("filed", region=make_region(), publisher=make_source("herald"))
    article.topics.add(make_topic())
    make_published(article, "en")
    search_index.index(article=article)
    make_found("elsewhere", "en")
    today = f"{timezone.localdate()}"
    for filters in ({"region": "yunnan"}, {"topic": "tea"}, {"source": "herald"}):
        page = ask(client, "tea", **filters)
        assert stories(page) == ["/en/articles/filed/"], filters
        assert "Remove:" in page.text
    assert len(stories(ask(client, "tea", **{"from": today, "to": today}))) == 2
    assert stories(ask(client, "tea", **{"from": "1999-01-01", "to": "1999-12-31"})) == []


def test_choices_say_how_many_stories_are_behind_them(client: Client) -> None:
    make_found("one", region=make_region())
    make_found("two", "en")
    page = ask(client, "tea")
    assert "/en/search/?q=tea&region=yunnan" in page.links
    assert "/en/search/?q=tea&in=all" in page.links
    assert "Yunnan 1" in " ".join(page.text.split())
    assert f"{timezone.localdate().year} 2" in " ".join(page.text.split())


@pytest.mark.parametrize("name", ["region", "topic", "source"])
def test_an_unknown_filter_finds_nothing_and_leads_back(client: Client, name: str) -> None:
    make_found()
    page = ask(client, "tea", **{name: "nowhere\0"})
    assert stories(page) == []
    assert "/en/search/?q=tea" in page.links


@pytest.mark.parametrize("day", ["x", "2026-02-31", "0001-01-01", "9999-12-31"])
def test_a_date_that_is_none_is_left_out_and_said(client: Client, day: str) -> None:
    make_found()
    page = ask(client, "tea", **{"from": day})
    assert stories(page)
    assert "A date was not understood" in page.text


def test_nothing_found_offers_other_languages_fewer_words_and_no_filters(client: Client) -> None:
    make_found()
    assert "/en/search/?q=%E8%8C%B6%E8%91%89&in=all" in ask(client, "茶葉").links
    assert "/en/search/?q=tea&in=all" in ask(client, "tea elephants").links
    assert (
        "/zh-hans/search/?q=%E8%8C%B6%E5%8F%B6%E8%A5%BF%E8%A1%8C&in=all" in ask(client, "茶叶西行大象", "zh-hans").links
    )
    assert "/en/search/?q=tea" in ask(client, "tea", **{"from": "1999-01-01", "to": "1999-12-31"}).links


def test_a_slip_of_the_keys_and_a_known_wrong_spelling_are_mended(client: Client) -> None:
    article = make_piece("ruan", publisher=make_source(wrong_spellings_en=["Yuan Chengfa"]))
    article.paragraphs.filter(kind="headline").update(text_en="Ruan Chengfa on infrastructure")
    make_published(article, "en")
    search_index.index(article=article)
    assert "/en/search/?q=ruan+infrastructure" in ask(client, "ruan infrastucture").links
    assert "/en/search/?q=Ruan+Chengfa" in ask(client, "Yuan Chengfa").links


def test_the_source_of_a_draft_is_not_given_away(client: Client) -> None:
    make_source("secret", name_en="Deep Throat")
    page = ask(client, "deep throad", source="secret")
    assert "Deep Throat" not in page.text


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000, "茶" * 10_000, "-tea", "<script>alert(1)</script>"])
def test_no_words_are_an_error(client: Client, text: str) -> None:
    make_found()
    response = client.get(
        f"/en/search/?q={quote(text, errors='surrogatepass')}&region={quote(text, errors='surrogatepass')}"
    )
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "99999999999999999999", "1e9"])
def test_a_page_that_the_results_do_not_have_is_not_found(client: Client, number: str) -> None:
    make_found()
    assert client.get(f"/en/search/?q=tea&page={number}").status_code == 404


def test_results_come_in_pages_that_keep_the_question(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(21):
        make_found(f"tea-{number}", "en", region=None)
    first = ask(client, "tea", sort="newest")
    assert len(stories(first)) == 20
    assert "/en/search/?q=tea&sort=newest&page=2" in first.links
    second = Page(client.get("/en/search/?q=tea&sort=newest&page=2"))
    assert len(stories(second)) == 1
    assert not set(stories(first)) & set(stories(second))


def test_the_other_languages_are_asked_the_same(client: Client) -> None:
    assert "/zh-hant/search/?q=tea" in ask(client, "tea").links


def test_the_page_says_what_was_found_as_structured_data(client: Client) -> None:
    make_found("tea", "en")
    node = ask(client, "tea").graph["SearchResultsPage"]
    assert node["mainEntity"]["itemListElement"][0]["url"] == "http://testserver/en/articles/tea/"


def test_every_page_leads_to_the_search(client: Client) -> None:
    assert "/zh-hans/search/" in Page(client.get("/zh-hans/")).links


def test_a_search_costs_the_same_whatever_it_finds(client: Client, django_assert_num_queries: Any) -> None:
    queries = 7 if connection.vendor == "sqlite" else 8  # which asks whether it looked at all that have the terms
    make_found("first")
    with django_assert_num_queries(queries):
        ask(client, "tea")
    for number in range(8):
        make_found(f"tea-{number}", region=None)
    with django_assert_num_queries(queries):
        ask(client, "tea")


def test_of_a_word_that_too_many_stories_have_the_newest_are_shown_and_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_search, "COUNTED", 3)
    for number in range(3):
        make_found(f"tea-{number}", "en", region=None)
        Edition.objects.filter(article__slug=f"tea-{number}").update(
            published_at=timezone.now() - timedelta(days=number + 1)
        )
    place = make_region()
    make_found("place", "en", region=place)
    for article in Article.objects.all():
        search_index.index(article=article)
    page = ask(client, "tea", sort="newest")
    assert stories(page) == [f"/en/articles/{slug}/" for slug in ("place", "tea-0", "tea-1")]
    assert "The newest 3 stories" in page.text
    Edition.objects.filter(article__slug="place").update(published_at=timezone.now() - timedelta(days=9))
    search_index.index(article=Article.objects.get(slug="place"))
    assert stories(ask(client, "tea", region="yunnan")) == ["/en/articles/place/"]


@pytest.mark.parametrize("looked_at", [(1, 2, None), (2, None)])
def test_a_phrase_is_found_behind_newer_stories_that_have_its_words_apart(
    client: Client, monkeypatch: pytest.MonkeyPatch, looked_at: tuple[int | None, ...]
) -> None:
    monkeypatch.setattr(public_search, "LOOKED_AT", looked_at)
    for days, text in enumerate(("Leaf and gold.", "A leaf of gold.", "Gold, then a leaf.", "A gold leaf.")):
        article = make_public(f"tea-{days}", "en")
        article.paragraphs.exclude(kind="headline").update(text_en=text)
        make_published(article, "en", published_at=timezone.now() - timedelta(days=days + 1))
        search_index.index(article=article)
    assert stories(ask(client, '"gold leaf"')) == ["/en/articles/tea-3/"]
    assert stories(ask(client, 'gold -"leaf of"', sort="newest")) == [f"/en/articles/tea-{at}/" for at in (0, 2, 3)]
    assert stories(ask(client, '"leaf gold"')) == []
