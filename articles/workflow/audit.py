"""The audit trail: every verb that changes something writes an entry here, in the same transaction."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from articles.models import Article, AuditEntry
from articles.models.story import digest

request_id: ContextVar[str] = ContextVar("request_id", default="")


def record(
    actor: User,
    verb: str,
    subject: models.Model,
    *,
    article: Article | None,
    language: str = "",
    before: str = "",
    after: str = "",
    reason: str = "",
) -> AuditEntry:
    """Appends one entry; `before` and `after` are texts: their digests are compared, the texts are kept as detail."""
    values = fields(actor, verb, subject, article=article, language=language, before=before, after=after, reason=reason)
    return AuditEntry.objects.create(**values)


def name_of(subject: models.Model) -> str:
    """How an entry names the row that it is about."""
    return f"{subject._meta.verbose_name_raw} {subject.pk}"


def fields(
    actor: User,
    verb: str,
    subject: models.Model,
    *,
    article: Article | None,
    language: str = "",
    before: str = "",
    after: str = "",
    reason: str = "",
) -> dict[str, Any]:
    """What is stored of an entry."""
    return {
        "actor_id": actor.pk,
        "verb": verb,
        "article_id": article.pk if article else None,
        "subject": name_of(subject),
        "language": language,
        "before": digest(before),
        "after": digest(after),
        "reason": reason,
        "detail": {"before": before, "after": after} if before or after else {},
        "request_id": request_id.get(),
    }
