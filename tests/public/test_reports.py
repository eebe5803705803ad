"""A reader reports an error without a cookie or a script, and sees what came of it."""

import re
import time

import pytest
from django.core import signing
from django.test import Client

from articles.models import Finding, ReaderReport
from articles.views.reports import network_address
from articles.workflow import conductor, review
from tests.make import make_user
from tests.public.make import make_piece, make_public
from tests.public.page import Page

pytestmark = pytest.mark.django_db
FORM = "/en/articles/tea/report/"


@pytest.fixture
def story():
    return make_public("tea")


def signed(slug: str = "tea", age: float = 60) -> str:
    return signing.dumps([slug, time.time() - age], salt="reader-report")


def send(client: Client, address: str = FORM, **fields: str):
    return client.post(address, {"message": "It was in 2020.", "paragraph": "0", "form": signed()} | fields)


def test_the_form_chooses_the_paragraph_that_the_reader_came_from(client: Client, story) -> None:
    row = story.paragraphs.get(kind="paragraph").pk
    page = Page(client.get(f"{FORM}?p=p{row}"))
    chosen = [option["value"] for option in page.all("option") if "selected" in option]
    assert chosen == [str(row)]
    assert page.faults() == []
    assert page.robots == "noindex, follow"
    assert not page.response.cookies
    assert page.response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_a_report_lands_on_the_desk_and_leads_to_its_page(client: Client, story, language: str) -> None:
    response = send(client, FORM.replace("en", language, 1))
    told = ReaderReport.objects.get()
    assert response["Location"] == f"/{language}/reports/{told.token}/"
    assert told.finding.language == language
    assert "It was in 2020." in Page(client.get(response["Location"])).text


def test_the_page_of_a_report_says_what_came_of_it(client: Client, story) -> None:
    address = send(client)["Location"]
    assert "no editor has decided" in Page(client.get(address)).text
    finding = ReaderReport.objects.get().finding
    conductor.decide(story, review.dismiss, actor=make_user(), finding=finding, reason="An internal reason.")
    page = Page(client.get(address))
    assert "left the text as it is" in page.text
    assert "internal" not in page.text
    Finding.objects.update(state=Finding.State.FIXED)
    assert "We have corrected" in Page(client.get(address)).text


@pytest.mark.parametrize(
    "fields",
    [
        {"website": "https://spam.example"},
        {"form": "forged"},
        {"form": ""},
        {"message": ""},
        {"message": "a" * 3_000},
        {"message": "http://a http://b http://c"},
        {"paragraph": "999999"},
        {"paragraph": "' OR 1=1"},
    ],
)
def test_what_no_person_sends_is_refused_and_nothing_typed_is_lost(client: Client, story, fields) -> None:
    response = send(client, **fields)
    assert response.status_code == 422
    assert not ReaderReport.objects.exists()
    page = Page(response)
    assert page.faults() == []
    assert page.all("p", role="alert")
    assert (fields.get("message", "It was in 2020.")[:2_000]) in page.text


@pytest.mark.parametrize("about", [{"slug": "coffee"}, {"age": 0}, {"age": 90_000}])
def test_a_form_is_of_its_story_and_of_its_age(client: Client, story, about) -> None:
    assert send(client, form=signed(**about)).status_code == 422
    assert not ReaderReport.objects.exists()


def test_what_a_reader_writes_is_text_and_no_markup(client: Client, story) -> None:
    response = send(client, message="<script>alert(1)</script>")
    html = client.get(response["Location"]).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("path", ["/en/articles/none/report/", "/en/articles/draft/report/", "/en/reports/none/"])
def test_there_is_no_form_for_what_is_not_public(client: Client, path: str) -> None:
    make_piece("draft")
    assert client.get(path, follow=True).status_code == 404
    assert client.post(path, follow=True).status_code == 404


def test_where_an_edition_is_missing_the_article_says_what_there_is(client: Client) -> None:
    make_public("tea", "en")
    assert client.get("/zh-hans/articles/tea/report/")["Location"] == "/zh-hans/articles/tea/"


def test_a_post_without_a_cookie_is_enough_and_asks_for_none(story) -> None:
    response = send(Client(enforce_csrf_checks=True))
    assert response.status_code == 302
    assert not response.cookies


@pytest.mark.parametrize(
    ("headers", "trusted", "expected"),
    [
        ({}, False, "127.0.0.1"),
        ({"X-Forwarded-For": "198.51.100.1"}, False, "127.0.0.1"),
        ({"X-Forwarded-For": "198.51.100.9, 203.0.113.4"}, True, "203.0.113.4"),
        ({"X-Forwarded-For": "2001:db8:1:2:aaaa:bbbb:cccc:1"}, True, "2001:db8:1:2::"),
        ({"X-Forwarded-For": "2001:db8:1:2::2"}, True, "2001:db8:1:2::"),
        ({"X-Forwarded-For": "::ffff:203.0.113.4"}, True, "203.0.113.4"),
        ({"X-Forwarded-For": "unknown"}, True, "unknown"),
    ],
)
def test_only_our_own_proxy_says_where_a_reader_comes_from(rf, settings, headers, trusted, expected) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if trusted else None
    assert network_address(rf.get("/", headers=headers)) == expected


def test_the_pattern_of_tokens_gives_nothing_away(client: Client, story) -> None:
    send(client)
    assert re.fullmatch(r"[\w-]{20,}", ReaderReport.objects.get().token)


def test_a_report_that_is_far_too_long_hears_so(client: Client, story) -> None:
    response = send(client, message="x" * 5_000)
    assert response.status_code == 422
    assert "at most 2,000 characters" in Page(response).text
