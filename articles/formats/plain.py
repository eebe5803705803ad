"""Reads a plain-text page in whatever encoding it came, or refuses it and says why and what to do."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from articles.errors import Phrase, RefusedInput
from articles.formats import limits
from articles.formats.encoding import REMEDY, decode
from articles.formats.records import Document
from articles.text import segment

MAX_BYTES = 5_000_000
_MARKUP = re.compile(r"\s*(<!doctype html|<html\b|<\?xml|<rss\b|<feed\b)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def read(content: bytes, place: str, charset: str = "") -> Document:
    """The page's text and the encoding that it came in; `place` (a file name) stands in every refusal.

    Raises RefusedInput with code "empty", "too-large", "binary", "markup", "encoding" or "too-many".
    """
    if len(content) > MAX_BYTES:
        raise _too_large(len(content), place)
    text, encoding = decode(content, place, charset)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise limits.empty(place)
    if "\x00" in text or _share_of_controls(text) > 0.01:
        at = content.find(b"\x00")
        raise RefusedInput(
            "this is not plain text: a NUL byte stands at byte %(at)s. %(remedy)s"
            if at >= 0
            else "this is not plain text: it holds control characters. %(remedy)s",
            code="binary",
            place=place,
            at=at,
            remedy=REMEDY,
        )
    if _MARKUP.match(text):
        raise RefusedInput(
            "this is markup (HTML or XML), and only plain text can be read. Copy the article out of the browser into a text file.",
            code="markup",
            place=place,
        )
    if sum(1 for _ in islice(segment.BLOCK.finditer(text), limits.MAX_BLOCKS + 1)) > limits.MAX_BLOCKS:
        raise limits.too_many(Phrase("blocks of text"), limits.MAX_BLOCKS, place)
    return Document(text=text, encoding=encoding, media_type="text/plain")


def load(path: Path) -> bytes:
    """The bytes of a file, refused unread when it is larger than a page may be. Raises RefusedInput."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(size, str(path))
        return path.read_bytes()
    except OSError as error:
        raise limits.unreadable(error, str(path)) from error


def _too_large(size: int, place: str) -> RefusedInput:
    return RefusedInput(
        "%(size)s bytes are more than one page may have (%(most)s). Split it into one file an article.",
        code="too-large",
        place=place,
        size=f"{size:,}",
        most=f"{MAX_BYTES:,}",
    )


def _share_of_controls(text: str) -> float:
    return len(_CONTROL.findall(text)) / len(text)
