"""The corrections page: what was wrong, what is right, where the error arose, newest first."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, ReaderReport
from tests.public.make import make_correction, make_public
from tests.public.page import Page

pytestmark = pytest.mark.django_db


def test_a_correction_says_what_was_wrong_what_is_right_and_where_it_arose(client: Client) -> None:
    make_correction(make_public())
    page = Page(client.get("/en/corrections/"))
    for text in ("in 1949", "in 2020", "Correction, in translation", "The year was wrong.", "Tea moves west"):
        assert text in page.text


def test_each_reader_gets_the_note_in_her_language_and_the_words_in_theirs(client: Client) -> None:
    make_correction(make_public())
    page = Page(client.get("/zh-hant/corrections/"))
    assert "年份有誤。" in page.text
    assert page.all("dd", lang="en")
    assert page.all("p", lang="zh-Hant")


def test_the_newest_comes_first(client: Client) -> None:
    article = make_public()
    make_correction(article, wrong="older", published_at=timezone.now() - timedelta(days=1))
    make_correction(article, wrong="newer")
    text = Page(client.get("/en/corrections/")).text
    assert text.index("newer") < text.index("older")


def test_an_unpublished_correction_is_not_shown(client: Client) -> None:
    make_correction(make_public(), published_at=None)
    for address in ("/en/", "/en/corrections/"):
        assert "The year was wrong." not in Page(client.get(address)).text


def test_a_correction_goes_with_its_story(client: Client) -> None:
    make_correction(make_public())
    Edition.objects.update(state=Edition.State.WITHDRAWN)
    page = Page(client.get("/en/corrections/"))
    assert "1949" not in page.text
    assert "No correction has been published so far." in page.text


def test_a_list_of_corrections_costs_the_same_whatever_its_length(
    client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        make_correction(make_public(f"tea-{number}"))
        with django_assert_num_queries(2):
            client.get("/en/corrections/")


def test_a_retraction_is_listed_though_its_story_is_gone(client: Client) -> None:
    make_correction(make_public("tea-moves-west", "en"), kind="retraction", note_en="The story was invented.")
    Edition.objects.update(state=Edition.State.RETRACTED)
    assert "The story was invented." in Page(client.get("/en/corrections/")).text


def test_a_typo_without_a_note_is_not_listed(client: Client) -> None:
    silent = {"note_en": "", "note_zh_hans": "", "note_zh_hant": ""}
    make_correction(make_public(), kind="typo", wrong="teh", **silent)
    assert "teh" not in Page(client.get("/en/corrections/")).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=update", {"newer"}),
        ("language=zh-hant", {"newer"}),
        ("language=en", {"newer", "older"}),
        ("arose=original", {"older"}),
        ("kind=update&arose=original", set()),
        ("kind=nonsense", {"newer", "older"}),
        ("kind=&language=&arose=", {"newer", "older"}),
    ],
)
def test_corrections_are_chosen_by_kind_language_and_where_they_arose(
    client: Client, query: str, found: set[str]
) -> None:
    article = make_public()
    make_correction(article, wrong="older", arose="original")
    make_correction(article, wrong="newer", kind="update", languages=["en", "zh-hant"])
    page = Page(client.get(f"/en/corrections/?{query}"))
    assert page.faults() == []
    assert {word for word in ("newer", "older") if word in page.text} == found


def test_a_choice_of_corrections_is_not_indexed_and_stays_on_later_pages(client: Client) -> None:
    article = make_public()
    for _ in range(21):
        make_correction(article)
    page = Page(client.get("/en/corrections/?kind=correction"))
    assert page.robots == "noindex, follow"
    assert "?kind=correction&page=2" in page.links
    assert Page(client.get("/en/corrections/?kind=correction&page=2")).response.status_code == 200
    assert "noindex" not in Page(client.get("/en/corrections/")).robots


def test_a_correction_that_a_reader_asked_for_says_so(client: Client) -> None:
    article = make_public()
    told, own = make_correction(article), make_correction(article)
    revision = article.revisions.get(language="en")
    ReaderReport.objects.create(token="a", article=article, revision=revision, message="Wrong.", correction=told)
    assert Page(client.get("/en/corrections/")).text.count("A reader told us.") == 1
    assert not own.reports.exists()
