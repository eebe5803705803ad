"""A text with the words marked that were searched for, whole or cut around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text.search.terms import IS_UNSPACED

Span = tuple[int, int]

WIDTH = 200  # of an excerpt: a letter is 1, a character of Chinese 2
BEFORE = 50  # of it before the first match
CLOSERS = "。！？；.!?;\n"


class Part(NamedTuple):
    """A stretch of a text; `is_match` for words that were searched for."""

    text: str
    is_match: bool = False


def marked(text: str, spans: Sequence[Span], start: int = 0, end: int | None = None) -> tuple[Part, ...]:
    """The text from `start` to `end` in parts."""
    return tuple(_parts(text, spans, start, len(text) if end is None else end))


def _parts(text: str, spans: Sequence[Span], at: int, end: int) -> Iterator[Part]:
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            if at < first:
                yield Part(text[at:first])
            yield Part(text[first:last], True)
            at = last
    if at < end:
        yield Part(text[at:end])


def excerpt(text: str, spans: Sequence[Span]) -> tuple[Part, ...]:
    """Some two lines of the text around the first match, or from its beginning; "…" stands where it was cut. Of no text nothing."""
    focus = spans[0][0] if spans else 0
    start = _start(text, _back(text, focus, BEFORE), focus)
    end = _forth(text, start, WIDTH)
    end = _whole_word(text, end, focus) if end < len(text) else end
    parts = marked(text, spans, start, end)
    before, after = (Part("…"),) if start else (), (Part("…"),) if end < len(text) else ()
    return (*before, *parts, *after)


def _width(character: str) -> int:
    return 2 if IS_UNSPACED(character) or "\u3000" <= character <= "\uffef" else 1


def _back(text: str, at: int, width: int) -> int:
    while at and width > 0:
        at -= 1
        width -= _width(text[at])
    return at


def _forth(text: str, at: int, width: int) -> int:
    if text.isascii():
        return min(at + width, len(text))
    while at < len(text) and width > 0:
        width -= _width(text[at])
        at += 1
    return at


def _start(text: str, earliest: int, focus: int) -> int:
    """The first beginning of a sentence at or behind the earliest place, else of a word."""
    if not earliest:
        return 0
    for at in range(earliest, focus):
        if text[at - 1] in CLOSERS:
            return at + (len(text[at:focus]) - len(text[at:focus].lstrip()))
    return next((at for at in range(earliest, focus) if _is_edge(text, at)), focus)


def _whole_word(text: str, end: int, focus: int) -> int:
    """The last end of a word before the latest place."""
    return next((at for at in range(end, focus, -1) if _is_edge(text, at)), end)


def _is_edge(text: str, at: int) -> bool:
    """Whether a text may be cut before a place: not inside a word of letters."""
    left, right = text[at - 1], text[at]
    return not (left.isalnum() and right.isalnum()) or bool(IS_UNSPACED(left) or IS_UNSPACED(right))
