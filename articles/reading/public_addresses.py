"""Absolute addresses of public pages, and how the web writes a language."""

from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse


def address(page: str, **names: str | int) -> str:
    """The absolute address of a page: address("article", language="en", slug="tea")."""
    return f"{settings.SITE_URL}{reverse(page, kwargs=names)}"


def file_address(path: str) -> str:
    """The absolute address of a static file."""
    return f"{settings.SITE_URL}{static(path)}"


def media_address(url: str) -> str:
    """The absolute address of a picture's file, which may lie on another host."""
    return urljoin(settings.SITE_URL, url)


def tag(language: str) -> str:
    """A language as BCP 47 writes it: "zh-hans" gives "zh-Hans"."""
    first, *rest = language.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
