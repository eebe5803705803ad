"""The search of published stories: hits with the words marked, and how they spread over languages, regions and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext

from articles.models import Edition, Region, SearchDoc
from articles.models.languages import LANGUAGES, name_in
from articles.reading import public_words as words
from articles.reading.public import named
from articles.reading.public_lists import PAGE_SIZE
from articles.reading.public_records import Named
from articles.reading.public_search_asked import ALL, NEWEST, Asked
from articles.reading.public_sources import successor
from articles.text.search.excerpts import Part, excerpt, marked
from articles.text.search.query import Query
from articles.text.search.terms import spans

COUNTED = 1_000  # the newest hits of a word that more stories have: those are shown and counted
RANKED = 200  # the newest hits, of which the best come first; those behind them follow by date
FACETS = 8  # regions and years that are offered


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that was found: its headline and some lines of its text with the words marked. The names are those of a teaser."""

    slug: str
    language: str
    headline: tuple[Part, ...]
    excerpt: tuple[Part, ...]
    region: Named | None
    published_at: datetime
    is_approved: bool
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow the search, or to widen it again: what it is called, how many stories are behind it, and its address."""

    name: str
    count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found: its number from 1, how many pages there are, and how many hits in all."""

    items: tuple[Hit, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: one page of hits, the pages beside it, and the choices of order, languages, regions and years.

    `counted` is how many of the newest hits the choices count, 0 where they count all.
    """

    hits: Hits
    previous: str
    next: str
    orders: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    years: tuple[Choice, ...]
    counted: int

    @property
    def is_cut(self) -> bool:
        """Whether there may be more hits than are shown."""
        return self.hits.total == self.counted > 0

    @property
    def has_choices(self) -> bool:
        """Whether anything at all was found, in whatever language and region."""
        return any(choice.count for choice in (*self.languages, *self.regions))


class Group(NamedTuple):
    """How many hits a language, a region and a year have together; `region` is its slug, "" for none."""

    language: str
    region: str
    year: int
    stories: int


def matching(asked: Asked, at: datetime | None = None, query: Query | None = None) -> Any:
    """The rows of public editions that hold the words, in every language and region, narrowed by topic, source and date."""
    public = Edition.objects.published(at).filter(pk=OuterRef("edition_id"))
    rows = SearchDoc.objects.matching(query or asked.query).filter(Exists(public))
    if asked.topic:
        rows = rows.filter(topics__slug=asked.topic)
    if asked.source:
        rows = rows.filter(sources__slug=successor(asked.source) or asked.source)
    since, before = asked.moments
    if since:
        rows = rows.filter(published_at__gte=since)
    return rows.filter(published_at__lt=before) if before else rows


def narrowed(rows: Any, asked: Asked) -> Any:
    """The rows in the languages and the region that were asked for."""
    if asked.language != ALL:
        rows = rows.filter(language__in=asked.languages)
    return rows.filter(region__slug=asked.region) if asked.region else rows


def results(asked: Asked, number: int | str = 1, at: datetime | None = None) -> Results:
    """A page of what a search finds; raises InvalidPage where there is no such page."""
    regions = {region.pk: region for region in Region.objects.all()}
    rows = matching(asked, at).newest()
    found = list(rows.values_list("pk", "language", "region_id", "year")[:COUNTED])
    groups = {row: _group(row, count, regions) for row, count in Counter(row[1:] for row in found).items()}
    wanted = {row for row, group in groups.items() if _is_in(group, asked)}
    here = [row[0] for row in found if row[1:] in wanted]
    is_cut = len(found) == COUNTED
    if is_cut and len(here) < COUNTED:
        here = list(narrowed(rows, asked).values_list("pk", flat=True)[:COUNTED])
    page = Paginator(here, PAGE_SIZE).page(number)
    hits = tuple(_hits(_best(here, asked, max(page.start_index() - 1, 0)), asked.query, at))
    shown = Hits(hits, page.number, page.paginator.num_pages, len(here))
    return _results(shown, list(groups.values()), regions.values(), asked, COUNTED if is_cut else 0)


def _group(row: tuple[str, int | None, int], count: int, regions: Mapping[int, Region]) -> Group:
    language, region, year = row
    return Group(language, regions[region].slug if region else "", year, count)


def _results(hits: Hits, groups: list[Group], regions: Iterable[Region], asked: Asked, counted: int) -> Results:
    return Results(
        hits=hits,
        previous=asked.address(hits.number - 1) if hits.number > 1 else "",
        next=asked.address(hits.number + 1) if hits.number < hits.pages else "",
        orders=(
            Choice(gettext("Best match"), hits.total, asked.but(order="").address(), not asked.order),
            Choice(gettext("Newest"), hits.total, asked.but(order=NEWEST).address(), bool(asked.order)),
        ),
        languages=_language_choices(groups, asked),
        regions=_region_choices(groups, asked, regions),
        years=_year_choices(groups, asked),
        counted=counted,
    )


def _is_in(group: Group, asked: Asked) -> bool:
    return group.language in asked.languages and asked.region in ("", group.region)


def _best(newest: list[int], asked: Asked, first: int) -> list[int]:
    """The rows on a page, in order, out of those that were found."""
    if asked.order or first >= RANKED or not newest:
        return newest[first : first + PAGE_SIZE]
    best = SearchDoc.objects.filter(pk__in=newest[:RANKED]).ranked(asked.query)
    return list(best.values_list("pk", flat=True)[first : first + PAGE_SIZE])


def _hits(keys: list[int], query: Query, at: datetime | None) -> Iterable[Hit]:
    """The stories of a page, read as they stand now: one that was withdrawn meanwhile is left out."""
    public = Edition.objects.published(at)
    siblings = Prefetch("article__editions", queryset=public, to_attr="public_editions")
    editions = public.filter(search__in=keys).select_related("article", "revision", "search")
    found = {edition.search.pk: edition for edition in editions.prefetch_related(siblings)}
    return (_hit(found[key], query) for key in keys if key in found)


def _hit(edition: Any, query: Query) -> Hit:
    content = edition.revision.content
    present = {sibling.language for sibling in edition.article.public_editions}
    return Hit(
        slug=edition.article.slug,
        language=edition.language,
        headline=marked(edition.revision.headline, spans(edition.revision.headline, query.wanted)),
        excerpt=_excerpt([content["standfirst"], *(row["text"] for row in content["paragraphs"])], query),
        region=named(content["region"]) if content["region"] else None,
        published_at=edition.published_at,
        is_approved=edition.revision.is_approved,
        languages=tuple(code for code in LANGUAGES if code in present),
    )


def _excerpt(passages: Iterable[str], query: Query) -> tuple[Part, ...]:
    """Lines out of the first passage that holds most of the words, else the beginning of the text."""
    best, marks, most = "", [], 0
    for text in filter(None, passages):
        held = [found for phrase in query.wanted if (found := spans(text, [phrase]))]
        if not best or len(held) > most:
            best, marks, most = text, held[0] if len(held) == 1 else spans(text, query.wanted), len(held)
        if most == len(query.wanted):
            break
    return excerpt(best, marks)


def _language_choices(groups: Iterable[Group], asked: Asked) -> tuple[Choice, ...]:
    counts = _counts(groups, lambda group: group.language, lambda group: asked.region in ("", group.region))
    every = Choice(gettext("All languages"), counts.total(), asked.but(language=ALL).address(), asked.language == ALL)
    own = tuple(
        Choice(
            words.language_name(code),
            counts[code],
            asked.but(language="" if code == asked.page_language else code).address(),
            asked.languages == (code,),
        )
        for code in LANGUAGES
    )
    return (*own, every)


def _region_choices(groups: Iterable[Group], asked: Asked, regions: Iterable[Region]) -> tuple[Choice, ...]:
    counts = _counts(groups, lambda group: group.region, lambda group: group.language in asked.languages)
    names = {region.slug: name_in(region, "name", asked.page_language) for region in regions}
    return tuple(
        Choice(
            names[slug], count, asked.but(region="" if slug == asked.region else slug).address(), slug == asked.region
        )
        for slug, count in counts.most_common()
        if slug
    )[:FACETS]


def _year_choices(groups: Iterable[Group], asked: Asked) -> tuple[Choice, ...]:
    counts = _counts(groups, lambda group: str(group.year), lambda group: _is_in(group, asked))
    return tuple(_year(int(year), counts[year], asked) for year in sorted(counts, reverse=True)[:FACETS])


def _year(year: int, count: int, asked: Asked) -> Choice:
    first, last = date(year, 1, 1), date(year, 12, 31)
    is_chosen = (asked.since, asked.until) == (first, last)
    narrower = asked.but(since=None, until=None) if is_chosen else asked.but(since=first, until=last)
    return Choice(str(year), count, narrower.address(), is_chosen)


def _counts(groups: Iterable[Group], name: Callable[[Group], str], is_in: Callable[[Group], bool]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in groups:
        if is_in(group):
            counts[name(group)] += group.stories
    return counts
