"""Stage "publish": what readers see is an immutable revision, and how it is taken from them again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from articles.errors import InvalidDecision
from articles.models import Article, Correction, Edition, Revision
from articles.models.languages import get
from articles.workflow import revisions
from articles.workflow.access import require
from articles.workflow.audit import record
from articles.workflow.gates import Gate as Gate
from articles.workflow.gates import check, pending
from articles.workflow.gates import gates as gates
from articles.workflow.states import edition_of, move


def publish(*, actor: User, article: Article, language: str, override: str = "") -> Revision:
    """Makes the draft as it stands the public revision; when nothing changed since, the public one is returned.

    Raises Blocked with the closed gates; `override` is the reason for passing those that may be overridden, and is audited.
    """
    return publish_together(actor=actor, article=article, languages=[language], override=override)[0]


def publish_together(
    *, actor: User, article: Article, languages: Iterable[str], override: str = ""
) -> tuple[Revision, ...]:
    """Publishes several languages, or none of them when a gate of one is closed."""
    require(actor, "publish_edition")
    editions = [edition_of(article, language) for language in languages]
    if not editions:
        raise InvalidDecision("Choose at least one language.", code="no-language")
    check(actor, [gate for edition in editions for gate in gates(edition)], override)
    now = timezone.now()
    return tuple(_publish(actor, edition, override, now) for edition in editions)


def _publish(actor: User, edition: Edition, override: str, now: datetime) -> Revision:
    article, language = edition.article, edition.language
    content = revisions.content(edition)
    public = edition.revision
    if edition.state == Edition.State.PUBLISHED and public and public.digest == revisions.digest_of(content):
        return public
    told = pending(article, language)
    first = edition.published_at or now
    revision = revisions.make(actor, edition, content, moment=now, now=now, published_at=first, told=told)
    was = move(edition, "publish", revision=revision, published_at=first)
    revisions.tell(told, now)
    record(
        actor,
        "publish",
        revision,
        article=article,
        language=language,
        before=was,
        after=revision.digest,
        reason=override,
    )
    return revision


def withdraw(*, actor: User, article: Article, language: str, reason: str) -> None:
    """Takes an edition from the readers; its revisions stay."""
    require(actor, "publish_edition")
    if not reason.strip():
        raise InvalidDecision("Say why the edition is withdrawn: the audit trail keeps it.", code="reason")
    edition = edition_of(article, language)
    move(edition, "withdraw")
    record(actor, "withdraw", article, article=article, language=language, reason=reason)


def retract(*, actor: User, article: Article, language: str, reason: str) -> None:
    """Puts a retraction notice in the place of an edition: the note of the retraction that was told for its readers."""
    require(actor, "publish_edition")
    edition = edition_of(article, language)
    notices = [row for row in pending(article, language) if row.kind == Correction.Kind.RETRACTION]
    if not any(get(row, "note", language) for row in notices):
        raise InvalidDecision("A retraction tells its readers why, in their language.", code="note")
    move(edition, "retract")
    revisions.tell(notices, timezone.now())
    record(actor, "retract", edition, article=article, language=language, reason=reason)
