"""Filters of the desk's pages: languages, and what codes mean."""

from __future__ import annotations

from django import template
from django.conf import settings

from articles.reading import wording
from articles.reading.public_addresses import tag

register = template.Library()
register.filter("tag", tag)
register.filter("rule_name", wording.rule)
register.filter("barrier", wording.gate)

_NAMES = dict(settings.LANGUAGES)


@register.filter
def own_name(language: str) -> str:
    """A language's name in itself: "繁體中文"."""
    return _NAMES.get(language, language)


@register.filter
def rows_for(text: str) -> int:
    """How high a box is that shows the text whole, in lines: Chinese characters are twice as wide as others."""
    width = sum(2 if character > "\u2e80" else 1 for character in text)
    return max(2, width // 56 + 1)
