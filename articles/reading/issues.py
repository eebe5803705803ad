"""The revisions of an article, with what the trail knows of each: when it became public, why, and what readers were told with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime

from articles.models import Article, AuditEntry, Correction, Revision
from articles.models.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Issue:
    """A revision in the list: who, when and why; `corrections` are those that readers were told with it.

    `came_out` says whether the trail has its publication: one that was scheduled and taken off again never came out.
    """

    revision: Revision
    came_out: bool
    scheduled_for: datetime | None
    reason: str
    corrections: tuple[Correction, ...]

    @property
    def since(self) -> datetime:
        """When readers first saw it, or are to see it."""
        return self.scheduled_for or self.revision.created_at


def issues(article: Article) -> Mapping[str, tuple[Issue, ...]]:
    """The article's revisions by language, newest first, each with who, when and why."""
    rows = list(article.revisions.select_related("created_by").defer("content"))
    entries = AuditEntry.objects.filter(article=article, verb__in=("publish", "schedule"))
    by_subject = {(entry.subject, entry.verb): entry for entry in entries}
    told = list(article.corrections.filter(published_at__isnull=False))
    found: dict[str, list[Issue]] = {code: [] for code in LANGUAGES}
    for row in rows:
        scheduled = by_subject.get((f"revision {row.pk}", "schedule"))
        published = by_subject.get((f"revision {row.pk}", "publish"))
        reasons = [entry.reason for entry in (scheduled, published) if entry and entry.reason]
        found[row.language].append(
            Issue(
                row,
                published is not None,
                parse_datetime(scheduled.detail["after"]) if scheduled else None,
                next(iter(reasons), ""),
                tuple(note for note in told if _came_with(note, row)),
            )
        )
    return {code: tuple(editions) for code, editions in found.items() if editions}


def _came_with(note: Correction, revision: Revision) -> bool:
    """Whether a correction became public in the moment in which the revision did."""
    return revision.language in note.languages and note.published_at in (revision.created_at, revision.modified_at)
