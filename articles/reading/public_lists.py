"""Lists of published stories: the front, a region, a topic, and the choice of languages. Each costs a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Count, F, Prefetch, Q, QuerySet

from articles.models import Edition, Region, Source, Topic
from articles.models.languages import LANGUAGES, get, name_in
from articles.reading.public import named
from articles.reading.public_filing import in_region, in_topic
from articles.reading.public_pictures import THUMB, picture
from articles.reading.public_records import Named, Picture

PAGE_SIZE = 20
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Slice(Generic[_Item]):
    """One page of a list: its items, its number from 1, how many pages there are, and how many items in all."""

    items: tuple[_Item, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story in a list: its headline in one language, and the languages in which readers may see it."""

    slug: str
    language: str
    headline: str
    standfirst: str
    region: Named | None
    topics: tuple[Named, ...]
    published_at: datetime
    is_approved: bool
    languages: tuple[str, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Translated:
    """A text with its language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A region or a topic: its name in each language, its stories in one, and in which languages it has any."""

    slug: str
    name: str
    names: tuple[Translated, ...]
    stories: Slice[Teaser]
    languages: tuple[str, ...]


def cut(rows: QuerySet[Any], number: int | str) -> tuple[list[Any], int, int, int]:
    """A page of rows, its number, the number of pages and of rows; raises InvalidPage where there is no such page."""
    paginator = Paginator(rows, PAGE_SIZE)
    page = paginator.page(number)
    return list(page), page.number, paginator.num_pages, paginator.count


def stories(where: Q, language: str, number: int | str, at: datetime | None = None) -> Slice[Teaser]:
    """The published stories in a language, newest first."""
    editions, *figures = cut(_editions(language, at).filter(where), number)
    return Slice(tuple(map(_teaser, editions)), *figures)


def latest(language: str, number: int | str = 1, at: datetime | None = None) -> Slice[Teaser]:
    """All published stories in a language, newest first."""
    return stories(Q(), language, number, at)


def newest(language: str, count: int, at: datetime | None = None) -> tuple[Teaser, ...]:
    """The few newest stories in a language."""
    return tuple(map(_teaser, _editions(language, at)[:count]))


def languages_of(where: Q, at: datetime | None = None) -> tuple[str, ...]:
    """The languages in which any published story is filed there."""
    counts = Edition.objects.published(at).filter(where).order_by().values("language").annotate(stories=Count("pk"))
    present = {row["language"] for row in counts}
    return tuple(code for code in LANGUAGES if code in present)


def names_of(row: Region | Topic | Source) -> tuple[Translated, ...]:
    """The name of a region, topic or source in each language that has one."""
    return tuple(Translated(code, text) for code in LANGUAGES if (text := get(row, "name", code)))


def region(slug: str, language: str, number: int | str = 1, at: datetime | None = None) -> Subject | None:
    """A region with its stories, None where there is no such region."""
    return _subject(Region.objects.filter(slug=slug).first(), in_region(slug), language, number, at)


def topic(slug: str, language: str, number: int | str = 1, at: datetime | None = None) -> Subject | None:
    """A topic with its stories, None where there is no such topic."""
    return _subject(Topic.objects.filter(slug=slug).first(), in_topic(slug), language, number, at)


def by_region(teasers: tuple[Teaser, ...]) -> tuple[tuple[Named | None, tuple[Teaser, ...]], ...]:
    """Stories grouped by region, the region with the newest story first; those without a region come last."""
    groups: dict[str, list[Teaser]] = {}
    for teaser in teasers:
        groups.setdefault(teaser.region.slug if teaser.region else "", []).append(teaser)
    ordered = sorted(groups.items(), key=lambda item: not item[0])
    return tuple((group[0].region, tuple(group)) for _, group in ordered)


def topics_in(teasers: tuple[Teaser, ...]) -> tuple[Named, ...]:
    """The topics of some stories, each once, in the order of the stories."""
    return tuple({topic.slug: topic for teaser in teasers for topic in teaser.topics}.values())


def _subject(
    row: Region | Topic | None, where: Q, language: str, number: int | str, at: datetime | None
) -> Subject | None:
    if row is None:
        return None
    return Subject(
        slug=row.slug,
        name=name_in(row, "name", language),
        names=names_of(row),
        stories=stories(where, language, number, at),
        languages=languages_of(where, at),
    )


def _editions(language: str, at: datetime | None) -> QuerySet[Edition]:
    """The published editions in a language with all that a teaser needs; the long content stays in the database."""
    public = Edition.objects.published(at)
    siblings = Prefetch("article__editions", queryset=public, to_attr="public_editions")
    return (
        public.filter(language=language)
        .select_related("article", "revision")
        .defer("revision__content")
        .annotate(
            named_region=F("revision__content__region"),
            named_topics=F("revision__content__topics"),
            named_picture=F("revision__content__picture"),
        )
        .prefetch_related(siblings)
        .order_by("-published_at", "-pk")
    )


def _teaser(edition: Any) -> Teaser:
    present = {sibling.language for sibling in edition.article.public_editions}
    return Teaser(
        slug=edition.article.slug,
        language=edition.language,
        headline=edition.revision.headline,
        standfirst=edition.revision.standfirst,
        region=named(edition.named_region) if edition.named_region else None,
        topics=tuple(map(named, edition.named_topics)),
        published_at=edition.published_at,
        is_approved=edition.revision.is_approved,
        languages=tuple(code for code in LANGUAGES if code in present),
        picture=picture(edition.named_picture, THUMB),
    )
