"""Which published editions name a region, a topic or a source: by what their revisions say, not by the desk's present filing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func, OuterRef, Q, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.lookups import Exact

from articles.models import Article


class NamesSlug(Func):
    """Whether a JSON list of objects holds one with a slug; SQLite has no containment, so both databases look at each."""

    arity = 2
    output_field = BooleanField()

    def __init__(self, path: str, slug: str | OuterRef) -> None:
        super().__init__(F(path), Value(slug) if isinstance(slug, str) else slug)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Walks the list with json_each."""
        template = "EXISTS (SELECT 1 FROM json_each(%(expressions)s))"
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=") WHERE json_extract(value, '$.slug') = (", **context
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Walks the list with jsonb_array_elements."""
        template = "EXISTS (SELECT 1 FROM jsonb_array_elements(%(expressions)s))"
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=") AS item WHERE item ->> 'slug' = (", **context
        )


def in_region(slug: str) -> Q:
    """Editions about a region. (Here and below the desk's filing comes first because it is indexed.)"""
    return Q(article__region__slug=slug, revision__content__region__slug=slug)


def in_topic(slug: str) -> Q:
    """Editions about a topic."""
    filed = Article.objects.filter(topics__slug=slug)
    return Q(article__in=filed) & Q(NamesSlug("revision__content__topics", slug))


def of_source(slug: str, former: Iterable[str] = ()) -> Q:
    """Editions that draw on a source or were first published by it, also where they name it as one that was merged into it.

    A source that only a draft names is not given away.
    """
    filed = Article.objects.filter(Q(sources__slug=slug) | Q(publisher__slug=slug))
    told = Q()
    for name in (slug, *former):
        told |= Q(NamesSlug("revision__content__sources", name)) | Q(revision__content__publisher__slug=name)
    return Q(article__in=filed) & told


def of_outer_region() -> Q:
    """In a subquery of regions: editions about the region."""
    return Q(article__region=OuterRef("pk")) & _is_outer("region")


def of_outer_topic() -> Q:
    """In a subquery of topics: editions about the topic."""
    return Q(article__topics=OuterRef("pk")) & Q(NamesSlug("revision__content__topics", OuterRef("slug")))


def of_outer_source() -> Q:
    """In a subquery of sources: editions that draw on the source."""
    return Q(article__sources=OuterRef("pk")) & Q(NamesSlug("revision__content__sources", OuterRef("slug")))


def of_outer_publisher() -> Q:
    """In a subquery of sources: editions that the source published first."""
    return Q(article__publisher=OuterRef("pk")) & _is_outer("publisher")


def _is_outer(name: str) -> Q:
    return Q(Exact(KeyTextTransform("slug", KeyTransform(name, "revision__content")), OuterRef("slug")))
