"""Filters of the desk's pages: languages, and what codes mean."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models.staff import called
from articles.reading import wording
from articles.reading.desk_sheet import AMBIGUOUS, Stretch
from articles.reading.differences import Part
from articles.reading.public_addresses import tag

register = template.Library()
register.filter("tag", tag)
register.filter("rule_name", wording.rule)
register.filter("barrier", wording.gate)
register.filter("refusal", wording.refusal)
register.filter("reason", wording.reason)
register.filter("person", called)

_NAMES = dict(settings.LANGUAGES)
_FORMATS = {
    "text/plain": _("plain text"),
    "text/html": _("web page"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _("Word document"),
}


@register.filter
def marked_text(stretches: Iterable[Stretch]) -> SafeString:
    """A text with its marks. (Not a template: a page has thousands of stretches.)"""
    return mark_safe("".join(map(_stretch, stretches)))


def _stretch(stretch: Stretch) -> str:
    text = escape(stretch.text)
    lights = f' data-light="{stretch.lights}"' if stretch.lights else ""
    if stretch.severity == AMBIGUOUS:
        return f'<span class="ambiguous" title="{escape(stretch.title)}"{lights}>{text}</span>'
    if stretch.severity:
        note = f' data-finding="{stretch.finding}" tabindex="0" aria-describedby="note-{stretch.finding}"'
        return f'<mark class="{stretch.severity}"{note if stretch.finding else ""}{lights}>{text}</mark>'
    return f"<span{lights}>{text}</span>" if lights else text


@register.filter
def marked_diff(parts: Iterable[Part]) -> SafeString:
    """What is gone and what is new, marked."""
    marks = {"gone": "<del>{}</del>", "new": "<ins>{}</ins>", "same": "{}"}
    return mark_safe("".join(marks[part.kind].format(escape(part.text)) for part in parts))


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
