"""Front, region, topic, choice of languages: what they list, and what they say when there is nothing to list."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from articles.reading.public_lists import PAGE_SIZE
from tests.make import make_published, make_source
from tests.public.make import HEADLINE, make_piece, make_public, make_region, make_topic
from tests.public.page import Page

pytestmark = pytest.mark.django_db


def open_page(client: Client, address: str) -> Page:
    return Page(client.get(address))


def many(count: int, **fields: Any) -> None:
    for number in range(count):
        make_public(f"tea-{number}", "en", **fields)


def test_the_front_lists_the_newest_story_first(client: Client) -> None:
    make_public("old", "en")
    Edition.objects.update(published_at=timezone.now() - timedelta(days=1))
    make_public("new", "en")
    content = client.get("/en/").content.decode()
    assert content.index("/en/articles/new/") < content.index("/en/articles/old/")


def test_each_story_shows_the_languages_that_it_has(client: Client) -> None:
    make_public("tea", "en", "zh-hant")
    page = open_page(client, "/en/")
    assert "/zh-hant/articles/tea/" in page.links
    assert "/zh-hans/articles/tea/" not in page.links


def test_a_draft_an_embargo_and_a_legal_hold_keep_a_story_off_every_list(client: Client) -> None:
    region = make_region()
    make_piece("draft", region=region)
    make_public("held", legal_hold=True, region=region)
    make_public("embargoed", embargo_until=timezone.now() + timedelta(hours=1), region=region)
    for address in ("/", "/en/", "/en/regions/yunnan/"):
        assert not any("/articles/" in link for link in open_page(client, address).links)


def test_an_unapproved_story_is_labelled_in_lists(client: Client) -> None:
    make_public(approved=False)
    assert "Not fully checked" in open_page(client, "/en/").text


def test_a_region_names_itself_in_each_language_and_lists_its_stories(client: Client) -> None:
    make_public(region=make_region())
    make_public("elsewhere")
    page = open_page(client, "/en/regions/yunnan/")
    assert {"/en/articles/tea-moves-west/"} == {link for link in page.links if link.startswith("/en/articles/")}
    assert page.all("dd", lang="zh-Hans")
    assert "云南" in page.text
    assert "雲南" in page.text


def test_a_region_lists_a_story_where_readers_were_told_it_belongs_until_the_next_revision(client: Client) -> None:
    article = make_public("tea", region=make_region())
    article.region = make_region("sichuan")
    article.save()
    assert "/en/articles/tea/" in open_page(client, "/en/regions/yunnan/").links
    make_published(article, "en")
    assert "/en/articles/tea/" not in open_page(client, "/en/regions/yunnan/").links
    assert "/en/articles/tea/" in open_page(client, "/en/regions/sichuan/").links


def test_a_region_lists_the_newest_story_first_and_a_corrected_one_once_where_it_was(client: Client) -> None:
    region = make_region()
    yesterday = timezone.now() - timedelta(days=1)
    old = make_piece("old", region=region)
    make_published(old, "en", published_at=yesterday)
    make_public("new", "en", region=region)
    make_published(old, "en", published_at=yesterday)
    content = client.get("/en/regions/yunnan/").content.decode()
    assert content.count('class="headline"><a href') == 2
    assert content.index("/en/articles/new/") < content.index("/en/articles/old/")


def test_a_region_names_who_speaks_there_and_nobody_who_is_not_named(client: Client) -> None:
    article = make_piece(region=make_region())
    article.sources.add(make_source(), make_source("witness", kind="unnamed"), make_source("report", kind="document"))
    make_published(article, "en")
    links = open_page(client, "/en/regions/yunnan/").links
    assert {link for link in links if "/sources/" in link} == {"/en/sources/ruan-chengfa/"}


def test_a_topic_lists_the_stories_whose_published_text_names_it(client: Client) -> None:
    article = make_piece()
    article.topics.add(make_topic())
    make_published(article, "en")
    other = make_public("filed-later")
    other.topics.add(make_topic("coffee"))
    assert "/en/articles/tea-moves-west/" in open_page(client, "/en/topics/tea/").links
    assert "/en/articles/filed-later/" not in open_page(client, "/en/topics/coffee/").links


@pytest.mark.parametrize("address", ["/en/regions/nowhere/", "/en/topics/nothing/"])
def test_an_unknown_region_or_topic_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_region_without_stories_says_so_and_is_not_indexed(client: Client) -> None:
    make_region()
    page = open_page(client, "/en/regions/yunnan/")
    assert page.response.status_code == 200
    assert "No story here is published in English yet." in page.text
    assert page.robots == "noindex, follow"


def test_a_region_with_stories_in_another_language_leads_there(client: Client) -> None:
    make_public("tea", "zh-hant", region=make_region())
    page = open_page(client, "/en/regions/yunnan/")
    assert page.robots == "noindex, follow"
    assert page.all("a", href="/zh-hant/regions/yunnan/", lang="zh-Hant")


def test_an_empty_front_leads_to_the_other_languages(client: Client) -> None:
    page = open_page(client, "/en/")
    assert "No story is published in English yet." in page.text
    assert "/" in page.links


def test_the_root_offers_every_language_without_a_redirect(client: Client) -> None:
    make_public()
    page = Page(client.get("/", HTTP_ACCEPT_LANGUAGE="zh-hant"))
    assert page.response.status_code == 200
    assert {"/en/", "/zh-hans/", "/zh-hant/"} <= page.links
    assert all(headline in page.text for headline in HEADLINE.values())
    assert page.alternates["x-default"] == page.canonical == "http://testserver/"


def test_long_lists_come_in_pages(client: Client) -> None:
    many(PAGE_SIZE + 1)
    first, second = open_page(client, "/en/"), open_page(client, "/en/?page=2")
    assert "?page=2" in first.links
    assert "/en/" in second.links
    stories = [{link for link in page.links if "/articles/" in link} for page in (first, second)]
    assert [len(links) for links in stories] == [PAGE_SIZE, 1]
    assert second.canonical == "http://testserver/en/?page=2"


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "", "１", "9" * 30])
def test_a_page_that_a_list_does_not_have_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/en/?page={number}").status_code == 404


@pytest.mark.parametrize("address", ["/", "/en/", "/en/regions/yunnan/"])
def test_a_list_costs_the_same_whatever_its_length(
    client: Client, address: str, django_assert_num_queries: Any
) -> None:
    region = make_region()
    make_public("first", region=region)
    queries = {"/": 6, "/en/": 4, "/en/regions/yunnan/": 7}[address]
    with django_assert_num_queries(queries):
        client.get(address)
    many(8, region=region)
    with django_assert_num_queries(queries):
        client.get(address)
