"""An article out of a file that holds many, as a page of its own, so that the HTML reader is the one place that reads pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from articles.formats.records import Item

MEDIA_TYPE = "text/html"


@dataclass(frozen=True, slots=True)
class Story:
    """What a file says of one article; `body` is HTML, all else is plain text. `published` is a date in any written form."""

    id: str
    headline: str
    body: str
    story: str = ""
    standfirst: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    picture: str = ""
    caption: str = ""
    credit: str = ""
    alternates: dict[str, str] = field(default_factory=dict)


def item(story: Story) -> Item:
    """The article as an item of its file; the same article gives the same bytes."""
    lines = (
        "<!doctype html>",
        f"<html{_attribute('lang', story.language)}>",
        *_head(story),
        *_body(story),
        "</html>",
        "",
    )
    return Item(_storable(story.id), "\n".join(lines).encode("utf-8", "replace"), MEDIA_TYPE, _storable(story.story))


def _storable(name: str) -> str:
    """A name without what no database keeps and JSON may hold: halves of characters, and NUL."""
    return name.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


def paragraphs(texts: Iterable[str]) -> str:
    """Plain paragraphs as HTML."""
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts if text.strip())


def _head(story: Story) -> Iterator[str]:
    yield '<head><meta charset="utf-8">'
    yield f"<title>{escape(story.headline, quote=False)}</title>"
    named = {"author": story.byline, "date": story.published}
    yield from (
        f"<meta{_attribute('name', name)}{_attribute('content', value)}>" for name, value in named.items() if value
    )
    open_graph = {"og:title": story.headline, "og:site_name": story.publisher, "og:image": story.picture}
    for name, value in open_graph.items():
        if value:
            yield f"<meta{_attribute('property', name)}{_attribute('content', value)}>"
    if story.url:
        yield f'<link rel="canonical"{_attribute("href", story.url)}>'
    for language, address in story.alternates.items():
        yield f'<link rel="alternate"{_attribute("hreflang", language)}{_attribute("href", address)}>'
    yield "</head>"


def _body(story: Story) -> Iterator[str]:
    yield "<body><article>"
    if story.headline:
        yield f"<h1>{escape(story.headline, quote=False)}</h1>"
    if story.standfirst:
        yield f'<p class="standfirst">{escape(story.standfirst, quote=False)}</p>'
    if story.picture and (story.caption or story.credit):
        yield _figure(story)
    yield story.body
    yield "</article></body>"


def _figure(story: Story) -> str:
    credit = f' <span class="credit">{escape(story.credit, quote=False)}</span>' if story.credit else ""
    caption = f"<figcaption>{escape(story.caption, quote=False)}{credit}</figcaption>"
    return f"<figure><img{_attribute('src', story.picture)}>{caption}</figure>"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""
