"""Who said what: the confirmed quotes of published stories, in the words of the edition and of the original."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.models import Edition, Filing
from articles.reading.public import quotes_of
from articles.reading.public_filing import filed
from articles.reading.public_lists import Slice, cut
from articles.reading.public_records import QuoteNote

STORIES = 10  # of which a page shows all quotes


@dataclass(frozen=True, slots=True)
class Quoting:
    """A story with those whom it quotes."""

    slug: str
    headline: str
    published_at: datetime
    quotes: tuple[QuoteNote, ...]


def quotes(language: str, number: int | str = 1, at: datetime | None = None) -> Slice[Quoting]:
    """The stories of a language that quote somebody, newest first."""
    page = cut(
        filed(Filing.Kind.QUOTES, "", language, at).values_list("revision", flat=True),
        number,
        STORIES,
    )
    public = Edition.objects.published(at).filter(revision__in=page.items, language=language)
    found = public.select_related("article", "revision").order_by("-published_at", "-pk")
    return Slice(tuple(map(_quoting, found)), page.number, page.has_older)


def _quoting(edition: Edition) -> Quoting:
    assert edition.revision is not None  # a published edition has one
    assert edition.published_at is not None
    content = edition.revision.content
    return Quoting(edition.article.slug, edition.revision.headline, edition.published_at, quotes_of(content))
