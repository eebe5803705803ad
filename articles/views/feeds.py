"""Feeds in three formats, of a language, a region, a topic, a source, and the corrections."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from articles.reading import public_feeds, public_sources
from articles.reading.public_addresses import file_address, tag
from articles.reading.public_feeds import Entry, Feed
from articles.reading.public_forms import FORMATS
from articles.views.base import as_json, as_xml, keep, public_page

ICON = "public/icon-512.png"


@public_page
def latest(request: HttpRequest, language: str, format: str) -> HttpResponse:
    """The newest stories of a language."""
    return _show(public_feeds.latest(language, format), language, format, "latest")


@public_page
def corrections(request: HttpRequest, language: str, format: str) -> HttpResponse:
    """The newest corrections."""
    return _show(public_feeds.corrections(language, format), language, format, "corrections")


@public_page
def region(request: HttpRequest, language: str, slug: str, format: str) -> HttpResponse:
    """The newest stories of a region."""
    return _show(public_feeds.region(slug, language, format), language, format, f"region-{slug}")


@public_page
def topic(request: HttpRequest, language: str, slug: str, format: str) -> HttpResponse:
    """The newest stories of a topic."""
    return _show(public_feeds.topic(slug, language, format), language, format, f"topic-{slug}")


@public_page
def source(request: HttpRequest, language: str, slug: str, format: str) -> HttpResponse:
    """The newest stories that draw on a source."""
    feed = public_feeds.source(slug, language, format)
    if feed is None and (successor := public_sources.successor(slug)):
        names = {"language": language, "slug": successor, "format": format}
        return HttpResponsePermanentRedirect(reverse("source-feed", kwargs=names))
    return _show(feed, language, format, f"source-{slug}")


def _show(feed: Feed | None, language: str, format: str, about: str) -> HttpResponse:
    if feed is None:
        raise Http404("There is no such feed.")
    media = FORMATS[format][1]
    bodies = [(entry, render_to_string("public/_entry.html", {"entry": entry}).strip()) for entry in feed.entries]
    if format == "feed.json":
        return keep(as_json(_json_feed(feed, bodies, language), media), about)
    context = {"feed": feed, "entries": bodies, "language": language, "icon": file_address(ICON)}
    return keep(as_xml(format, context, media), about)


def _json_feed(feed: Feed, bodies: list[tuple[Entry, str]], language: str) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "icon": file_address(ICON),
        "language": tag(language),
        "items": [_json_item(entry, html) for entry, html in bodies],
    }


def _json_item(entry: Entry, html: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        **({"content_html": html} if html else {"content_text": entry.summary}),
        "date_published": entry.published_at.isoformat(timespec="seconds"),
        "date_modified": entry.updated_at.isoformat(timespec="seconds"),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
        "language": tag(entry.language),
    }
