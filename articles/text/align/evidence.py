"""How far what two groups of paragraphs hold says that they are translations of each other.

Each clue is a small test: in a translation it is met with the probability ECHO of its kind, elsewhere as often as by chance,
which is counted in this very document. Their log-likelihood ratios (natural logarithm) add up over the clues of both sides,
so that what is met counts for, the more the rarer it is, and what is missing counts against.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from articles.text.align.clue import Clue, Clues, Kind

# How likely a translation meets a clue that something in the document meets. Set on the high side: of two paragraphs on one
# subject many words meet, too.
ECHO: Mapping[Kind, float] = {
    "word": 0.8,
    "character": 0.5,
    "name": 0.8,
    "syllable": 0.5,
    "figure": 0.95,
    "number": 0.5,
    "mark": 0.7,
}
FOREIGN = 0.15  # the share of that for a clue that nothing in the other document meets: it may be beyond the dictionary
CHANCE = 0.16  # how often a clue is met by chance, before the document is seen
CHANCE_WEIGHT = 15  # paragraphs that this opinion is worth
USELESS = 0.5  # a clue met by chance more often than this says nothing
STRONGEST = 4.0  # no single clue says more
CLUMPING = 0.5  # clues come in clumps (a phrase, both sides of one word): each counts half
LARGEST_GROUP = 3


class _Weight(NamedTuple):
    """What a clue says, by the size of the other side's group less one: when it is missing, and how much more when it is met."""

    missing: tuple[float, ...]
    met: tuple[float, ...]


class _Known(NamedTuple):
    """A clue with who of the other side meets it, as a mask (bit i is index i) and as indexes."""

    mask: int
    where: tuple[int, ...]
    weight: _Weight


class _Group(NamedTuple):
    """The clues of a group against one size of group: what they weigh when none is met, and for each who meets it and how much more it then weighs."""

    missing: float
    found: list[tuple[int, float]]


NOTHING = (0.0,) * LARGEST_GROUP


class Side:
    """What the paragraphs of one side say about those of the other."""

    def __init__(self, mine: Sequence[Clues], other: Sequence[Clues]) -> None:
        distinct = dict.fromkeys(chain.from_iterable(mine))
        holders = _holders(other, frozenset().union(*(clue.answers for clue in distinct)))
        held = frozenset(holders)
        known = {clue: _weigh(clue, holders, held, len(other)) for clue in distinct}
        self._known = [{clue: known[clue] for clue in clues} for clues in mine]
        self._missing = [math.fsum([clue.weight.missing[0] for clue in clues.values()]) for clues in self._known]
        self._gains = [_gains(clues.values(), len(other)) for clues in self._known]
        self._groups: dict[tuple[range, int], _Group] = {}

    def gain(self, index: int, other: int) -> float:
        """What the clues of a paragraph that one other paragraph meets weigh more than if it did not."""
        return self._gains[index][other]

    def alone(self, index: int, other: int) -> float:
        """The log-likelihood ratio of the clues of a paragraph against one other."""
        return self._missing[index] + self._gains[index][other]

    def score(self, group: range, others: range) -> float:
        """The log-likelihood ratio of the clues of a group against a group of the other side; a repeated clue counts once."""
        size = len(others) - 1
        if len(group) == 1 and not size:
            return self.alone(group.start, others.start)
        if (group, size) not in self._groups:
            self._groups[group, size] = _group(reduce(or_, (self._known[index] for index in group)).values(), size)
        missing, found = self._groups[group, size]
        mask = (1 << others.stop) - (1 << others.start)
        return missing + sum([met for where, met in found if where & mask])


def _holders(side: Sequence[Clues], asked: frozenset[Hashable]) -> dict[Hashable, int]:
    """By answer that is asked for a mask of the paragraphs that hold it."""
    holders: dict[Hashable, int] = {}
    for index, clues in enumerate(side):
        bit = 1 << index
        for clue in clues:
            for answer in clue.answers & asked:
                holders[answer] = holders.get(answer, 0) | bit
    return holders


def _weigh(clue: Clue, holders: Mapping[Hashable, int], held: frozenset[Hashable], size: int) -> _Known:
    mask = 0
    for answer in clue.answers & held:
        mask |= holders[answer]
    weight = _weight(clue.kind, mask.bit_count(), size)
    return _Known(mask, _indexes(mask) if weight.met[0] else (), weight)


def _indexes(mask: int) -> tuple[int, ...]:
    """Which bits are set."""
    indexes = []
    while mask:
        lowest = mask & -mask
        indexes.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(indexes)


@lru_cache(maxsize=1 << 12)
def _weight(kind: Kind, meeting: int, size: int) -> _Weight:
    """The weight of a clue that `meeting` of `size` paragraphs meet: one of those may be its translation, the rest is chance."""
    echo = ECHO[kind]
    if not meeting:
        echo *= 1 if kind == "figure" else FOREIGN
        return _Weight((CLUMPING * math.log(1 - echo),) * LARGEST_GROUP, NOTHING)
    chance = (meeting - 1 + CHANCE_WEIGHT * CHANCE) / (size - 1 + CHANCE_WEIGHT)
    if chance > min(USELESS, echo * 0.9):
        return _Weight(NOTHING, NOTHING)
    missing, met = [], []
    for group in range(1, LARGEST_GROUP + 1):
        among = min(1 - (1 - chance) ** group, echo)
        missing.append(CLUMPING * math.log((1 - echo) / (1 - among)))
        met.append(CLUMPING * min(math.log(echo / among), STRONGEST) - missing[-1])
    return _Weight(tuple(missing), tuple(met))


def _group(clues: Collection[_Known], size: int) -> _Group:
    missing = math.fsum([clue.weight.missing[size] for clue in clues])
    return _Group(missing, [(mask, weight.met[size]) for mask, _, weight in clues if mask and weight.met[0]])


def _gains(clues: Iterable[_Known], size: int) -> list[float]:
    """By paragraph of the other side, the gain of those clues."""
    gains = [0.0] * size
    for _, where, weight in clues:
        if met := weight.met[0]:
            for index in where:
                gains[index] += met
    return gains
