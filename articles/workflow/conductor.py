"""The order of the stages, and the only place that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from articles.models import Article, RawDocument, ReaderReport
from articles.text import script
from articles.workflow import (
    assembly,
    conversion,
    corrections,
    cruft,
    editions,
    intake,
    likeness,
    pages,
    publication,
    quotes,
    reports,
    review,
    schedule,
    search_index,
    segmentation,
    tally,
)

STAGES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("receive", intake.receive),
    ("split", segmentation.split),
    ("judge", cruft.judge),
    ("fingerprint", likeness.fingerprint),
    ("assemble", assembly.assemble),
    ("convert", conversion.convert),
    ("quote", quotes.suggest),
    ("check", review.check),
    ("tally", tally.tally),
    ("correct", corrections.correct),
    ("approve", editions.approve_edition),
    ("publish", publication.publish),
    ("schedule", schedule.schedule),
    ("index", search_index.index),
    ("pages", pages.follow),
)
_ASK_GATES = (publication.publish, publication.publish_together, schedule.schedule, editions.approve_edition)
_OF_DOCUMENT = (segmentation.split, cruft.judge, likeness.fingerprint)
_OF_ARTICLE = (
    assembly.assemble,
    conversion.convert,
    quotes.suggest,
    review.check,
    editions.follow,
    tally.tally,
    search_index.index,
    pages.follow,
)


@contextmanager
def writing() -> Iterator[None]:
    """One transaction in which all is written or nothing; base columns of translated fields follow one fixed language."""
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        yield


def read_in(document: RawDocument) -> None:
    """Runs the machine stages of one document."""
    for stage in _OF_DOCUMENT:
        stage(document=document)


def settle(article: Article) -> None:
    """Runs the machine stages of an article; run again, they change nothing."""
    for stage in _OF_ARTICLE:
        stage(article=article)


def take_report(article: Article, **told: Any) -> ReaderReport:
    """Takes in what a reader told of an article, and counts it among what is left to do."""
    with writing():
        Article.objects.select_for_update().get(pk=article.pk)
        made = reports.report(article=article, **told)
        tally.tally(article=article)
    return made


def decide(article: Article, verb: Callable[..., Any], **arguments: Any) -> Any:
    """Carries out one decision of a person about an article, then brings everything that follows from it up to date."""
    return decide_all(article, [(verb, arguments)])[0]


def decide_all(article: Article, decisions: Iterable[tuple[Callable[..., Any], dict[str, Any]]]) -> list[Any]:
    """Carries out several decisions as one: all of them, or none. Two at once on one article wait for each other.

    Before one of them asks a gate, the article is checked: an import may have left out the checks that its gates ask for.
    """
    decisions = list(decisions)
    script.load()
    with writing():
        Article.objects.select_for_update().get(pk=article.pk)
        schedule.come_out(article=article)
        if any(verb in _ASK_GATES for verb, _ in decisions):
            review.check(article=article)
        results = [verb(article=article, **arguments) for verb, arguments in decisions]
        settle(article)
    return results
