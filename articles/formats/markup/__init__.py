"""Reads a page of HTML: every block that a reader sees with what its markup says of it, and what the page says of itself."""

from __future__ import annotations

from articles.formats import limits
from articles.formats.markup import about, blocks, tree, verdict
from articles.formats.markup.tree import Element, mended, records
from articles.formats.records import Document

__all__ = ["MEDIA_TYPE", "Element", "mended", "plain", "read", "records"]

MEDIA_TYPE = "text/html"


def read(content: bytes, place: str, charset: str = "") -> Document:
    """The page in blocks, joined by blank lines in its text; `place` (a file name) stands in every refusal.

    Raises RefusedInput with code "empty", "too-large", "binary", "encoding", "too-deep" or "too-many".
    """
    root, encoding = tree.page(content, place, charset)
    said = about.of(root)
    text, found = blocks.of(root, place, base=about.base(root, said.url))
    if not found:
        raise limits.empty(place)
    return Document(text, encoding, MEDIA_TYPE, verdict.extracted(root, found), said)


def plain(fragment: str) -> str:
    """The text of a piece of HTML, on one line. Raises RefusedInput where it passes the bounds of a page."""
    root = tree.parse(fragment, "a title") if fragment.strip() else None
    return "" if root is None else blocks.text_of(root)
