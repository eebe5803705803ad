"""What the house knows: regions, topics, sources and terms, made from plain tables keyed by language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.models import Region, Source, Term, Topic
from articles.models.languages import column

Names = Mapping[str, Any]


def region(slug: str, name: Names) -> Region:
    """The region with this slug, made when it is new."""
    return Region.objects.get_or_create(slug=slug, defaults=_columns("name", name))[0]


def topic(slug: str, name: Names) -> Topic:
    """The topic with this slug, made when it is new."""
    return Topic.objects.get_or_create(slug=slug, defaults=_columns("name", name))[0]


def source(slug: str, kind: str, name: Names, role: Names, wrong_spellings: Names) -> Source:
    """The source with this slug, made when it is new; where it was merged, the one that it became."""
    columns = _columns("name", name) | _columns("role", role) | _columns("wrong_spellings", wrong_spellings)
    found = Source.objects.get_or_create(slug=slug, defaults={"kind": kind, **columns})[0]
    return found.merged_into or found


def term(form: Names, also: Names, avoid: Names, note: str) -> Term:
    """The house term with these forms, made when it is new."""
    forms = _columns("form", form)
    defaults = {"note": note, **_columns("also", also), **_columns("avoid", avoid)}
    return Term.objects.get_or_create(article=None, **forms, defaults=defaults)[0]


def _columns(field: str, values: Names) -> dict[str, Any]:
    return {column(field, language): value for language, value in values.items()}
