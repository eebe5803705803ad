"""What bars an edition from its readers, for every door alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from articles.errors import Blocked
from articles.models import Article, Correction, Edition, Finding, Paragraph, Picture
from articles.models.languages import get
from articles.models.publication import draft_passages, wording
from articles.workflow.access import require

TEXT = ("no-headline", "must-fix", "unapproved")  # those that an editor opens before she approves an edition


@dataclass(frozen=True, slots=True)
class Gate:
    """One reason why an edition may not be published: a stable code, how many places, whether it can be overridden, and the first row
    that an editor has to settle for it (the id of a paragraph)."""

    code: str
    count: int = 1
    can_override: bool = True
    row: int | None = None
    language: str = ""


def gates(edition: Edition, at: datetime | None = None) -> tuple[Gate, ...]:
    """The closed gates of an edition at a moment, in the order in which an editor deals with them; () is free to go."""
    article = edition.article
    embargoed = article.embargo_until is not None and article.embargo_until > (at or timezone.now())
    closed = (
        *_of_text(edition),
        (is_silent(edition), Gate("untold", can_override=False)),
        (_is_unseen(edition), Gate("picture-alt")),
        (article.rights == Article.Rights.UNKNOWN, Gate("rights")),
        (embargoed, Gate("embargo", can_override=False)),
        (article.legal_hold, Gate("legal-hold", can_override=False)),
    )
    return tuple(replace(gate, language=edition.language) for is_closed, gate in closed if is_closed)


def of_text(edition: Edition) -> tuple[Gate, ...]:
    """The closed gates that are a matter of the text alone: what an editor's approval of the whole edition asks for."""
    return tuple(replace(gate, language=edition.language) for is_closed, gate in _of_text(edition) if is_closed)


def check(actor: User, closed: Iterable[Gate], override: str) -> None:
    """Raises Blocked with the closed gates, unless all can be overridden, the actor may, and says why."""
    closed = tuple(closed)
    if not closed:
        return
    if override.strip() and all(gate.can_override for gate in closed):
        require(actor, "override_gate")
        return
    codes = ", ".join(f"{gate.code} ({gate.language})" for gate in closed)
    raise Blocked("This cannot be published yet: %(codes)s.", code="gates", gates=closed, codes=codes)


def is_silent(edition: Edition) -> bool:
    """Whether readers see another text than the draft's, and nobody has said what the change is."""
    if edition.state_at() != Edition.State.PUBLISHED or edition.revision is None:
        return False
    draft = draft_passages(edition.article.paragraphs.all(), edition.language)
    return wording(draft) != wording(edition.revision.passages) and not pending(edition.article, edition.language)


def pending(article: Article, language: str) -> list[Correction]:
    """The corrections of a language that its readers have not seen yet. (Filtered here: SQLite cannot look into a JSON list.)"""
    return [row for row in article.corrections.filter(published_at=None) if language in row.languages]


def _is_unseen(edition: Edition) -> bool:
    """Whether there is a picture that readers who do not see it would know nothing of."""
    picture = Picture.objects.filter(article=edition.article_id).first()
    return picture is not None and not get(picture, "alt", edition.language)


def _of_text(edition: Edition) -> tuple[tuple[bool, Gate], ...]:
    article, language = edition.article, edition.language
    rows = [row for row in article.paragraphs.all() if get(row, "text", language)]
    open_must_fix = article.findings.filter(
        language=language, severity=Finding.Severity.MUST_FIX, state=Finding.State.OPEN
    )
    must_fix = list(open_must_fix.order_by("paragraph__position", "start").values_list("paragraph_id", flat=True))
    unapproved = [row.pk for row in rows if not row.is_approved(language)]
    has_headline = any(row.kind == Paragraph.Kind.HEADLINE for row in rows)
    return (
        (not has_headline, Gate("no-headline", can_override=False)),
        (bool(must_fix), Gate("must-fix", len(must_fix), row=next(iter(must_fix), None))),
        (bool(unapproved), Gate("unapproved", len(unapproved), row=next(iter(unapproved), None))),
    )
