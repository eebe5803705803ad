"""Stage "review" of a whole edition: it is submitted, sent back, approved, and falls back by itself when its text changes."""

from __future__ import annotations

from django.contrib.auth.models import User

from articles.errors import Blocked, InvalidDecision
from articles.models import Article, Edition
from articles.workflow.access import require, require_language
from articles.workflow.audit import record
from articles.workflow.gates import of_text
from articles.workflow.states import edition_of, move


def submit(*, actor: User, article: Article, language: str) -> None:
    """Hands a draft to the editors."""
    require_language(actor, language)
    edition = edition_of(article, language)
    was = move(edition, "submit")
    record(actor, "submit", edition, article=article, language=language, before=was, after=edition.state)


def send_back(*, actor: User, article: Article, language: str, reason: str) -> None:
    """Gives an edition back to who works on its text, with what is still to be done."""
    require(actor, "approve_paragraph")
    if not reason.strip():
        raise InvalidDecision("Say what is still to be done: the audit trail keeps it.", code="reason")
    edition = edition_of(article, language)
    was = move(edition, "send back")
    record(
        actor,
        "send back",
        edition,
        article=article,
        language=language,
        before=was,
        after=edition.state,
        reason=reason.strip(),
    )


def approve_edition(*, actor: User, article: Article, language: str) -> None:
    """Says that a whole edition is fit for its readers; raises Blocked while a row is not approved or a must-fix finding is open."""
    require(actor, "approve_paragraph")
    edition = edition_of(article, language)
    closed = of_text(edition)
    if closed:
        codes = ", ".join(gate.code for gate in closed)
        raise Blocked("This edition cannot be approved yet: %(codes)s.", code="gates", gates=closed, codes=codes)
    was = move(edition, "approve edition")
    record(actor, "approve edition", edition, article=article, language=language, before=was, after=edition.state)


def follow(*, article: Article) -> None:
    """An approved edition whose text no longer stands as it was approved is in review again; run again, it changes nothing."""
    for edition in article.editions.filter(state=Edition.State.APPROVED):
        edition.article = article
        if of_text(edition):
            move(edition, "fall back")
