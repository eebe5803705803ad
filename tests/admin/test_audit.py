"""The audit trail of the house: filtered, and exported as it is filtered."""

import csv
from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.reading.audit_table import COLUMNS, harmless
from articles.workflow.audit import record
from tests.make import make_article, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/auditentry/"


@pytest.fixture
def story() -> Article:
    article = make_article(slug="tea-moves-west")
    mei, wang = make_user("mei"), make_user("wang", "Publisher")
    record(mei, "correct", article, article=article, language="en", before="a", after="b", reason="=HYPERLINK(1)")
    record(wang, "publish", article, article=article, language="zh-hant")
    record(wang, "publish", other := make_article(slug="other"), article=other, language="en")
    return article


def door(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def exported(client: Client, **filters: str) -> list[list[str]]:
    answer = client.get(f"{LIST}csv/", filters)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(text.splitlines()))


@pytest.fixture
def li() -> Client:
    return door(make_user("li", "Editor"))


def test_the_export_is_the_list_as_it_is_filtered(story, li) -> None:
    assert len(exported(li)) == 4
    assert [row[2:4] for row in exported(li, article="tea-moves-west", verb="publish")[1:]] == [
        ["publish", "tea-moves-west"]
    ]
    assert [row[5] for row in exported(li, language="en", verb="publish")[1:]] == ["en"]
    actor = str(story.audit_entries.get(verb="publish").actor.pk)
    assert {row[1] for row in exported(li, actor__id__exact=actor)[1:]} == {"wang"}
    assert exported(li, at__gte="2999-01-01T00:00:00+00:00")[1:] == []


def test_the_table_names_its_columns_and_opens_in_a_spreadsheet(story, li) -> None:
    answer = li.get(f"{LIST}csv/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert b"".join(answer.streaming_content).startswith("\ufeffat,actor".encode())
    assert tuple(exported(li)[0]) == COLUMNS


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_nothing_is_taken_for_a_formula(value: str) -> None:
    assert harmless(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "a=b", "2020", "改了。"])
def test_plain_values_stay_as_they_are(value: str) -> None:
    assert harmless(value) == value


def test_a_reason_that_looks_like_a_formula_is_harmless_in_the_export(story, li) -> None:
    assert exported(li, verb="correct")[1][6] == "'=HYPERLINK(1)"


def test_nobody_exports_without_the_permission_to_look(story) -> None:
    assert door(make_user("zhou", None)).get(f"{LIST}csv/").status_code == 403
    assert Client().get(f"{LIST}csv/").status_code == 302


def test_the_list_offers_its_filters_and_keeps_them_for_the_export(story, li) -> None:
    page = li.get(LIST, {"verb": "publish"}).content.decode()
    assert "csv/?verb=publish" in page
    assert 'name="article"' in page
    assert '<input type="hidden" name="verb" value="publish">' in page
    assert "published an edition" in page


def test_an_unknown_filter_exports_nothing_and_leads_to_the_list(story, li) -> None:
    assert li.get(f"{LIST}csv/", {"nonsense": "1"}).status_code == 302


def test_the_list_costs_the_same_for_many(story, li, django_assert_max_num_queries) -> None:
    for _ in range(60):
        record(story.audit_entries.first().actor, "publish", story, article=story)
    li.get(LIST)
    with django_assert_max_num_queries(12):
        li.get(LIST)
