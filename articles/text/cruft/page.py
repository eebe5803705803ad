"""A page as the cruft rules see it: its blocks, how much text each holds, and which of them are running prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.text.normalize import fold

HAN = re.compile(r"[\u3400-\u9fff]")
SENTENCE_END = re.compile(r"[.!?。！？]+[\"'”’」』)）\]]*\s*$")
TRUNCATED = re.compile(r"(…|\.\.\.)\s*$")
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")

PROSE_WIDTH = 120


class Sighting(NamedTuple):
    """Why a block looks like cruft: the rule, how sure that rule is, and the words it saw."""

    rule: str
    score: float
    evidence: str


def width(text: str) -> float:
    """How much a reader gets, in Latin letters: a Chinese character says as much as two and a half of them."""
    return len(text) + 1.5 * len(HAN.findall(text))


def bare(text: str) -> str:
    """Folded text without the marks and counts at its edges: "» Share (12)" and "share" are one phrase."""
    return EDGES.sub("", text)


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of one page in order, as received and folded, with the headline when somebody knows it."""

    blocks: tuple[str, ...]
    folded: tuple[str, ...]
    widths: tuple[float, ...]
    headline: str

    @classmethod
    def of(cls, blocks: Sequence[str], title: str | None) -> Page:
        """The page of these blocks."""
        folded = tuple(fold(block).strip() for block in blocks)
        return cls(tuple(blocks), folded, tuple(map(width, blocks)), bare(fold(title)) if title else "")

    def ends_sentence(self, index: int) -> bool:
        """Whether the block closes a sentence; a teaser that was cut off with dots does not."""
        text = self.blocks[index]
        return bool(SENTENCE_END.search(text)) and not TRUNCATED.search(text)

    def is_fragment(self, index: int, widest: float) -> bool:
        """Whether the block is a short phrase and no sentence, as buttons and menu entries are."""
        return self.widths[index] < widest and not self.ends_sentence(index)

    def is_headline(self, index: int) -> bool:
        """Whether the block is the headline that the caller named."""
        return bool(self.headline) and bare(self.folded[index]) == self.headline

    def prose(self, sighted: Collection[int]) -> list[int]:
        """The blocks that are running text: long, closed by a stop, and nobody's cruft so far."""
        return [
            index
            for index in range(len(self.blocks))
            if index not in sighted and self.widths[index] >= PROSE_WIDTH and self.ends_sentence(index)
        ]
