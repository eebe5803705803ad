"""Public corrections: what was wrong, what is right, and where the error arose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from articles.models import Correction, Edition
from articles.models.languages import LANGUAGES, column, get, name_in
from articles.reading import public_words as words
from articles.reading.public_lists import Slice, Translated, cut


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction in a list; `wrong` and `right` are in `language`, the headline belongs to the story's best edition."""

    id: int
    created_at: datetime
    published_at: datetime
    kind: str
    arose: str
    wrong: str
    right: str
    language: str
    note: Translated | None
    languages: tuple[str, ...]
    slug: str
    headline: Translated

    @property
    def label(self) -> str:
        """Kind and place of the error in words."""
        return words.correction_label(self.kind, self.arose)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader wants to see of the corrections; "" leaves a field open, and so does a value that there is not."""

    kind: str = ""
    language: str = ""
    arose: str = ""

    @property
    def wanted(self) -> dict[str, str]:
        """The fields that are chosen, as an address carries them."""
        known = {"kind": words.CORRECTION_KINDS, "language": LANGUAGES, "arose": words.AROSE}
        return {name: value for name in known if (value := getattr(self, name)) in known[name]}


def corrections(
    language: str, number: int | str = 1, choice: Choice = Choice(), at: datetime | None = None
) -> Slice[CorrectionNote]:
    """The published corrections to stories that readers may see, and the retractions of others, newest first."""
    wanted = dict(choice.wanted)
    rows = _published(at)
    if concerned := wanted.pop("language", ""):  # the list as text, because SQLite cannot look into a JSON list
        rows = rows.alias(concerned=Cast("languages", TextField())).filter(concerned__contains=f'"{concerned}"')
    listed = cut(rows.filter(**wanted), number)
    return Slice(tuple(_note(row, language) for row in listed.items), listed.number, listed.has_older)


def newest_corrections(
    language: str, count: int, at: datetime | None = None, *, only_approved: bool = False
) -> tuple[CorrectionNote, ...]:
    """The few newest corrections; of those to approved editions only, which feeds may have, no other is named."""
    return tuple(_note(row, language) for row in _published(at, only_approved)[:count])


def _published(at: datetime | None, only_approved: bool = False) -> QuerySet[Correction]:
    public, retracted = Edition.objects.published(at), Edition.objects.retracted(at)
    if only_approved:
        public, retracted = Edition.objects.approved(at), retracted.filter(revision__is_approved=True)
    editions = (public | retracted).select_related("revision").defer("revision__content")
    own = Q(Exists(public.filter(article=OuterRef("article"))))
    own |= Q(Exists(retracted.filter(article=OuterRef("article"))), kind=Correction.Kind.RETRACTION)
    silent = {column("note", language): "" for language in LANGUAGES}  # a typo that readers need not hear of
    return (
        Correction.objects.filter(own, published_at__lte=at or timezone.now())
        .exclude(kind=Correction.Kind.TYPO, **silent)
        .select_related("article")
        .prefetch_related(Prefetch("article__editions", queryset=editions, to_attr="public_editions"))
        .order_by("-published_at", "-pk")
    )


def _note(row: Any, language: str) -> CorrectionNote:
    return CorrectionNote(
        id=row.pk,
        created_at=row.created_at,
        published_at=row.published_at,
        kind=row.kind,
        arose=row.arose,
        wrong=row.wrong,
        right=row.right,
        language=language if language in row.languages else row.languages[0],
        note=_in(row, "note", language),
        languages=tuple(code for code in LANGUAGES if code in row.languages),
        slug=row.article.slug,
        headline=_headline(row.article.public_editions, language),
    )


def _in(row: Correction, field: str, language: str) -> Translated | None:
    """A text for a reader of `language`: her own, else the first that there is, with its language."""
    text = name_in(row, field, language)
    code = next((code for code in (language, *LANGUAGES) if text and get(row, field, code) == text), language)
    return Translated(code, text) if text else None


def _headline(editions: list[Edition], language: str) -> Translated:
    """The headline in the reader's language, else that of the first edition there is."""
    best = min(editions, key=lambda edition: (edition.language != language, edition.language))
    assert best.revision is not None  # a published edition has one
    return Translated(best.language, best.revision.headline)
