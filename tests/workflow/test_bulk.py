"""Rows written at once are rows as save() would write them, under keys that nobody else gets."""

from __future__ import annotations

import pytest
from django.db import transaction

from articles.models import Edition, Finding, Paragraph
from articles.workflow import bulk
from tests.make import make_article

pytestmark = pytest.mark.django_db


def test_what_no_row_names_takes_its_default() -> None:
    article = make_article()
    bulk.insert(Paragraph, [{"article_id": article.pk, "position": 0, "text_en": "One."}])
    row, saved = article.paragraphs.get(), Paragraph(article=article, position=1, text_en="One.")
    saved.save()
    ours, theirs = (
        {k: v for k, v in vars(each).items() if k not in ("_state", "id", "position", "text", "_article_cache")}
        for each in (row, Paragraph.objects.get(pk=saved.pk))
    )
    assert ours == theirs


def test_rows_may_name_different_fields() -> None:
    article = make_article()
    bulk.insert(
        Paragraph,
        [{"article_id": article.pk, "position": n, f"text_{code}": "x"} for n, code in enumerate(("en", "zh_hant"))],
    )
    assert list(article.paragraphs.values_list("text_en", "text_zh_hant")) == [("x", None), (None, "x")]


def test_json_and_moments_come_back_as_they_went() -> None:
    article = make_article()
    row = {
        "article_id": article.pk,
        "key": "k",
        "check_id": "c",
        "severity": "advisory",
        "language": "en",
        "start": 0,
        "end": 1,
    }
    bulk.insert(Finding, [row | {"evidence": "ü", "parameters": {"found": "ü", "count": 2}}])
    finding = article.findings.get()
    assert (finding.parameters, finding.state) == ({"found": "ü", "count": 2}, "open")
    assert finding.found_at >= article.created_at


def test_reserved_keys_are_new_and_the_next_row_comes_after_them() -> None:
    article = make_article()
    first = Edition.objects.create(article=article, language="en")
    with transaction.atomic():
        keys = bulk.reserve(Edition, 2)
        rows = zip(keys, ("zh-hans", "zh-hant"), strict=True)
        bulk.insert(Edition, [{"id": key, "article_id": article.pk, "language": code} for key, code in rows])
    assert len({first.pk, *keys}) == 3
    assert Edition.objects.create(article=make_article(), language="en").pk not in {first.pk, *keys}
    assert sorted(article.editions.values_list("pk", flat=True)) == sorted([first.pk, *keys])


def test_nothing_is_written_of_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        bulk.insert(Edition, [])
