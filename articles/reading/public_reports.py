"""What readers told of errors: the passages that a form offers, and what came of a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import Truncator

from articles.models import Edition, Finding, ReaderReport

EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage of a story that a report may point to."""

    row: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The story that a report is about, in one language."""

    slug: str
    headline: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report and what came of it: "open", "corrected", or "kept" where the newsroom left the text as it is."""

    slug: str
    language: str
    headline: str
    message: str
    received_at: datetime
    state: str


def subject(slug: str, language: str) -> Subject | None:
    """The public story with its passages, None where readers see none."""
    edition = (
        Edition.objects.published().filter(article__slug=slug, language=language).select_related("revision").first()
    )
    if edition is None or edition.revision is None:
        return None
    rows = edition.revision.content["paragraphs"]
    choices = tuple(Choice(row["id"], Truncator(row["text"]).chars(EXCERPT)) for row in rows)
    return Subject(slug, edition.revision.headline, choices)


def outcome(token: str) -> Outcome | None:
    """What came of a report, None where there is none under this token."""
    row = ReaderReport.objects.filter(token=token).select_related("article", "revision", "finding").first()
    if row is None:
        return None
    return Outcome(
        slug=row.article.slug,
        language=row.revision.language,
        headline=row.revision.headline,
        message=row.message,
        received_at=row.created_at,
        state=_state(row),
    )


def _state(row: ReaderReport) -> str:
    if row.correction_id or (row.finding and row.finding.state == Finding.State.FIXED):
        return "corrected"
    return "kept" if row.finding and row.finding.state == Finding.State.DISMISSED else "open"
