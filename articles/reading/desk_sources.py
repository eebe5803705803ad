"""What the desk shows of a source: where it is used, and which others may be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q

from articles.models import Article, Quote, Source
from articles.models.languages import LANGUAGES, column, get, name_in
from articles.reading.desk import Piece, pieces
from articles.text.normalize import fold_all

PAGE = 10


@dataclass(frozen=True, slots=True)
class QuoteUse:
    """A quote of the source, in the viewer's language where it has that one."""

    quote: Quote
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a source is used, a page of each; the pages carry their numbers and counts."""

    articles: Page
    pieces: tuple[Piece, ...]
    quotes: Page
    quote_uses: tuple[QuoteUse, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """Sources that share a name when case, width and script are left aside."""

    name: str
    sources: tuple[Source, ...]

    @property
    def query(self) -> str:
        """The query string of the page that merges them."""
        return "&".join(f"source={source.pk}" for source in self.sources)


def used_in(source: Source, language: str, article_page: str, quote_page: str) -> Uses:
    """The articles that draw on or were published by a source, and the words that are attributed to it."""
    stories = Article.objects.filter(Q(sources=source) | Q(publisher=source)).distinct().select_related("region")
    said = Quote.objects.filter(source=source).select_related("paragraph__article").order_by("-pk")
    articles = Paginator(stories.order_by("-pk"), PAGE).get_page(article_page)
    quotes = Paginator(said, PAGE).get_page(quote_page)
    return Uses(articles, pieces(articles, language), quotes, tuple(_use(quote, language) for quote in quotes))


def duplicates(of: Source | None = None) -> tuple[Likely, ...]:
    """Sources that may be one and the same, by name in any language; with `of`, those that may be this one."""
    sources = list(Source.objects.filter(merged_into=None).exclude(kind=Source.Kind.UNNAMED))
    named = [(source, name) for source in sources for name in _names(source)]
    by_name: dict[str, list[Source]] = defaultdict(list)
    for (source, _), folded in zip(named, fold_all([name for _, name in named]), strict=True):
        if source not in by_name[folded]:
            by_name[folded].append(source)
    groups = {tuple(sorted(row.pk for row in rows)): rows for rows in by_name.values() if len(rows) > 1}
    alike = (Likely(str(rows[0]), tuple(rows)) for rows in groups.values())
    return tuple(found for found in alike if of is None or of in found.sources)


def _names(source: Source) -> Sequence[str]:
    """All names of a source, right and wrong, each on one line."""
    found: Iterable[str] = (
        name
        for code in LANGUAGES
        for name in (
            get(source, "name", code),
            *(getattr(source, column("also", code)) or ()),
            *(getattr(source, column("wrong_spellings", code)) or ()),
        )
    )
    return [" ".join(name.split()) for name in found if name.strip()]


def _use(quote: Quote, language: str) -> QuoteUse:
    spoken = next((code for code in (language, *LANGUAGES) if get(quote, "words", code)), language)
    return QuoteUse(quote, name_in(quote, "words", spoken), spoken)
