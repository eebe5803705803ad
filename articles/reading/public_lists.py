"""Lists of published stories: the front, a region, a topic, and the choice of languages. Each costs a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import F, Prefetch, QuerySet

from articles.models import Edition, Filing, Region, Source, Topic
from articles.models.languages import LANGUAGES, get, name_in
from articles.reading.public import named
from articles.reading.public_filing import filed, languages_of
from articles.reading.public_pictures import THUMB, picture
from articles.reading.public_records import Named, Picture

PAGE_SIZE = 20
ACTIVE = (Source.Kind.PERSON, Source.Kind.ORGANISATION, Source.Kind.PUBLICATION)
MAX_DIGITS = 6  # of a page's number
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Slice(Generic[_Item]):
    """One page of a list: its items, its number from 1, and whether older items follow. Nobody counts them: that would take as long as
    the list is."""

    items: tuple[_Item, ...]
    number: int = 1
    has_older: bool = False


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story in a list: its headline in one language, and the languages in which readers may see it."""

    slug: str
    language: str
    headline: str
    standfirst: str
    region: Named | None
    topics: tuple[Named, ...]
    sources: tuple[Named, ...]
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

    @property
    def active(self) -> tuple[Named, ...]:
        """The people and bodies on which its listed stories draw, each once, in the order of the stories."""
        sources = (source for teaser in self.stories.items for source in teaser.sources if source.kind in ACTIVE)
        return tuple({source.slug: source for source in sources}.values())


def cut(rows: QuerySet[Any, Any] | Sequence[Any], number: int | str, size: int = PAGE_SIZE) -> Slice[Any]:
    """A page of rows; raises InvalidPage where there is no such page."""
    text = str(number)
    if not (text.isascii() and text.isdecimal()) or len(text) > MAX_DIGITS:
        raise PageNotAnInteger("A page is a number.")
    page = int(text)
    if page < 1:
        raise EmptyPage("Pages are counted from 1.")
    found = list(rows[(page - 1) * size : page * size + 1])
    if page > 1 and not found:
        raise EmptyPage("The list is not as long.")
    return Slice(tuple(found[:size]), page, has_older=len(found) > size)


def stories(kind: str, slug: str, language: str, number: int | str = 1, at: datetime | None = None) -> Slice[Teaser]:
    """The published stories of a list (`kind` is a Filing.Kind) in a language, newest first."""
    return _slice(
        filed(kind, slug, language, at).values_list("revision", flat=True),
        language,
        number,
        at,
    )


def latest(language: str, number: int | str = 1, at: datetime | None = None) -> Slice[Teaser]:
    """All published stories in a language, newest first."""
    return _slice(
        _newest(Edition.objects.published(at), language).values_list("revision", flat=True), language, number, at
    )


def newest(language: str, count: int, at: datetime | None = None) -> tuple[Teaser, ...]:
    """The few newest stories in a language."""
    return tuple(map(_teaser, _newest(_editions(at), language)[:count]))


def names_of(row: Region | Topic | Source) -> tuple[Translated, ...]:
    """The name of a region, topic or source in each language that has one."""
    return tuple(Translated(code, text) for code in LANGUAGES if (text := get(row, "name", code)))


def region(slug: str, language: str, number: int | str = 1, at: datetime | None = None) -> Subject | None:
    """A region with its stories, None where there is no such region."""
    return _subject(Region.objects.filter(slug=slug).first(), Filing.Kind.REGION, language, number, at)


def topic(slug: str, language: str, number: int | str = 1, at: datetime | None = None) -> Subject | None:
    """A topic with its stories, None where there is no such topic."""
    return _subject(Topic.objects.filter(slug=slug).first(), Filing.Kind.TOPIC, language, number, at)


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
    row: Region | Topic | None, kind: str, language: str, number: int | str, at: datetime | None
) -> Subject | None:
    if row is None:
        return None
    return Subject(
        slug=row.slug,
        name=name_in(row, "name", language),
        names=names_of(row),
        stories=stories(kind, row.slug, language, number, at),
        languages=languages_of(kind, row.slug, at),
    )


def _slice(revisions: QuerySet[Any, Any], language: str, number: int | str, at: datetime | None) -> Slice[Teaser]:
    """The page of a list of revisions; what a teaser needs is read for those on the page alone."""
    listed = cut(revisions, number)
    found = _newest(_editions(at).filter(revision__in=listed.items), language)
    return Slice(tuple(map(_teaser, found)), listed.number, listed.has_older)


def _newest(editions: QuerySet[Edition], language: str) -> QuerySet[Edition]:
    return editions.filter(language=language).order_by("-published_at", "-pk")


def _editions(at: datetime | None) -> QuerySet[Edition]:
    """The published editions with all that a teaser needs; the long content stays in the database."""
    public = Edition.objects.published(at)
    siblings = Prefetch("article__editions", queryset=public, to_attr="public_editions")
    return (
        public.select_related("article", "revision")
        .defer("revision__content")
        .annotate(
            named_region=F("revision__content__region"),
            named_topics=F("revision__content__topics"),
            named_sources=F("revision__content__sources"),
            named_picture=F("revision__content__picture"),
        )
        .prefetch_related(siblings)
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
        sources=tuple(map(named, edition.named_sources)),
        published_at=edition.published_at,
        is_approved=edition.revision.is_approved,
        languages=tuple(code for code in LANGUAGES if code in present),
        picture=picture(edition.named_picture, THUMB),
    )
