"""The best way through two documents, in order: which groups pair, which paragraphs stay alone.

A monotone dynamic programme over beads (one left paragraph to one right, one to two, a gap ...). The score of a bead is the
log-likelihood ratio of "translations of each other" against "strangers": the evidence, and what the lengths say after Gale &
Church (1993), "A program for aligning sentences in bilingual corpora", with the ratio of this very document; less what a bead
of that shape costs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median
from typing import NamedTuple, TypeAlias

from articles.text.align import corridor
from articles.text.align.clue import Clues
from articles.text.align.evidence import Side
from articles.text.align.lengths import likelihood, log
from articles.text.records import Pair

HOPELESS = -8.0  # below this the lengths alone decide
LEAST_SHARE = 3.0  # what a paragraph must share with one of the other side's group to be merged
MARGINS = 8, 40  # places that a path may stray from the corridor's boxes: at first, and if it runs along the edge
STEADY = 0.5  # how much dearer gaps become where the first reading finds few
TIE = 1e-9

# A bead: the places where it ends on both sides, how many paragraphs it takes there, its score.
Bead: TypeAlias = tuple[int, int, int, int, float]


@dataclass(frozen=True, slots=True)
class Prior:
    """What beads cost before any evidence is seen: minus the logarithm of how rare each is beside 1-1.

    A gap costs `alone`, and more in a short document by `short` over its paragraphs: there is less room for gaps. `merged`
    gives the costs of the other shapes (left, right).
    """

    alone: float
    short: float
    merged: Mapping[tuple[int, int], float]


class Text(NamedTuple):
    """What the programme sees of a paragraph: its length in characters, and its clues."""

    length: int
    clues: Clues


class Programme:
    """Two documents, with what does not change between two readings of them kept."""

    def __init__(self, left: Sequence[Text], right: Sequence[Text], prior: Prior) -> None:
        self._left, self._right = (
            list(accumulate((text.length for text in side), initial=0)) for side in (left, right)
        )
        self._rows, self._columns = len(left), len(right)
        lefts, rights = ([text.clues for text in side] for side in (left, right))
        self._says_left, self._says_right = Side(lefts, rights), Side(rights, lefts)
        self._shared = [
            [self._says_left.gain(i, j) + self._says_right.gain(j, i) for j in range(self._columns)]
            for i in range(self._rows)
        ]
        self._prior = prior
        self._evidence: dict[tuple[int, int, int, int], float] = {}

    def pairs(self) -> tuple[Pair, ...]:
        """The beads of the best path, read twice: the second time with the length ratio and the gaps that the first found."""
        alone = self._prior.alone + self._prior.short / (self._rows + self._columns + 1)
        first = self._reading(log(self._left[-1]) - log(self._right[-1]), alone)
        singles = [pair for pair in first if len(pair.left) == len(pair.right) == 1]
        if not singles:
            return first
        gaps = sum(not pair.left or not pair.right for pair in first)
        ratio = median(self._ratio(pair.left[0] + 1, 1, pair.right[0] + 1, 1) for pair in singles)
        return self._reading(ratio, alone + STEADY * math.log((len(singles) + 2) / (gaps + 2)))

    def _reading(self, ratio: float, alone: float) -> tuple[Pair, ...]:
        """The best path, in a corridor that widens where the path runs along its edge."""
        rows, columns = self._rows, self._columns
        anchors = corridor.anchors(self._shared) if rows * columns > corridor.SMALL else []
        path: list[Bead] = []
        for margin in MARGINS:
            allowed = corridor.around(anchors, rows, columns, margin)
            path = self._best_path(allowed, ratio, alone)
            if not corridor.touches(allowed, [(i, j) for i, j, *_ in path], columns):
                break
        return tuple(
            Pair(tuple(range(i - down, i)), tuple(range(j - over, j)), score) for i, j, down, over, score in path
        )

    def _best_path(self, allowed: corridor.Corridor, ratio: float, alone: float) -> list[Bead]:
        """The beads of the path with the highest score."""
        beads = {(1, 0): alone, (0, 1): alone, (1, 1): 0.0, **self._prior.merged}
        best: list[dict[int, float]] = []
        steps: dict[tuple[int, int], tuple[int, int, float]] = {}
        for i, (first, last) in enumerate(allowed):
            best.append({})
            for j in range(first, last + 1):
                top = 0.0 if i == j == 0 else -math.inf
                for (down, over), cost in beads.items():
                    if down > i or (before := best[i - down].get(j - over)) is None:
                        continue
                    score = self._score(i, down, j, over, ratio) - cost if down and over else -cost
                    if before + score > top + TIE:
                        top = before + score
                        steps[i, j] = down, over, score
                if top > -math.inf:
                    best[i][j] = top
        return list(_walk_back(steps, self._rows, self._columns))[::-1]

    def _score(self, i: int, down: int, j: int, over: int, ratio: float) -> float:
        """How much likelier translations than strangers are `down` paragraphs before place `i` and `over` before `j`."""
        score = likelihood(self._ratio(i, down, j, over) - ratio, self._right[j] - self._right[j - over])
        if score < HOPELESS:
            return score
        bead = i, down, j, over
        if bead not in self._evidence:
            self._evidence[bead] = self._weigh(range(i - down, i), range(j - over, j))
        return score + self._evidence[bead]

    def _weigh(self, lefts: range, rights: range) -> float:
        """The evidence of two groups; minus infinity where a paragraph has no share in a group."""
        if len(lefts) > 1 or len(rights) > 1:
            shared = [[self._shared[i][j] for j in rights] for i in lefts]
            if any(max(group) < LEAST_SHARE for group in (*shared, *zip(*shared, strict=True))):
                return -math.inf
        return self._says_left.score(lefts, rights) + self._says_right.score(rights, lefts)

    def _ratio(self, i: int, down: int, j: int, over: int) -> float:
        return log(self._left[i] - self._left[i - down]) - log(self._right[j] - self._right[j - over])


def _walk_back(steps: Mapping[tuple[int, int], tuple[int, int, float]], i: int, j: int) -> Iterator[Bead]:
    while i or j:
        down, over, score = steps[i, j]
        yield i, j, down, over, score
        i, j = i - down, j - over
