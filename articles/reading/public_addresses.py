"""Absolute addresses of public pages, and how the web writes a language."""

import uuid
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import to_locale

# Programs that know a language only with a country; any other language is written as it is.
_LOCALES = {"en": "en_US", "zh-hans": "zh_CN", "zh-hant": "zh_HK" if settings.TRADITIONAL_LOCALE == "hk" else "zh_TW"}
_NAMESPACE = uuid.UUID(
    "6ba4a8a5-0f0c-4f5c-9d0e-0b6c0a3f7d11"
)  # drawn once; another one would rename every entry of every feed


def address(page: str, **names: str | int) -> str:
    """The absolute address of a page: address("article", language="en", slug="tea")."""
    return f"{settings.SITE_URL}{reverse(page, kwargs=names)}"


def file_address(path: str) -> str:
    """The absolute address of a static file."""
    return f"{settings.SITE_URL}{static(path)}"


def search_address(language: str) -> str:
    """The absolute address of the search."""
    return address("search", language=language)


def media_address(url: str) -> str:
    """The absolute address of a picture's file, which may lie on another host."""
    return urljoin(settings.SITE_URL, url)


def tag(language: str) -> str:
    """A language as BCP 47 writes it: "zh-hans" gives "zh-Hans"."""
    first, *rest = language.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def locale(language: str) -> str:
    """A language as OpenGraph writes it: "zh-hans" gives "zh_CN"."""
    return _LOCALES.get(language) or to_locale(language)


def lasting_id(kind: str, row: int, made: datetime, language: str) -> str:
    """An id for feeds that outlives a new slug and a new name of the site; when the row was made tells newsrooms apart."""
    return uuid.uuid5(_NAMESPACE, f"{kind} {row} {made.timestamp()} {language}").urn
