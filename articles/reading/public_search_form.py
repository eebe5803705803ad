"""The form of the search: what can be chosen in it, and what narrows the present search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.models import Edition, Region, Source, Topic
from articles.models.languages import LANGUAGES, name_in
from articles.reading import public_words as words
from articles.reading.public_search_asked import ALL, Asked


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a choice."""

    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows the search, in words, and the search without it."""

    kind: str
    name: str
    without: str


@dataclass(frozen=True, slots=True)
class Form:
    """The choices of the form, and the filters that are set."""

    languages: tuple[Option, ...]
    regions: tuple[Option, ...]
    topics: tuple[Option, ...]
    filters: tuple[Filter, ...]


def form(asked: Asked, at: datetime | None = None) -> Form:
    """The form with what was asked filled in."""
    regions = _options(Region.objects.all(), asked.region, asked)
    topics = _options(Topic.objects.all(), asked.topic, asked)
    own = asked.language or asked.page_language
    languages = [(code, words.language_name(code)) for code in LANGUAGES] + [(ALL, gettext("All languages"))]
    return Form(
        languages=tuple(Option(code, name, code == own) for code, name in languages),
        regions=regions,
        topics=topics,
        filters=tuple(_filters(asked, regions, topics, at)),
    )


def _options(rows: Any, chosen: str, asked: Asked) -> tuple[Option, ...]:
    options = [Option(row.slug, name_in(row, "name", asked.page_language), row.slug == chosen) for row in rows]
    return tuple(sorted(options, key=lambda option: option.name))


def _filters(
    asked: Asked, regions: tuple[Option, ...], topics: tuple[Option, ...], at: datetime | None
) -> list[Filter]:
    filters = []
    if asked.region:
        filters.append(Filter(gettext("Region"), _chosen(regions, asked.region), asked.but(region="").address()))
    if asked.topic:
        filters.append(Filter(gettext("Topic"), _chosen(topics, asked.topic), asked.but(topic="").address()))
    if asked.source:
        filters.append(Filter(gettext("Source"), _source(asked, at), asked.but(source="").address()))
    if asked.since:
        filters.append(Filter(gettext("From"), date_format(asked.since), asked.but(since=None).address()))
    if asked.until:
        filters.append(Filter(gettext("Until"), date_format(asked.until), asked.but(until=None).address()))
    return filters


def _chosen(options: tuple[Option, ...], slug: str) -> str:
    return next((option.name for option in options if option.is_chosen), slug)


def _source(asked: Asked, at: datetime | None) -> str:
    """The name of a source that a public story names; no other is given away."""
    told = Edition.objects.published(at).filter(search__sources__slug=asked.source)
    source = Source.objects.filter(slug=asked.source).first() if told.exists() else None
    return name_in(source, "name", asked.page_language) if source else asked.source
