"""Two editions beside each other: rows that belong together, gaps that say so, and a form that needs no script."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Edition
from tests.make import make_paragraph, make_published
from tests.public.make import BODY, HEADLINE, make_piece, make_public
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ROOT = "/en/articles/tea-moves-west/"


def read(client: Client, address: str = "with/zh-hant/") -> Page:
    return Page(client.get(f"{ROOT}{address}"))


@pytest.mark.parametrize("view", ["", "?view=rows", "?view=columns", "?view=stacked", "?view=<b>"])
def test_both_editions_stand_in_their_own_language(client: Client, view: str) -> None:
    make_public()
    page = read(client, f"with/zh-hant/{view}")
    assert page.faults() == []
    for text in (HEADLINE["en"], HEADLINE["zh-hant"], BODY["en"], BODY["zh-hant"]):
        assert text in page.text
    assert any(have.get("lang") == "zh-Hant" for name, have in page.elements if name in ("p", "section"))
    assert page.robots == "noindex, follow"
    assert page.alternates == {}


def test_rows_share_the_anchor_of_their_paragraph(client: Client) -> None:
    article = make_public()
    row = article.paragraphs.get(kind="paragraph")
    assert len(read(client).all("div", id=f"p{row.pk}")) == 1


def test_a_gap_says_that_the_paragraph_is_not_in_that_edition(client: Client) -> None:
    article = make_piece()
    make_paragraph(article, {"en": "Only in English."}, approved=True)
    make_paragraph(article, {"zh-hant": "只有中文。"}, approved=True)
    make_paragraph(article, {"en": "The end.", "zh-hant": "完。"}, approved=True)
    for language in ("en", "zh-hant"):
        make_published(article, language)
    text = read(client).text
    assert "Not in the Traditional Chinese edition" in text
    assert "Not in the English edition" in text
    assert text.index("Only in English.") < text.index("只有中文。") < text.index("完。")


def test_only_what_is_published_is_shown(client: Client) -> None:
    article = make_public()
    article.paragraphs.update(text_zh_hant="沒有人發布過。")
    assert "沒有人發布過" not in read(client).text


def test_text_that_nobody_approved_is_marked(client: Client) -> None:
    make_public(approved=False)
    assert "Not approved yet:" in read(client).text


@pytest.mark.parametrize(
    ("other", "said"), [("zh-hans", "not published in Simplified Chinese"), ("en", "two different")]
)
def test_a_pair_that_there_is_not_leads_to_one_that_there_is(client: Client, other: str, said: str) -> None:
    make_public("tea-moves-west", "en", "zh-hant")
    page = read(client, f"with/{other}/")
    assert page.response.status_code == 200
    assert said in page.text
    assert f"{ROOT}with/zh-hant/" in page.links


def test_a_story_in_one_language_says_so(client: Client) -> None:
    make_public("tea-moves-west", "en")
    page = read(client)
    assert "It is published in this language only." in page.text
    assert ROOT in page.links


def test_the_form_leads_to_the_pair_and_the_view(client: Client) -> None:
    make_public()
    response = client.get(f"{ROOT}with/?first=zh-hans&other=en&view=stacked")
    assert response["Location"] == "/zh-hans/articles/tea-moves-west/with/en/?view=stacked"
    assert client.get(f"{ROOT}with/?other=en")["Location"] == f"{ROOT}with/en/"


@pytest.mark.parametrize("query", ["", "?other=fr", "?first=//evil&other=en"])
def test_a_language_that_there_is_not_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"{ROOT}with/{query}").status_code == 404


def test_the_language_links_swap_the_pair(client: Client) -> None:
    make_public()
    links = read(client).links
    assert {"/zh-hant/articles/tea-moves-west/with/en/", "/zh-hans/articles/tea-moves-west/with/zh-hant/"} <= links


def test_a_withdrawn_partner_is_a_pair_that_there_is_not(client: Client) -> None:
    article = make_public()
    article.editions.filter(language="zh-hant").update(state=Edition.State.WITHDRAWN)
    page = read(client)
    assert BODY["zh-hant"] not in page.text
    assert "not published in Traditional Chinese" in page.text


def test_a_bilingual_page_costs_four_queries(client: Client, django_assert_num_queries: Any) -> None:
    make_public()
    with django_assert_num_queries(4):
        read(client)
