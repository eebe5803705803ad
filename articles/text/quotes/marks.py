"""Quotation marks put right in one paragraph: what stands between which marks, although marks are lost or have floated.

Nothing is ever refused: a mark without a partner opens a quote that runs to the paragraph's end.
"""

from __future__ import annotations

import re
from functools import lru_cache

from articles.text.quotes.records import Quoted, Span

OPENING = "“「『«"
CLOSING = "”」』»"
STRAIGHT = '"＂'
MARKS = OPENING + CLOSING + STRAIGHT
STOPS = ".,!?…。，！？、"
SENTENCE_STOPS = (".", "!", "?", "。", "！", "？")
HIDDEN = "\ufffc"
MARK = re.compile(f"[{MARKS}]")
CLOSING_MARK = re.compile(f"[{CLOSING}]")
FLOATED = re.compile(rf"[{re.escape(STOPS)}]\s{{0,9}}$")
WIDEST_GAP = 10


@lru_cache(maxsize=1024)
def quoted(text: str) -> tuple[Quoted, ...]:
    """The quotes of a paragraph in order, outermost marks only; several checks ask for those of one article."""
    found: list[Quoted] = []
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
    last_closing = max(text.rfind(mark) for mark in CLOSING)
    opened, depth = -1, 0
    for match in MARK.finditer(text):
        index, mark = match.start(), match.group()
        if opened < 0:
            # A straight mark that ends its paragraph, as an inch does, has nothing to open.
            if (mark not in CLOSING or index == first) and not (mark in STRAIGHT and index == last):
                opened, depth = index, 1
        elif mark in OPENING and not (index > last_closing and follows_stop(text, index)):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append(Quoted(Span(opened + 1, index), Span(opened, index + 1)))
                opened = -1
    if opened >= 0:
        found.append(Quoted(Span(opened + 1, len(text)), Span(opened, len(text)), closed=False))
    return tuple(found)


def follows_stop(text: str, index: int) -> bool:
    """Whether the mark at `index` follows a stop: an opening one that does so, with no closing one to come, has floated."""
    return bool(FLOATED.search(text[max(0, index - WIDEST_GAP) : index]))


def hide(text: str, quotes: tuple[Quoted, ...]) -> str:
    """The text with these quotes blanked, of the same length, so that no cue is found inside them.

    A quote that closes with a stop leaves the stop standing, for it closes its sentence too.
    """
    parts, done = [], 0
    for quote in quotes:
        last = quote.inner.of(text).rstrip()[-1:]
        shown = last if quote.closed and last in SENTENCE_STOPS else HIDDEN
        length = quote.outer.end - quote.outer.start
        parts += [text[done : quote.outer.start], (HIDDEN * length)[:-1], shown]
        done = quote.outer.end
    return "".join((*parts, text[done:]))
