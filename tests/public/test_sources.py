"""A source's profile: names, wrong spellings, stories and quotes, and no source that only a draft knows."""

from typing import Any

import pytest
from django.test import Client

from tests.make import make_published, make_source
from tests.public.make import make_piece, make_public, make_quote
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/en/sources/ruan-chengfa/"


def test_a_profile_shows_names_wrong_spellings_stories_and_quotes(client: Client) -> None:
    article = make_piece()
    article.sources.add(source := make_source(wrong_spellings_en=["Yuan Chengfa"], role_en="governor"))
    quote = make_quote(article, source=source)
    make_published(article, "en")
    page = Page(client.get(ADDRESS))
    for text in ("Ruan Chengfa", "阮成发", "阮成發", "Yuan Chengfa", "governor", "the tea is good"):
        assert text in page.text
    assert f"/en/articles/tea-moves-west/#p{quote.paragraph_id}" in page.links
    assert page.graph["ProfilePage"]["mainEntity"]["name"] == "Ruan Chengfa"


def test_a_publisher_has_a_profile(client: Client) -> None:
    make_public(publisher=make_source("herald", kind="publication"))
    assert "/en/articles/tea-moves-west/" in Page(client.get("/en/sources/herald/")).links


def test_a_source_that_only_a_draft_names_is_not_given_away(client: Client) -> None:
    public = make_public()
    source = make_source()
    public.sources.add(source)
    make_piece("draft").sources.add(source)
    assert client.get(ADDRESS).status_code == 404


def test_an_unknown_source_is_not_found(client: Client) -> None:
    assert client.get("/en/sources/nobody/").status_code == 404


def test_a_profile_without_a_story_in_the_language_leads_to_one_that_has(client: Client) -> None:
    article = make_piece()
    article.sources.add(make_source())
    make_published(article, "zh-hant")
    page = Page(client.get(ADDRESS))
    assert "/zh-hant/sources/ruan-chengfa/" in page.links
    assert page.robots == "noindex, follow"


def test_nobody_s_description_is_passed_off_as_a_name(client: Client) -> None:
    article = make_piece()
    article.sources.add(make_source("witness", kind="unnamed", name_en="A witness"))
    make_published(article, "en")
    page = Page(client.get("/en/sources/witness/"))
    assert "does not name this source" in page.text
    assert page.graph["ProfilePage"]["mainEntity"] == {"@type": "Person", "description": "A witness"}


def test_a_profile_costs_the_same_whatever_it_lists(client: Client, django_assert_num_queries: Any) -> None:
    source = make_source()
    for number in range(3):
        article = make_piece(f"tea-{number}")
        article.sources.add(source)
        make_quote(article, source=source)
        make_published(article, "en")
        with django_assert_num_queries(8):
            client.get(ADDRESS)
