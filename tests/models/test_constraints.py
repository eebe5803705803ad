"""The database keeps rows sound, whoever writes them."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Block, Edition, Finding, Quote
from tests.make import make_article, make_document, make_paragraph, make_published

pytestmark = pytest.mark.django_db


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def make_finding(article, **fields) -> Finding:
    defaults = {
        "key": "k",
        "check_id": "number-differs",
        "severity": "must-fix",
        "language": "en",
        "start": 0,
        "end": 4,
    }
    return Finding.objects.create(article=article, **defaults | fields)


def test_two_paragraphs_cannot_stand_in_one_place() -> None:
    article = make_article()
    make_paragraph(article, {"en": "One"}, position=3)
    assert refused(lambda: make_paragraph(article, {"en": "Two"}, position=3))
    assert make_paragraph(make_article(), {"en": "Elsewhere"}, position=3).pk


def test_blocks_have_valid_spans_and_places_of_their_own() -> None:
    document = make_document("One paragraph of text that stands alone.")
    assert refused(lambda: Block.objects.create(document=document, position=9, start=4, end=4, kind="paragraph"))
    assert refused(lambda: Block.objects.create(document=document, position=0, start=0, end=3, kind="paragraph"))


def test_a_ruling_names_a_person() -> None:
    document = make_document("One paragraph of text that stands alone.")
    assert refused(lambda: document.blocks.update(ruling="strip"))


def test_a_finding_is_kept_once_and_dismissed_only_with_who_and_why() -> None:
    article = make_article()
    finding = make_finding(article)
    assert refused(lambda: make_finding(article))
    assert refused(lambda: make_finding(article, key="other", start=5, end=4))
    assert refused(lambda: Finding.objects.filter(pk=finding.pk).update(state="dismissed"))


def test_an_edition_is_published_only_with_a_revision_and_once_a_language() -> None:
    article = make_article()
    make_paragraph(article, {"en": "A headline"}, kind="headline")
    assert refused(lambda: Edition.objects.update(state="published"))
    assert refused(lambda: Edition.objects.create(article=article, language="en"))
    edition = make_published(article, "en")
    other = Edition.objects.create(article=article, language="zh-hans")
    assert refused(lambda: Edition.objects.filter(pk=other.pk).update(revision=edition.revision))


@pytest.mark.parametrize("language", ["en", "zh_hans", "zh_hant"])
def test_a_quote_has_a_valid_span_in_each_language(language: str) -> None:
    paragraph = make_paragraph(make_article(), {"en": "Said so."})
    span = {f"start_{language}": 5, f"end_{language}": 5}
    assert refused(lambda: Quote.objects.create(paragraph=paragraph, type="direct", **span))
