"""A page as the cruft rules and the cruft model see it: its blocks, how much text each holds, and which are running prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.text import normalize

HAN = re.compile(r"[\u3400-\u9fff]+")
SENTENCE_END = re.compile(r"[.!?。！？]+[\"'”’」』)）\]]*\s*$")
TRUNCATED = re.compile(r"(…|\.\.\.)\s*$")
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")

SEPARATORS = re.compile(r"[\W_]+")

PROSE_WIDTH = 120
LONGEST_ROW = 150
LONGEST_ENDING = 40  # more of a block than its last characters says nothing of how it ends


class Sighting(NamedTuple):
    """Why a block looks like cruft: the rule, how sure that rule is, and the words it saw."""

    rule: str
    score: float
    evidence: str


def width(text: str) -> float:
    """How much a reader gets, in Latin letters: a Chinese character says as much as two and a half of them."""
    return len(text) + 1.5 * han(text)


def han(text: str) -> int:
    """How many Chinese characters a text has."""
    return 0 if text.isascii() else sum(map(len, HAN.findall(text)))


def fold_all(blocks: Sequence[str]) -> tuple[str, ...]:
    """Each block folded, without the white space at its edges."""
    return tuple(text.strip() for text in normalize.fold_all(blocks))


def bare(text: str) -> str:
    """Folded text without the marks and counts at its edges: "» Share (12)" and "share" are one phrase."""
    return EDGES.sub("", text)


def words(folded: str) -> frozenset[str]:
    """The words of a block that may be a row of buttons, its numbers left out; none of a longer one."""
    if len(folded) > LONGEST_ROW:
        return frozenset()
    return frozenset(word for word in SEPARATORS.split(folded) if word and not word.isdecimal())


def closes_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a teaser that was cut off with dots does not."""
    ending = text[-LONGEST_ENDING:]
    return bool(SENTENCE_END.search(ending)) and not TRUNCATED.search(ending)


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of one page in order, as received, folded, bare and as the words of those that may be a row of buttons, how wide each is (as received, and folded) and whether it closes a sentence.

    `headline` is the folded headline where somebody knows it, else "".
    """

    blocks: tuple[str, ...]
    folded: tuple[str, ...]
    bare: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    widths: tuple[float, ...]
    folded_widths: tuple[float, ...]
    closed: tuple[bool, ...]
    headline: str

    @classmethod
    def of(cls, blocks: Sequence[str], title: str | None) -> Page:
        """The page of these blocks."""
        folded = fold_all(blocks)
        return cls(
            tuple(blocks),
            folded,
            tuple(map(bare, folded)),
            tuple(map(words, folded)),
            tuple(map(width, blocks)),
            tuple(map(width, folded)),
            tuple(map(closes_sentence, blocks)),
            bare(normalize.fold(title)) if title else "",
        )

    def ends_sentence(self, index: int) -> bool:
        """Whether the block closes a sentence."""
        return self.closed[index]

    def is_prose(self, index: int) -> bool:
        """Whether the block is running text: long, and closed by a stop."""
        return self.widths[index] >= PROSE_WIDTH and self.closed[index]

    def is_fragment(self, index: int, widest: float) -> bool:
        """Whether the block is a short phrase and no sentence, as buttons and menu entries are."""
        return self.widths[index] < widest and not self.closed[index]

    def is_headline(self, index: int) -> bool:
        """Whether the block is the headline that the caller named."""
        return bool(self.headline) and self.bare[index] == self.headline

    def prose(self, sighted: Collection[int]) -> list[int]:
        """The blocks that are running text and nobody's cruft so far."""
        return [index for index in range(len(self.blocks)) if index not in sighted and self.is_prose(index)]
