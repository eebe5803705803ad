"""Quotation marks put right in one paragraph: what stands between which marks, although marks are lost or have floated.

Nothing is ever refused: a mark without a partner opens a quote that runs to the paragraph's end.
"""

from __future__ import annotations

from articles.text.quotes.records import Quoted, Span

OPENING = "“「『«"
CLOSING = "”」』»"
STRAIGHT = '"＂'
MARKS = OPENING + CLOSING + STRAIGHT
STOPS = ".,!?…。，！？、"
SENTENCE_STOPS = (".", "!", "?", "。", "！", "？")
HIDDEN = "\ufffc"


def quoted(text: str) -> tuple[Quoted, ...]:
    """The quotes of a paragraph in order, outermost marks only."""
    found: list[Quoted] = []
    opened, depth = -1, 0
    for index, mark in enumerate(text):
        if mark not in MARKS:
            continue
        if opened < 0:
            if (mark not in CLOSING or not text[:index].strip()) and not trails(text, index):
                opened, depth = index, 1
        elif mark in OPENING and not floated(text, index):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append(Quoted(Span(opened + 1, index), Span(opened, index + 1)))
                opened = -1
    if opened >= 0:
        found.append(Quoted(Span(opened + 1, len(text)), Span(opened, len(text)), closed=False))
    return tuple(found)


def trails(text: str, index: int) -> bool:
    """Whether a straight mark with nothing open ends its paragraph, as an inch does: there is nothing it could open."""
    return text[index] in STRAIGHT and not text[index + 1 :].strip()


def floated(text: str, index: int) -> bool:
    """Whether an opening mark inside a quote closes it: it follows a stop, and no closing mark comes later."""
    before = text[:index].rstrip()
    return before[-1:] in tuple(STOPS) and not any(mark in text[index + 1 :] for mark in CLOSING)


def hide(text: str, quotes: tuple[Quoted, ...]) -> str:
    """The text with these quotes blanked, of the same length, so that no cue is found inside them.

    A quote that closes with a stop leaves the stop standing, for it closes its sentence too.
    """
    for quote in quotes:
        last = quote.inner.of(text).rstrip()[-1:]
        shown = last if quote.closed and last in SENTENCE_STOPS else HIDDEN
        length = quote.outer.end - quote.outer.start
        text = text[: quote.outer.start] + (HIDDEN * length)[:-1] + shown + text[quote.outer.end :]
    return text
