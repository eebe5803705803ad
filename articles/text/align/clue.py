"""The record of one clue: something in a text that its translation should have too."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

Kind = Literal["word", "character", "name", "syllable", "figure", "number", "mark"]


class Clue(NamedTuple):
    """A clue meets one of the other side when their answers share anything.

    "economic" answers with its stem and 经济 with the stems of its glosses, "Kunming" and 昆明 with a spelling, 1.04万 and
    10,400 with a value. A "figure" is a number that the writer meant as one; "character" and "syllable" are weak.
    """

    kind: Kind
    answers: frozenset[Hashable]


Clues: TypeAlias = tuple[Clue, ...]  # each once, in the order of the text


PINYIN = "pinyin "


def spelling(name: str) -> str:
    """The answer of a name in pinyin, lower case and without tones; no other answer begins so."""
    return PINYIN + name


def names_in_pinyin(side: Iterable[Clues]) -> Iterator[str]:
    """The names behind all such answers of a side."""
    answers = (answer for clues in side for clue in clues for answer in clue.answers)
    return (answer.removeprefix(PINYIN) for answer in answers if isinstance(answer, str) and answer.startswith(PINYIN))
