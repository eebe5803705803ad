"""Reads ninjs (https://iptc.org/standards/ninjs/), versions 1 to 3: one news item, or an array of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from articles.errors import RefusedInput
from articles.formats import limits
from articles.formats.encoding import decode
from articles.formats.records import Item
from articles.formats.story import Story, item, paragraphs

MOST_BYTES = limits.MAX_PAGE
# Names of the arrays in version 2 and 3, with the beginning of the property's name in version 1: headlines, headline_main.
MAIN_ROLES = ("main", "", "medium", "web")

News = Mapping[str, Any]


def items(content: bytes, place: str) -> Iterator[Item]:
    """Each text item of the file; pictures and other kinds stand in a text item's associations.

    Raises RefusedInput with code "too-large", "encoding", "json" or "empty".
    """
    limits.check_size(len(content), MOST_BYTES, place)
    text, _ = decode(content, place)
    try:
        found = json.loads(text, object_pairs_hook=_lower)
    except (ValueError, RecursionError) as error:
        raise RefusedInput(
            "this is no JSON (%(fault)s). The file may be cut off; send the whole of it.",
            code="json",
            place=place,
            fault=str(error)[:200],
        ) from error
    rows = [row for row in _rows(found) if isinstance(row, dict) and row.get("type", "text") in ("text", "composite")]
    if not rows:
        raise limits.empty(place)
    for number, row in enumerate(rows, 1):
        yield item(_story(row, f"item {number}"))


def _lower(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object with its names in lower case: version 3 has contentType where version 2 has contenttype."""
    return {name.lower(): value for name, value in pairs}


def _rows(found: Any) -> list[Any]:
    if isinstance(found, dict):
        inner = found.get("items")
        return inner if isinstance(inner, list) else [found]
    return found if isinstance(found, list) else []


def _story(row: News, otherwise: str) -> Story:
    picture = _picture(row)
    return Story(
        id=_text(row.get("uri")) or otherwise,
        headline=_said(row, "headline") or _text(row.get("title")) or _text(row.get("slugline")),
        standfirst=_said(row, "description", "summary"),
        byline=_text(row.get("byline")) or _text(row.get("by")) or ", ".join(_authors(row)),
        publisher=_publisher(row),
        published=_text(row.get("firstcreated"))
        or _text(row.get("versioncreated"))
        or _text(row.get("contentcreated")),
        language=_text(row.get("language")),
        url=next(
            (
                _text(row.get(key))
                for key in ("weburl", "canonicalurl", "uri")
                if _text(row.get(key)).startswith("http")
            ),
            "",
        ),
        picture=_address(picture),
        caption=_said(picture, "description") or _said(picture, "headline"),
        credit=_text(picture.get("byline"))
        or _text(picture.get("creditline"))
        or _text(picture.get("copyrightholder")),
        body=_body(row),
    )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _objects(value: Any) -> list[News]:
    """The objects of an array, or the values of an object: version 3 has arrays where version 1 has names."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for one in inner if isinstance(one, dict)]


def _said(row: News, name: str, *roles: str) -> str:
    """A plain text of the item: `headline`, `headline_main`, or the main one of `headlines`."""
    direct = next((_text(row[key]) for key in (name, f"{name}_main", f"{name}_text") if _text(row.get(key))), "")
    if direct:
        return direct
    plain = [one for one in _objects(row.get(f"{name}s")) if _text(one.get("contenttype")) in ("", "text/plain")]
    wanted = (*roles, *MAIN_ROLES)
    plain.sort(key=lambda one: wanted.index(role) if (role := _text(one.get("role"))) in wanted else len(wanted))
    return next((_text(one.get("value")) for one in plain if _text(one.get("value"))), "")


def _body(row: News) -> str:
    """The body as HTML, made from plain text where there is nothing else."""
    bodies = _objects(row.get("bodies"))
    marked = [_text(row.get(key)) for key in ("body_html", "body_xhtml", "body_html5")]
    marked += [_text(one.get("value")) for one in bodies if "html" in _text(one.get("contenttype"))]
    plain = [_text(row.get("body_text")), *(_text(one.get("value")) for one in bodies)]
    return next(filter(None, marked), "") or paragraphs(next(filter(None, plain), "").splitlines())


def _authors(row: News) -> list[str]:
    people = _objects(row.get("people") or row.get("person"))
    return [_text(one.get("name")) for one in people if "author" in _text(one.get("rel")) + _text(one.get("role"))]


def _publisher(row: News) -> str:
    sources = _objects(row.get("infosources") or row.get("infosource"))
    named = (_text(one.get("name")) for one in sources)
    return next(filter(None, named), "") or _text(row.get("copyrightholder"))


def _picture(row: News) -> News:
    return next((one for one in _objects(row.get("associations")) if one.get("type") == "picture"), {})


def _address(picture: News) -> str:
    """The address of the largest rendition."""
    found = [one for one in _objects(picture.get("renditions")) if _text(one.get("href")).startswith("http")]
    return _text(max(found, key=_width)["href"]) if found else ""


def _width(rendition: News) -> int:
    width = rendition.get("width")
    return width if isinstance(width, int) else 0
