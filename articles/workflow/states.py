"""The states of an edition, and the only way from one to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.errors import Blocked, InvalidDecision
from articles.models import Article, Edition

State = Edition.State

# From which states a verb may leave, and where it leads; "unschedule" leads back to what the edition was.
MOVES: Mapping[str, tuple[tuple[Edition.State, ...], Edition.State]] = {
    "submit": ((State.DRAFT,), State.IN_REVIEW),
    "send back": ((State.IN_REVIEW, State.APPROVED), State.DRAFT),
    "approve edition": ((State.IN_REVIEW,), State.APPROVED),
    "fall back": ((State.APPROVED,), State.IN_REVIEW),
    "schedule": ((State.DRAFT, State.IN_REVIEW, State.APPROVED, State.WITHDRAWN), State.SCHEDULED),
    "unschedule": ((State.SCHEDULED,), State.DRAFT),
    "come out": ((State.SCHEDULED,), State.PUBLISHED),
    "publish": (
        (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.WITHDRAWN, State.RETRACTED),
        State.PUBLISHED,
    ),
    "withdraw": ((State.PUBLISHED,), State.WITHDRAWN),
    "retract": ((State.PUBLISHED, State.WITHDRAWN), State.RETRACTED),
}


def may(verb: str, edition: Edition) -> bool:
    """Whether the table of moves lets this verb leave the state that the edition is in."""
    return edition.state in MOVES[verb][0]


def edition_of(article: Article, language: str) -> Edition:
    """The article's edition in a language; raises InvalidDecision where there is none."""
    edition = article.editions.select_related("revision").filter(language=language).first()
    if edition is None:
        raise InvalidDecision(
            "%(article)s has no edition in %(language)s.", code="no-edition", article=str(article), language=language
        )
    edition.article = article
    return edition


def move(edition: Edition, verb: str, **fields: Any) -> str:
    """Carries an edition along an arrow of the table, with further columns to set; gives the state that it left.

    Raises Blocked where there is no such arrow, and where somebody else moved it meanwhile: the row decides the race.
    """
    if not may(verb, edition):
        raise Blocked(
            "The edition in %(language)s is no longer in a state that allows this step. Look again.",
            code="state",
            language=edition.language,
        )
    was = edition.state
    values = {"state": MOVES[verb][1], **fields}
    seen = Edition.objects.filter(pk=edition.pk, state=was, revision=edition.revision)
    if not seen.update(**values):
        raise Blocked("Somebody else moved this edition just now. Look again.", code="moved-on")
    for name, value in values.items():
        setattr(edition, name, value)
    return was


def not_scheduled(article: Article, language: str) -> None:
    """What will be public is frozen already; an edit would be lost on readers, and nobody would notice."""
    if article.editions.filter(language=language, state=Edition.State.SCHEDULED).exists():
        raise Blocked(
            "The edition in %(language)s is scheduled as it stands. Take it off the schedule first, on the page “Publish”.",
            code="scheduled",
            language=language,
        )
