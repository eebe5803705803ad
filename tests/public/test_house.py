"""What every page leads to: the policies, the foot of the page, and the pages for what is not there or must not be shown."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from tests.public.make import HEADLINE, make_correction, make_public
from tests.public.page import Page

pytestmark = pytest.mark.django_db
SECTIONS = ("corrections", "verification", "unnamed-sources", "machines", "rights")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policies_are_told_in_every_language(client: Client, language: str) -> None:
    page = Page(client.get(f"/{language}/policies/"))
    assert page.faults() == []
    assert all(page.all("h2", id=section) for section in SECTIONS)
    assert "noindex" not in page.robots
    assert len(page.alternates) == len(LANGUAGES) + 1


def test_every_page_leads_to_corrections_quotes_and_policies(client: Client) -> None:
    for address in ("/en/", "/en/nothing/"):
        assert {"/en/corrections/", "/en/policies/", "/en/quotes/"} <= Page(client.get(address)).links


def test_an_address_for_mail_is_shown_only_where_there_is_one(client: Client) -> None:
    assert "mailto:" not in client.get("/en/policies/").content.decode()
    with override_settings(CONTACT_EMAIL="desk@example.org"):
        assert "mailto:desk@example.org" in Page(client.get("/en/policies/")).links


def test_what_is_not_there_leads_to_the_newest_stories(client: Client) -> None:
    make_public()
    page = Page(client.get("/zh-hant/nothing/"))
    assert page.response.status_code == 404
    assert HEADLINE["zh-hant"] in page.text
    assert page.lang == "zh-Hant"


def test_a_prefix_that_is_no_language_is_answered_in_all_of_them(client: Client) -> None:
    page = Page(client.get("/fr/nothing/"))
    assert page.faults() == []
    assert {section["lang"] for section in page.all("section")} == {"en", "zh-Hans", "zh-Hant"}
    assert {"/en/", "/zh-hans/", "/zh-hant/"} <= page.links


@pytest.mark.parametrize("state", [Edition.State.PUBLISHED, Edition.State.WITHDRAWN, Edition.State.RETRACTED])
def test_a_story_on_legal_hold_is_gone_and_nothing_is_told_of_it(client: Client, state: str) -> None:
    make_correction(make_public(legal_hold=True), kind="retraction", note_en="It was libel.")
    Edition.objects.update(state=state)
    page = Page(client.get("/en/articles/tea-moves-west/"))
    assert page.response.status_code == 410
    assert "This page is not available" in page.text
    assert page.faults() == []
    for secret in (HEADLINE["en"], "libel", "withdrawn", "retracted"):
        assert secret not in page.response.content.decode()
    assert not any("/articles/" in link for link in page.links if not link.endswith("/articles/tea-moves-west/"))


def test_a_story_on_legal_hold_that_was_never_published_is_not_found(client: Client) -> None:
    make_public(legal_hold=True)
    Edition.objects.update(state=Edition.State.SCHEDULED, published_at=timezone.now() + timedelta(hours=1))
    assert client.get("/en/articles/tea-moves-west/").status_code == 404
    Edition.objects.update(state=Edition.State.DRAFT, revision=None, published_at=None)
    assert client.get("/en/articles/tea-moves-west/").status_code == 404


def test_a_hold_that_is_lifted_brings_the_story_back(client: Client) -> None:
    make_public(legal_hold=True)
    Article.objects.update(legal_hold=False)
    assert client.get("/en/articles/tea-moves-west/").status_code == 200
