"""The terms of a text in one line, as they are stored: between single spaces, one before the first and one behind the last.

What a phrase is looked for by is then a piece of that line, and to find it costs what it costs to find a substring.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from articles.text.search.terms import Phrase, terms

BREAK = "¶"  # between two passages, so that no phrase reaches from one into the next
IN_HEADLINE = (
    4  # what a phrase in the headline counts for, where in the text it counts for one and a little for each time
)


def line(found: Iterable[str], most: int) -> str:
    """The line of these terms; what is beyond so many bytes is left out."""
    whole = f" {' '.join(found)} ".encode()
    return whole.decode() if len(whole) <= most else whole[: whole.rindex(b" ", 0, most) + 1].decode()


def body(passages: Iterable[str]) -> Iterable[str]:
    """The terms of passages, each with a BREAK behind it."""
    return (term for text in passages for term in (*terms(text), BREAK))


def written(phrase: Phrase) -> str:
    """How a phrase stands in a line."""
    return f" {' '.join(phrase.terms)}" + ("" if phrase.is_open else " ")


def worth(headline: str, text: str, phrases: Iterable[Phrase]) -> float:
    """What two lines are worth to who looks for these phrases: by how often they stand in the text, and whether in the headline."""
    wanted = list(map(written, phrases))
    return sum(log(1 + text.count(piece)) + IN_HEADLINE * (piece in headline) for piece in wanted)


def fullest(text: str, phrases: Sequence[Phrase]) -> int:
    """The number, from 0, of the first passage that holds most of the phrases; 0 where none holds any."""
    wanted = list(map(written, phrases))
    held = [sum(piece in passage for piece in wanted) for passage in text.split(BREAK)]
    return held.index(max(held))
