"""The search of published stories: hits with the words marked, and how they spread over languages, regions and years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from articles.models import Edition, Region, SearchDoc, SearchText
from articles.models.languages import LANGUAGES, name_in
from articles.reading import public_words as words
from articles.reading.public import named
from articles.reading.public_lists import PAGE_SIZE
from articles.reading.public_records import Named
from articles.reading.public_search_asked import ALL, NEWEST, Asked
from articles.reading.public_sources import successor
from articles.text.search.excerpts import Part, excerpt, marked
from articles.text.search.query import Query
from articles.text.search.rows import fullest, worth
from articles.text.search.terms import spans

COUNTED = 1_000  # the newest hits of a word that more stories have: those are shown and counted
LOOKED_AT = (2_000, 20_000, None)  # of the newest rows with all the terms; of more where too few of them are hits
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


def newest(asked: Asked, at: datetime | None, *columns: str, in_all: bool = False) -> list[Any]:
    """The newest hits, COUNTED at most, in every language and region where `in_all`."""
    rows = _filtered(asked, at) if in_all else _narrowed(_filtered(asked, at), asked)
    found: list[Any] = []
    for among in LOOKED_AT:
        hits = rows.matching(asked.query, among).newest()
        found = list(hits.values_list(*columns, flat=len(columns) == 1)[:COUNTED])
        if len(found) == COUNTED or not rows.has_more(asked.query, among):
            break
    return found


def _filtered(asked: Asked, at: datetime | None) -> Any:
    """The rows of public editions in every language and region, narrowed by topic, source and date."""
    public = Edition.objects.published(at).filter(pk=OuterRef("edition_id"))
    rows = SearchDoc.objects.filter(Exists(public))
    if asked.topic:
        rows = rows.filter(topics__slug=asked.topic)
    if asked.source:
        rows = rows.filter(sources__slug=successor(asked.source) or asked.source)
    since, before = asked.moments
    if since:
        rows = rows.filter(published_at__gte=since)
    return rows.filter(published_at__lt=before) if before else rows


def _narrowed(rows: Any, asked: Asked) -> Any:
    """The rows in the languages and the region that were asked for."""
    if asked.language != ALL:
        rows = rows.filter(language__in=asked.languages)
    return rows.filter(region__slug=asked.region) if asked.region else rows


def results(asked: Asked, number: int | str = 1, at: datetime | None = None) -> Results:
    """A page of what a search finds; raises InvalidPage where there is no such page."""
    regions = {region.pk: region for region in Region.objects.all()}
    found = newest(asked, at, "pk", "language", "region_id", "year", in_all=True)
    groups = {row: _group(row, count, regions) for row, count in Counter(row[1:] for row in found).items()}
    wanted = {row for row, group in groups.items() if _is_in(group, asked)}
    here = [row[0] for row in found if row[1:] in wanted]
    is_cut = len(found) == COUNTED
    if is_cut and len(here) < COUNTED:
        here = newest(asked, at, "pk")
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


def _best(found: list[int], asked: Asked, first: int) -> list[int]:
    """The rows on a page, in order, out of those that were found, the newest first."""
    if asked.order or first >= RANKED or not found:
        return found[first : first + PAGE_SIZE]
    texts = SearchText.objects.filter(pk__in=found[:RANKED]).values_list("pk", "headline", "body")
    ranks = {pk: worth(headline, body, asked.query.wanted) for pk, headline, body in texts}
    return sorted(ranks, key=lambda pk: (-ranks[pk], -pk))[first : first + PAGE_SIZE]


_OF_A_HIT = (
    "search",
    "article",
    "article__slug",
    "language",
    "published_at",
    "revision__headline",
    "revision__content",
    "revision__is_approved",
    "search__text__body",
)


def _hits(keys: list[int], query: Query, at: datetime | None) -> Iterable[Hit]:
    """The stories of a page, read as they stand now: one that was withdrawn meanwhile is left out."""
    public = Edition.objects.published(at)
    found = {row.search: row for row in public.filter(search__in=keys).values_list(*_OF_A_HIT, named=True)}
    languages = defaultdict(set)
    for article, language in public.filter(article__in=[row.article for row in found.values()]).values_list(
        "article", "language"
    ):
        languages[article].add(language)
    return (_hit(found[key], languages[found[key].article], query) for key in keys if key in found)


def _hit(row: Any, present: Collection[str], query: Query) -> Hit:
    content, headline = row.revision__content, row.revision__headline
    passages = [content["standfirst"], *(paragraph["text"] for paragraph in content["paragraphs"])]
    # The row may be of another revision by now, and have more passages.
    text = "".join(passages[fullest(row.search__text__body, query.wanted) :][:1]) or next(filter(None, passages), "")
    return Hit(
        slug=row.article__slug,
        language=row.language,
        headline=marked(headline, spans(headline, query.wanted)),
        excerpt=excerpt(text, spans(text, query.wanted)),
        region=named(content["region"]) if content["region"] else None,
        published_at=row.published_at,
        is_approved=row.revision__is_approved,
        languages=tuple(code for code in LANGUAGES if code in present),
    )


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
