"""hreflang on every page, in every language and state: mutual, self-naming, absolute, and never to a page that is not for search engines."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import tag
from tests.make import make_published, make_source
from tests.public.make import make_correction, make_piece, make_quote, make_region, make_topic
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"
PLACES = (
    "",
    "articles/tea/",
    "sources/ruan-chengfa/",
    "regions/yunnan/",
    "topics/tea/",
    "corrections/",
    "quotes/",
    "policies/",
)
LATER = timezone.now() + timedelta(days=1)


def make_story(**fields: Any) -> Article:
    article = make_piece("tea", region=make_region(), **fields)
    article.sources.add(make_source())
    article.topics.add(make_topic())
    make_correction(article)
    make_quote(article)
    for language in LANGUAGES:
        make_published(article, language)
    return article


def unapprove(article: Article) -> None:
    article.paragraphs.update(approved_digest_en="")
    make_published(article, "en")


# What becomes of the English edition (or, from "embargoed" on, of all of them).
STATES: dict[str, Any] = {
    "published": lambda article: None,
    "unapproved": unapprove,
    "withdrawn": lambda article: article.editions.filter(language="en").update(state=Edition.State.WITHDRAWN),
    "retracted": lambda article: article.editions.filter(language="en").update(state=Edition.State.RETRACTED),
    "scheduled": lambda article: make_published(article, "en", state=Edition.State.SCHEDULED, published_at=LATER),
    "missing": lambda article: article.editions.filter(language="en").delete(),
    "embargoed": lambda article: Article.objects.update(embargo_until=LATER),
    "on legal hold": lambda article: Article.objects.update(legal_hold=True),
    "without rights": lambda article: Article.objects.update(rights=Article.Rights.UNKNOWN),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("place", PLACES)
def test_alternates_are_mutual_absolute_and_lead_to_pages_for_search_engines(
    client: Client, place: str, state: str
) -> None:
    STATES[state](make_story())
    for language in LANGUAGES:
        page = Page(client.get(f"/{language}/{place}"))
        own = f"{ROOT}/{language}/{place}"
        if page.response.status_code == 404:
            continue
        assert page.canonical == own
        if "noindex" in page.robots:
            assert page.alternates == {}
            continue
        assert page.response.status_code == 200
        assert page.alternates[tag(language)] == own
        assert page.alternates["x-default"]
        for hreflang, url in page.alternates.items():
            other = Page(client.get(urlsplit(url).path))
            assert url.startswith(f"{ROOT}/")
            assert (other.response.status_code, other.canonical, other.alternates) == (200, url, page.alternates)
            assert "noindex" not in other.robots
            assert hreflang in (other.lang, "x-default")


@pytest.mark.parametrize("state", STATES)
def test_the_story_has_the_alternates_that_its_state_allows(client: Client, state: str) -> None:
    STATES[state](make_story())
    named = {
        "published": {"en", "zh-Hans", "zh-Hant", "x-default"},
        "embargoed": set(),
        "on legal hold": set(),
        "without rights": set(),
    }.get(state, {"zh-Hans", "zh-Hant", "x-default"})
    assert set(Page(client.get("/zh-hant/articles/tea/")).alternates) == named


@pytest.mark.parametrize("state", [state for state in STATES if state != "published"])
def test_an_english_edition_that_is_not_for_search_engines_says_so(client: Client, state: str) -> None:
    STATES[state](make_story())
    page = Page(client.get("/en/articles/tea/"))
    assert page.robots == "noindex, follow"


def test_the_choice_of_languages_is_the_default_of_every_front(client: Client) -> None:
    chooser = Page(client.get("/"))
    assert chooser.canonical == chooser.alternates["x-default"] == f"{ROOT}/"
    assert all(Page(client.get(f"/{language}/")).alternates == chooser.alternates for language in LANGUAGES)
