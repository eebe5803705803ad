"""How pages are served: to caches and to anybody, without cookies, and with useful pages for what is not there."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings

from tests.make import make_published
from tests.public.make import make_public
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/en/articles/tea-moves-west/"


@pytest.mark.parametrize("address", ["/", "/en/", ADDRESS, "/en/corrections/"])
def test_pages_are_for_caches_and_set_no_cookie(client: Client, address: str) -> None:
    make_public()
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "ETag" in response
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    make_public()
    etag = client.get(ADDRESS)["ETag"]
    again = client.get(ADDRESS, HTTP_IF_NONE_MATCH=etag)
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_revision_is_sent(client: Client) -> None:
    article = make_public()
    etag = client.get(ADDRESS)["ETag"]
    article.paragraphs.update(text_en="Another text.")
    make_published(article, "en")
    assert client.get(ADDRESS, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_a_new_edition_in_another_language_is_sent_too(client: Client) -> None:
    article = make_public("tea-moves-west", "en")
    etag = client.get(ADDRESS)["ETag"]
    make_published(article, "zh-hant")
    assert client.get(ADDRESS, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_an_article_says_when_it_last_changed(client: Client) -> None:
    make_public()
    changed = client.get(ADDRESS)["Last-Modified"]
    assert client.get(ADDRESS, HTTP_IF_MODIFIED_SINCE=changed).status_code == 304


def test_pages_are_only_read(client: Client) -> None:
    assert client.post("/en/").status_code == 405


@pytest.mark.parametrize("address", ["/fr/", "/EN/", "/zh/", "/en/articles/none/", "/en/none/"])
def test_what_is_not_there_gets_a_page_that_leads_on(client: Client, address: str) -> None:
    page = Page(client.get(address))
    assert page.response.status_code == 404
    assert page.faults() == []
    assert page.robots == "noindex, follow"
    assert {"/", "/en/"} <= page.links


def test_an_error_page_speaks_the_language_of_its_address(client: Client) -> None:
    page = Page(client.get("/zh-hant/none/", HTTP_ACCEPT_LANGUAGE="en"))
    assert page.lang == "zh-Hant"
    assert "/zh-hant/" in page.links


def test_a_missing_slash_is_put_right(client: Client) -> None:
    assert client.get("/en")["Location"] == "/en/"


def test_the_page_for_our_own_faults_needs_nothing_but_its_template() -> None:
    html = render_to_string("500.html")
    assert html.count("<section") == 3


@override_settings(SITE_NAME="A House")
def test_the_name_of_the_site_comes_from_the_settings(client: Client) -> None:
    assert "A House" in Page(client.get("/en/")).text


@pytest.mark.parametrize("address", ["/en/search/?q=tea", f"{ADDRESS}with/zh-hant/", "/en/corrections/?kind=update"])
def test_what_depends_on_a_question_is_kept_by_no_cache(client: Client, address: str) -> None:
    make_public()
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_caches_ask_again_for_what_is_not_there_yet(client: Client) -> None:
    assert client.get("/en/articles/none/")["Cache-Control"] == "public, max-age=0, must-revalidate"
