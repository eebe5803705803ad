"""Reads JSON lines of our own: one article a line (docs/formats.md); languages of one story share the value of "story"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from articles.errors import RefusedInput
from articles.formats import dates, limits
from articles.formats.encoding import decode
from articles.formats.records import Item
from articles.formats.story import MEDIA_TYPE, Story, item, paragraphs

TEXTS = ("id", "story", "headline", "standfirst", "byline", "language", "published_on", "url", "publisher")
KEYS = frozenset({*TEXTS, "body"})


def items(content: bytes, place: str) -> Iterator[Item]:
    """The article of each line. A line that cannot be read gives an item that says why, and the others are read.

    Raises RefusedInput with code "too-large", "encoding" or "empty" for the file.
    """
    limits.check_size(len(content), limits.MAX_CONTAINER, place)
    text, _ = decode(content, place)
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            count += 1
            yield _item(line, f"{place}:{number}", f"line {number}")
    if not count:
        raise limits.empty(place)


def _item(line: str, place: str, otherwise: str) -> Item:
    try:
        row = _row(line, place)
        return item(_story(row, otherwise, place))
    except RefusedInput as error:
        return Item(otherwise, b"", MEDIA_TYPE, refused=error)


def _row(line: str, place: str) -> dict[str, Any]:
    limits.check_size(len(line), limits.MAX_TEXT, place)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedInput(
            "this is no JSON (%(fault)s). Each line is one object.", code="json", place=place, fault=str(error)
        ) from error
    if not isinstance(row, dict):
        raise RefusedInput("each line is one object in braces, with a headline and a body.", code="json", place=place)
    unknown = sorted(set(row) - KEYS)
    if unknown:
        raise RefusedInput(
            "“%(key)s” is no key of an article. The keys are %(keys)s.",
            code="key",
            place=place,
            key=unknown[0][:50],
            keys=", ".join(sorted(KEYS)),
        )
    return row


def _story(row: dict[str, Any], otherwise: str, place: str) -> Story:
    said = {key: _text(row, key, place) for key in TEXTS}
    if said["published_on"] and dates.day(said["published_on"]) is None:
        raise RefusedInput("“published_on” is a date such as 2020-03-15.", code="value", place=place)
    return Story(
        id=said["id"] or otherwise,
        story=said["story"],
        headline=said["headline"],
        standfirst=said["standfirst"],
        byline=said["byline"],
        language=said["language"],
        published=said["published_on"],
        url=said["url"],
        publisher=said["publisher"],
        body=_body(row.get("body"), place),
    )


def _text(row: dict[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return (value or "").strip()
    if key in ("id", "story") and isinstance(value, int):
        return str(value)
    raise RefusedInput("“%(key)s” must be a text.", code="value", place=place, key=key)


def _body(body: Any, place: str) -> str:
    if isinstance(body, list) and all(isinstance(text, str) for text in body):
        return paragraphs(body)
    if isinstance(body, str) and body.strip():
        return body if "<" in body else paragraphs(body.split("\n"))
    raise RefusedInput(
        "“body” is missing: it is a list of paragraphs, or one text of HTML.",
        code="value" if body else "key",
        place=place,
    )
