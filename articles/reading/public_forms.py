"""The forms of pages that programs read: the feeds of a list, and the representations of a story."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from articles.reading.public_addresses import address

# The formats of feeds by the last part of their addresses: a name and a media type.
FORMATS = {
    "rss.xml": ("RSS", "application/rss+xml"),
    "atom.xml": ("Atom", "application/atom+xml"),
    "feed.json": ("JSON Feed", "application/feed+json"),
}
_WITH_FEEDS = ("region", "topic", "source", "corrections")
# Representations of a story: the page, a name and a media type.
_REPRESENTATIONS = {"ninjs": ("ninjs", "application/json"), "plain": ("TXT", "text/plain")}


@dataclass(frozen=True, slots=True)
class Form:
    """A page in another form: its media type, where it is, and what it is called."""

    type: str
    url: str
    title: str


def feeds(page: str, language: str, title: str, **names: str) -> tuple[Form, ...]:
    """The feeds that a page offers: its own where it has some, else those of the language."""
    own = page in _WITH_FEEDS
    about = {"language": language, **names} if own else {"language": language}
    called = f"{title} — {settings.SITE_NAME}" if own else settings.SITE_NAME
    return tuple(
        Form(media, address(f"{page if own else 'front'}-feed", format=format, **about), f"{called} ({name})")
        for format, (name, media) in FORMATS.items()
    )


def representations(slug: str, language: str, headline: str) -> tuple[Form, ...]:
    """A story as a news item and as plain text."""
    return tuple(
        Form(media, address(page, language=language, slug=slug), f"{headline} ({name})")
        for page, (name, media) in _REPRESENTATIONS.items()
    )
