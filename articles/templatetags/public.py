"""Tags and filters of the public pages: languages and structured data."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.models.languages import LANGUAGES
from articles.reading import public_words
from articles.reading.public_addresses import tag
from articles.templatetags.desk import marked_diff

register = template.Library()
register.filter("tag", tag)
register.filter("language_name", public_words.language_name)
register.filter("marked_diff", marked_diff)

_NAMES = dict(settings.LANGUAGES)
# What could end the script element, or start a comment in it, is written as an escape that JSON reads back.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


@register.simple_tag
def site_name() -> str:
    """The site's name out of the settings."""
    return str(settings.SITE_NAME)


@register.simple_tag
def contact_email() -> str:
    """The house's mail address out of the settings, "" where there is none."""
    return str(settings.CONTACT_EMAIL)


@register.filter
def own_name(language: str) -> str:
    """A language's name in itself: "繁體中文"."""
    return _NAMES[language]


@register.filter
def moment(value: datetime) -> str:
    """A moment as Atom, sitemaps and schema.org write it, to the second."""
    return value.isoformat(timespec="seconds")


@register.simple_tag(takes_context=True)
def page_language(context: template.Context) -> str:
    """The language of the page: the view's, else (on an error page) the one that the address begins with."""
    request = context.get("request")
    first = request.path.split("/")[1] if request else ""
    return str(context.get("language") or (first if first in LANGUAGES else settings.LANGUAGE_CODE))


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[tuple[str, str, bool]]:
    """The languages, each with this page's address in it and whether it is the page's own; other pages lead to the fronts."""
    match = _match(context.get("request"))
    if match is None or "language" not in match.kwargs:
        return [(code, reverse("front", kwargs={"language": code}), False) for code in LANGUAGES]
    own = match.kwargs["language"]
    urls = ((code, reverse(match.url_name, kwargs=_in(match.kwargs, code))) for code in LANGUAGES)
    return [(code, url, code == own) for code, url in urls]


@register.simple_tag
def schema_script(schema: dict[str, Any]) -> SafeString:
    """Structured data as JSON that is safe inside a script element."""
    return mark_safe(json.dumps(schema, ensure_ascii=False).translate(_ESCAPES))


def _in(names: dict[str, str], language: str) -> dict[str, str]:
    """What an address names, in another language; of a pair the language that the page had takes the place of the one that it gets."""
    swapped = {"other": names["language"]} if names.get("other") == language else {}
    return {**names, **swapped, "language": language}


def _match(request: HttpRequest | None) -> Any:
    return request.resolver_match if request else None
