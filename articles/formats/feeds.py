"""Reads RSS and Atom files in all their dialects: each entry with its full text is an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from articles.errors import RefusedInput
from articles.formats import limits, markup
from articles.formats.records import Item
from articles.formats.story import Story, item, paragraphs

MOST_BYTES = 20 * limits.MEGABYTE
# Our HTML reader does both for every page, and the library's way is slow on hostile ones.
AS_IT_STANDS = {"sanitize_html": False, "resolve_relative_uris": False}

Entry = Mapping[str, Any]


def items(content: bytes, place: str) -> Iterator[Item]:
    """Each entry of the feed.

    Raises RefusedInput with code "too-large", "encoding", "entities", "too-deep", "cut-off" or "empty".
    """
    limits.check_size(len(content), MOST_BYTES, place)
    feed = _parsed(markup.mended(content, place), place)
    if not feed.entries:
        raise limits.empty(place)
    for number, entry in enumerate(feed.entries, 1):
        yield item(_story(entry, feed.feed, f"entry {number}"))


def _parsed(content: bytes, place: str) -> Any:
    import feedparser  # lazy: a fifth of a second that only a feed needs

    try:
        return feedparser.parse(BytesIO(content), **AS_IT_STANDS)
    # The library trips over elements where it does not expect them, and knows no error of its own.
    except Exception as error:
        raise RefusedInput(
            "it breaks the format of feeds. Export the file again, and send the whole of it.",
            code="cut-off",
            place=place,
        ) from error


def _story(entry: Entry, feed: Entry, otherwise: str) -> Story:
    url = _text(entry.get("link"))
    content = _content(entry)
    summary = entry.get("summary_detail") or {}
    apart = content is not summary and _text(summary.get("value"))
    picture = _picture(entry)
    return Story(
        id=_text(entry.get("id")) or url or otherwise,
        headline=_plain(entry.get("title_detail")),
        standfirst=_plain(summary) if apart else "",
        byline=", ".join(_authors(entry)),
        publisher=_text((entry.get("source") or {}).get("title")) or _plain(feed.get("title_detail")),
        published=_text(entry.get("published")) or _text(entry.get("updated")) or _text(entry.get("created")),
        language=_text(content.get("language")) or _text(feed.get("language")),
        url=url,
        picture=picture,
        body=_html(content),
    )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _content(entry: Entry) -> Entry:
    """The entry's full text: HTML before plain text, the longest of several; its summary where there is nothing else."""
    full = sorted(entry.get("content") or (), key=lambda one: (_is_html(one), len(_text(one.get("value")))))
    return full[-1] if full else entry.get("summary_detail") or {}


def _is_html(detail: Entry) -> bool:
    return "html" in _text(detail.get("type"))


def _html(detail: Entry) -> str:
    value = _text(detail.get("value"))
    return value if _is_html(detail) or "<" in value else paragraphs(value.splitlines())


def _plain(detail: Entry | None) -> str:
    value = _text((detail or {}).get("value"))
    return markup.plain(value) if "<" in value or "&" in value else " ".join(value.split())


def _authors(entry: Entry) -> list[str]:
    people = entry.get("authors") or ()
    names = [_text(one.get("name")) for one in people]
    return list(dict.fromkeys(filter(None, names))) or list(filter(None, [_text(entry.get("author"))]))


def _picture(entry: Entry) -> str:
    media = [*(entry.get("media_content") or ()), *(entry.get("media_thumbnail") or ())]
    pictures = [
        _text(one.get("url"))
        for one in media
        if _text(one.get("type")).startswith("image") or one.get("medium") == "image"
    ]
    pictures += [
        _text(one.get("href")) for one in entry.get("enclosures") or () if _text(one.get("type")).startswith("image")
    ]
    return next(filter(None, pictures), "")
