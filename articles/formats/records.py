"""What a reader gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from articles.errors import RefusedInput
from articles.text.records import Block


@dataclass(frozen=True, slots=True)
class Picture:
    """A lead picture that a page names: its address, and caption, credit and alternative text where the page has them."""

    url: str
    caption: str = ""
    credit: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself; empty where it says nothing. `alternates` maps languages (hreflang) to addresses."""

    headline: str = ""
    byline: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    url: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page read: its text, the encoding it came in, and its blocks, each with its span in the text.

    A plain page is decoded, `content.decode(encoding) == text` to the last character. Where the bytes are markup or a binary
    format, the text is all of the page's own blocks joined by blank lines.
    """

    text: str
    encoding: str
    media_type: str
    blocks: tuple[Block, ...] = ()
    about: About = About()


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a file that holds many (a feed, an export): a page of its own, and the id that the file gives it.

    Items that share a `story` are one article in several languages. `refused` says why an item cannot be read, where the file
    goes on after it; then it has no content.
    """

    id: str
    content: bytes
    media_type: str
    story: str = ""
    refused: RefusedInput | None = None
