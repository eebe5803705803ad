"""Sitemaps: each address that search engines may show, once, with its other languages; and robots.txt, which names them."""

from collections import Counter
from datetime import timedelta
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from articles.reading import public_sitemaps
from tests.make import make_published, make_source
from tests.public.feeds import locations, read_xml
from tests.public.make import WITHHELD, make_piece, make_public, make_region, make_topic
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"


def listed(client: Client) -> dict[str, dict[str, str]]:
    """Every address of every file of the index, with the other languages that it names."""
    found: dict[str, dict[str, str]] = {}
    for file in locations(read_xml(client, "/sitemap.xml", "sitemap.xsd")):
        response = client.get(urlsplit(file).path)
        if response.status_code == 404:
            continue  # a stretch of sources of which no published story draws on any
        root = read_xml(client, urlsplit(file).path, "sitemap.xsd")
        for url in root:
            links = {link.get("hreflang"): link.get("href") for link in url.iter("{http://www.w3.org/1999/xhtml}link")}
            assert url[0].text not in found
            found[url[0].text] = links
    return found


def make_everything() -> Article:
    article = make_piece("tea", region=make_region(), publisher=make_source("herald", kind="publication"))
    article.topics.add(make_topic())
    article.sources.add(make_source())
    for language in LANGUAGES:
        make_published(article, language)
    return article


def test_every_page_that_search_engines_may_show_is_listed_as_it_describes_itself(client: Client) -> None:
    make_everything()
    found = listed(client)
    places = (
        "",
        "policies/",
        "corrections/",
        "articles/tea/",
        "regions/yunnan/",
        "topics/tea/",
        "sources/herald/",
        "sources/ruan-chengfa/",
    )
    assert set(found) == {f"{ROOT}/{language}/{place}" for language in LANGUAGES for place in places}
    for address, alternates in found.items():
        page = Page(client.get(urlsplit(address).path))
        assert (page.canonical, page.alternates) == (address, alternates)
        assert "noindex" not in page.robots


def test_an_empty_site_has_a_sitemap(client: Client) -> None:
    assert set(listed(client)) == {
        f"{ROOT}/{code}/{place}" for code in LANGUAGES for place in ("", "corrections/", "policies/")
    }


STATES: dict[str, dict[str, Any]] = {
    "draft": {"state": Edition.State.DRAFT},
    "scheduled": {"state": Edition.State.SCHEDULED, "published_at": timezone.now() + timedelta(days=1)},
    "withdrawn": {"state": Edition.State.WITHDRAWN},
    "retracted": {"state": Edition.State.RETRACTED},
}


@pytest.mark.parametrize("state", STATES)
def test_an_edition_that_is_not_public_is_not_listed_nor_named_by_the_others(client: Client, state: str) -> None:
    make_public("tea").editions.filter(language="en").update(**STATES[state])
    found = {address: links for address, links in listed(client).items() if "/articles/" in address}
    assert set(found) == {f"{ROOT}/zh-hans/articles/tea/", f"{ROOT}/zh-hant/articles/tea/"}
    assert all(set(links) == {"zh-Hans", "zh-Hant", "x-default"} for links in found.values())
    assert "/en/articles/" not in client.get("/sitemap-news.xml").content.decode()


@pytest.mark.parametrize("fields", WITHHELD.values(), ids=WITHHELD)
def test_a_story_that_search_engines_may_not_show_is_not_listed(client: Client, fields: dict[str, Any]) -> None:
    make_public(**fields)
    assert not [address for address in listed(client) if "/articles/" in address]
    assert locations(read_xml(client, "/sitemap-news.xml", "sitemap.xsd")) == []


def test_what_only_a_draft_names_is_not_given_away(client: Client) -> None:
    public = make_public(region=make_region())
    public.topics.add(make_topic())
    public.sources.add(make_source())
    Article.objects.update(publisher=make_source("herald"))
    make_region("elsewhere")
    assert not [
        address for address in listed(client) if "sources" in address or "topics" in address or "else" in address
    ]


def test_a_region_is_listed_in_the_languages_in_which_it_has_stories(client: Client) -> None:
    make_public("tea", "zh-hant", region=make_region())
    assert [address for address in listed(client) if "/regions/" in address] == [f"{ROOT}/zh-hant/regions/yunnan/"]


def test_a_file_holds_a_stretch_of_articles_and_none_moves(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_sitemaps, "STRETCH", 2)
    for number in range(5):
        make_public(f"tea-{number}", "en")
    files = [file for file in locations(read_xml(client, "/sitemap.xml", "sitemap.xsd")) if "articles" in file]
    before = {file: locations(read_xml(client, urlsplit(file).path, "sitemap.xsd")) for file in files}
    assert Counter(chain(*before.values())) == Counter(f"{ROOT}/en/articles/tea-{number}/" for number in range(5))
    assert max(map(len, before.values())) == 2
    make_public("tea-5", "en")
    assert locations(read_xml(client, urlsplit(files[0]).path, "sitemap.xsd")) == before[files[0]]


def test_no_file_can_hold_more_than_ten_thousand_addresses() -> None:
    assert public_sitemaps.STRETCH * len(LANGUAGES) <= 10_000


@pytest.mark.parametrize(
    "name", ["articles-9999", "sources-7", "articles-x", "articles-9223372036854776", f"sources-{10**30}"]
)
def test_a_file_without_addresses_is_not_there(client: Client, name: str) -> None:
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_the_news_are_of_two_days_in_languages_as_news_search_engines_write_them(client: Client) -> None:
    make_public("old")
    Edition.objects.update(published_at=timezone.now() - timedelta(hours=49))
    make_public("tea")
    root = read_xml(client, "/sitemap-news.xml", "sitemap.xsd")
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    assert {url[0].text: url.find(f".//{news}language").text for url in root} == {
        f"{ROOT}/en/articles/tea/": "en",
        f"{ROOT}/zh-hans/articles/tea/": "zh-cn",
        f"{ROOT}/zh-hant/articles/tea/": "zh-tw",
    }
    assert {element.text for element in root.iter(f"{news}name")} == {"滇報 Dianbao"}


def test_the_news_are_the_newest_thousand(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert public_sitemaps.NEWS_MOST == 1_000
    monkeypatch.setattr(public_sitemaps, "NEWS_MOST", 2)
    for number in range(3):
        make_public(f"tea-{number}", "en")
    found = locations(read_xml(client, "/sitemap-news.xml", "sitemap.xsd"))
    assert found == [f"{ROOT}/en/articles/tea-2/", f"{ROOT}/en/articles/tea-1/"]


def test_robots_txt_names_the_sitemaps_and_closes_the_desk_the_search_and_duplicates(client: Client) -> None:
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert {"Disallow: /admin/", "Disallow: /*/search/", "Disallow: /*?", "Allow: /*?page="} <= set(lines)
    assert [line for line in lines if line.startswith("Sitemap: ")] == [
        f"Sitemap: {ROOT}/sitemap.xml",
        f"Sitemap: {ROOT}/sitemap-news.xml",
    ]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/sitemap.xml", 2),
        ("/sitemap-pages.xml", 5),
        ("/sitemap-articles-0.xml", 1),
        ("/sitemap-sources-0.xml", 1),
        ("/sitemap-news.xml", 1),
        ("/robots.txt", 0),
    ],
)
def test_a_sitemap_costs_the_same_whatever_it_lists(
    client: Client, address: str, queries: int, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(public_sitemaps, "STRETCH", 10**9)  # ids of other tests are behind us
    make_everything()
    for number in range(3):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200
        make_public(f"tea-{number}", region=make_region(f"region-{number}"), publisher=make_source(f"source-{number}"))
