"""The newsroom's decisions leave in the shape that the engine is trained on: final verdicts, people's pages, nothing half."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article, Block, RawDocument
from articles.text.cruft import judge
from articles.workflow import conductor, cruft
from tests.make import make_document, make_source, make_story, make_user

pytestmark = pytest.mark.django_db

STORY = (
    "The province opened a new road to the south on Monday, and it will carry four thousand trucks a day from May on."
)
PAGE = f"A new road opens\n\nBy Wang Min, May 3\n\n{STORY}\n\nOur column\n\nShare this article on Facebook\n"


@pytest.fixture
def story() -> Article:
    """A page on which Mei stripped "Our column"."""
    article = make_story({"en": PAGE}, byline_en="Wang Min")
    block = article.documents.get().blocks.get(position=3)
    conductor.decide(article, cruft.rule, actor=make_user("mei"), block=block, ruling="strip")
    return article


def exported(*options: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("export_verdicts", *options, stdout=out, stderr=StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


def labels(record: dict[str, Any]) -> list[str]:
    return [block["label"] for block in record["blocks"]]


def test_a_page_is_labelled_by_the_final_verdicts(story) -> None:
    make_document("Nobody ruled here\n\nOn this page.\n")
    (record,) = exported()
    assert set(record) == {"id", "lang", "news", "url", "blocks"}
    assert (record["lang"], record["news"]) == ("en", True)
    assert labels(record) == ["neutral", "neutral", "article", "cruft", "cruft"]
    assert [block["text"] for block in record["blocks"]] == [line for line in PAGE.split("\n") if line]


def test_the_engine_reads_what_was_exported(story) -> None:
    (record,) = exported()
    assert len(judge([block["text"] for block in record["blocks"]], language=record["lang"])) == len(record["blocks"])


def test_people_only_labels_only_what_people_ruled_on(story) -> None:
    assert labels(exported("--people-only")[0]) == ["neutral", "neutral", "neutral", "cruft", "neutral"]


def test_all_takes_pages_that_nobody_ruled_on(story) -> None:
    make_document(f"Nobody ruled here\n\n{STORY}\n")
    assert [len(record["blocks"]) for record in exported("--all")] == [5, 2]


def test_a_publisher_and_a_day_choose_pages(story) -> None:
    make_source("the-paper")
    RawDocument.objects.update(publisher=make_source("other"))
    assert exported("--publisher", "the-paper") == []
    assert len(exported("--publisher", "other")) == 1
    Block.objects.exclude(ruling="").update(ruled_at=timezone.now() - timedelta(days=9))
    assert exported("--since", (timezone.now() - timedelta(days=2)).date().isoformat()) == []
    assert len(exported("--since", (timezone.now() - timedelta(days=12)).isoformat())) == 1


def test_a_file_is_written_whole(story, tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    assert exported("--output", str(path)) == []
    assert json.loads(path.read_text(encoding="utf-8"))["lang"] == "en"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--publisher", "the-papper"], "The nearest: the-paper"),
        (["--since", "yesterday"], "not a date: yesterday"),
        (["--since", "2026-13-45"], "not a date"),
        (["--output", "/no/such/folder/x.jsonl"], "Choose another place"),
    ],
)
def test_what_cannot_be_done_is_said(story, options: list[str], said: str) -> None:
    make_source("the-paper")
    with pytest.raises(CommandError, match=said):
        exported(*options)


def test_more_pages_cost_few_queries(story, django_assert_max_num_queries) -> None:
    for number in range(20):
        make_document(f"Page {number}\n\n{STORY}\n")
    with django_assert_max_num_queries(8):
        assert len(exported("--all")) == 21


def test_what_has_waited_for_a_day_is_deleted() -> None:
    out = StringIO()
    call_command("purge_arrivals", stdout=out)
    assert out.getvalue() == "0 deleted\n"
