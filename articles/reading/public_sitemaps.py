"""Sitemaps: every address that search engines may show, in files of a bounded size, and the news of two days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import compress, groupby
from operator import itemgetter
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.expressions import CombinedExpression
from django.utils import timezone

from articles.models import Edition, Filing, Region, Source, Topic
from articles.models.languages import LANGUAGES, column
from articles.reading.public_addresses import address
from articles.reading.public_filing import filed, languages_of
from articles.reading.public_head import Alternate, alternates

# A file holds the articles, or sources, whose ids fall into one stretch: none moves to another file when others come or go,
# and no file needs the rows before it. Three languages make three thousand addresses at most.
STRETCH = 1_000
LAST_STRETCH = 10**15  # ids are whole numbers of 64 bits
NEWS_HOURS = 48
NEWS_MOST = 1_000
# News sitemaps know Chinese by country only.
_NEWS_LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
_ALWAYS = ("front", "corrections", "policies")


@dataclass(frozen=True, slots=True)
class Place:
    """An address with its last change of substance, and the page in each language where search engines may show it."""

    url: str
    alternates: tuple[Alternate, ...]
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of the index, and the last change in it."""

    url: str
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """A story of the last two days."""

    url: str
    language: str
    headline: str
    published_at: datetime


def files() -> tuple[File, ...]:
    """The files of the index, in two queries."""
    rows = Edition.objects.approved().order_by().annotate(stretch=_stretch("article_id")).values_list("stretch")
    newest = rows.annotate(changed=Max("revision__modified_at")).order_by("stretch")
    sources = Source.objects.order_by().annotate(stretch=_stretch("pk")).values_list("stretch", flat=True).distinct()
    return (
        File(address("sitemap-pages")),
        *(File(address("sitemap-articles", number=number), changed) for number, changed in newest),
        *(File(address("sitemap-sources", number=number)) for number in sorted(sources)),
    )


def pages() -> Iterator[Place]:
    """The front, the corrections, how the house works, and quotes, regions and topics where there are any, in two queries and one a
    language."""
    for page in _ALWAYS:
        yield from _places(page, LANGUAGES)
    yield from _places("quotes", languages_of(Filing.Kind.QUOTES, ""))
    yield from _with_stories("region", Region.objects.all())
    yield from _with_stories("topic", Topic.objects.all())


def sources(number: int) -> Iterator[Place]:
    """The sources of a stretch on which published stories draw, in one query."""
    rows = Source.objects.filter(_within("pk", number), merged_into__isnull=True)
    return _with_stories("source", rows)


def articles(number: int) -> Iterator[Place]:
    """The articles of a stretch in each language in which all of it is approved, in one query."""
    rows = (
        Edition.objects.approved()
        .filter(_within("article_id", number))
        .order_by("article_id", "language")
        .values_list("article__slug", "language", "revision__modified_at")
    )
    for slug, editions in groupby(rows.iterator(), key=itemgetter(0)):
        changed = {language: changed_at for _, language, changed_at in editions}
        yield from _places("article", changed, changed, slug=slug)


def news(at: datetime | None = None) -> tuple[News, ...]:
    """The newest stories of the last two days, in one query."""
    at = at or timezone.now()
    rows = (
        Edition.objects.approved(at)
        .filter(published_at__gte=at - timedelta(hours=NEWS_HOURS))
        .order_by("-published_at", "-pk")
        .values_list("article__slug", "language", "revision__headline", "published_at")
    )
    return tuple(
        News(address("article", language=code, slug=slug), _NEWS_LANGUAGES.get(code, code), headline, published_at)
        for slug, code, headline, published_at in rows[:NEWS_MOST]
        if published_at is not None  # which a constraint of the table promises
    )


def _places(
    page: str, languages: Collection[str], changed: Mapping[str, datetime] | None = None, **names: str
) -> Iterator[Place]:
    ordered = [code for code in LANGUAGES if code in languages]
    others = alternates(page, ordered, **names)
    for code in ordered:
        yield Place(address(page, language=code, **names), others, (changed or {}).get(code))


def _with_stories(page: str, rows: QuerySet[Any]) -> Iterator[Place]:
    """Those in whose pages there is a story, by what revisions say, in the languages in which there is."""
    any_in = {column("told", code): Exists(filed(page, OuterRef("slug"), code)) for code in LANGUAGES}
    for slug, *told in rows.annotate(**any_in).order_by("pk").values_list("slug", *any_in).iterator():
        yield from _places(page, list(compress(LANGUAGES, told)), slug=slug)


def _stretch(field: str) -> CombinedExpression:
    return F(field) / STRETCH  # whole numbers divide to whole numbers in both databases


def _within(field: str, number: int) -> Q:
    if number > LAST_STRETCH:
        return Q(pk__in=())
    return Q((f"{field}__gte", number * STRETCH), (f"{field}__lt", (number + 1) * STRETCH))
