"""Stage "publish": gates, immutable revisions, and what readers see."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from articles.errors import Blocked, InvalidDecision
from articles.models import Article, Correction, Edition, Finding, Paragraph, Revision
from articles.models.languages import get
from articles.workflow.access import require
from articles.workflow.audit import record
from articles.workflow.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class Gate:
    """One reason why an edition may not be published: a stable code, how many places, and whether it can be overridden."""

    code: str
    count: int = 1
    can_override: bool = True


def gates(edition: Edition, at: datetime | None = None) -> tuple[Gate, ...]:
    """The closed gates of an edition, in the order in which an editor deals with them; () is free to go."""
    article, language = edition.article, edition.language
    paragraphs = [row for row in article.paragraphs.all() if get(row, "text", language)]
    must_fix = article.findings.filter(
        language=language, severity=Finding.Severity.MUST_FIX, state=Finding.State.OPEN
    ).count()
    unapproved = sum(not row.is_approved(language) for row in paragraphs)
    embargoed = article.embargo_until is not None and article.embargo_until > (at or timezone.now())
    closed = (
        (not any(row.kind == Paragraph.Kind.HEADLINE for row in paragraphs), Gate("no-headline", can_override=False)),
        (must_fix > 0, Gate("must-fix", must_fix)),
        (unapproved > 0, Gate("unapproved", unapproved)),
        (article.rights == Article.Rights.UNKNOWN, Gate("rights")),
        (embargoed, Gate("embargo", can_override=False)),
        (article.legal_hold, Gate("legal-hold", can_override=False)),
    )
    return tuple(gate for is_closed, gate in closed if is_closed)


def publish(*, actor: User, article: Article, language: str, override: str = "") -> Revision:
    """Makes the draft as it stands the public revision; when nothing changed since, the public one is returned.

    Raises Blocked with the closed gates; `override` is the reason for passing those that may be overridden, and is audited.
    """
    require(actor, "publish_edition")
    edition = article.editions.filter(language=language).first()
    if edition is None:
        raise InvalidDecision(f"{article} has no edition in {language}.", code="no-edition")
    _pass(actor, gates(edition), override)
    content = snapshot(article, language)
    if edition.state == Edition.State.PUBLISHED and edition.revision and edition.revision.digest == _digest(content):
        return edition.revision
    now = timezone.now()
    revision = _revise(actor, edition, content, now)
    was = edition.state
    moved = Edition.objects.filter(pk=edition.pk, state=was, revision=edition.revision).update(
        state=Edition.State.PUBLISHED, revision=revision, published_at=edition.published_at or now
    )
    if not moved:
        raise Blocked("Somebody else published or withdrew this edition just now. Look again.", code="moved-on")
    _corrections(article, language).filter(published_at=None).update(published_at=now)
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
    public = Edition.objects.filter(article=article, language=language, state=Edition.State.PUBLISHED)
    if not public.update(state=Edition.State.WITHDRAWN):
        raise Blocked(f"The edition in {language} is not published.", code="not-published")
    record(actor, "withdraw", article, article=article, language=language, reason=reason)


def _pass(actor: User, closed: tuple[Gate, ...], override: str) -> None:
    if not closed:
        return
    if override.strip() and all(gate.can_override for gate in closed):
        require(actor, "override_gate")
        return
    codes = ", ".join(gate.code for gate in closed)
    raise Blocked(f"This edition cannot be published yet: {codes}.", code="gates", gates=closed)


def _revise(actor: User, edition: Edition, content: Mapping[str, Any], now: datetime) -> Revision:
    past = Revision.objects.filter(article=edition.article, language=edition.language)
    pending = _corrections(edition.article, edition.language).filter(published_at=None)
    kinds = set(pending.values_list("kind", flat=True))
    only_typos = edition.revision is not None and kinds == {Correction.Kind.TYPO}
    return Revision.objects.create(
        article=edition.article,
        language=edition.language,
        number=(past.aggregate(last=Max("number"))["last"] or 0) + 1,
        headline=content["headline"],
        standfirst=content["standfirst"],
        content=content,
        digest=_digest(content),
        is_approved=content["edition"]["approved"] == content["edition"]["total"],
        modified_at=edition.revision.modified_at if only_typos and edition.revision else now,
        created_at=now,
        created_by=actor,
    )


def _corrections(article: Article, language: str) -> Any:
    """The article's corrections that concern a language. (Filtered here: SQLite cannot look into a JSON list.)"""
    concerned = [row.pk for row in article.corrections.all() if language in row.languages]
    return article.corrections.filter(pk__in=concerned)


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
