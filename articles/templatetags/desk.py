"""Filters of the desk's pages: languages, and what codes mean."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.reading import desk_people, wording
from articles.reading.public_addresses import tag

register = template.Library()
register.filter("tag", tag)
register.filter("rule_name", wording.rule)
register.filter("barrier", wording.gate)
register.filter("person", desk_people.name_of)

_NAMES = dict(settings.LANGUAGES)
_FORMATS = {
    "text/plain": _("plain text"),
    "text/html": _("web page"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _("Word document"),
}


@register.filter
def own_name(language: str) -> str:
    """A language's name in itself: "繁體中文"."""
    return _NAMES.get(language, language)


@register.filter
def format_name(media_type: str) -> str:
    """What kind of file a media type is, as the desk says it."""
    return str(_FORMATS.get(media_type, media_type))


@register.filter
def rows_for(text: str) -> int:
    """How high a box is that shows the text whole, in lines: Chinese characters are twice as wide as others."""
    width = sum(2 if character > "\u2e80" else 1 for character in text)
    return max(2, width // 56 + 1)
