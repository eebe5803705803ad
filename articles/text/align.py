"""Which paragraphs of two languages belong together, in order, gaps and merged paragraphs included.

A monotone dynamic programme over beads (one left paragraph to one right, one to two, a gap ...). The score of a bead is a
log-likelihood ratio of "translations of each other" against "strangers": shared evidence weighed by its rarity (numbers by
value, Latin words, glossary forms, question and quote marks), less figures that lack a partner, plus what the lengths say
after Gale & Church (1993), "A program for aligning sentences in bilingual corpora", with the ratio of this very document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median
from typing import TypeAlias

from articles.text import numbers
from articles.text.normalize import fold
from articles.text.records import Pair, TermRule

# Shape of a bead -> what it costs before any evidence is seen: minus the logarithm of how rare it is. Gaps come first, so
# that of a paragraph and its repetition the first is paired.
BEADS: Mapping[tuple[int, int], float] = {
    (1, 0): 0.8,
    (0, 1): 0.8,
    (1, 1): 0.0,
    (1, 2): 3.5,
    (2, 1): 3.5,
    (2, 2): 6.0,
    (1, 3): 6.0,
    (3, 1): 6.0,
}
PAIRED_SPREAD = 0.27  # standard deviation of the log length ratio between long translations
SHORT_TEXT = 8.0  # characters at which chance adds as much again
STRANGER_SPREAD = 1.0
LONELY_FIGURE = 2.0  # what a figure without a partner costs
HOPELESS = -8.0  # below this the lengths alone decide
TIE = 1e-9
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z]+")
MARKS = {"question": re.compile(r"[?？]"), "quote": re.compile(r"[\"“「]")}


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring paragraphs of one language: what they hold that a translation shares, and their length in characters."""

    keys: frozenset[object]
    figures: tuple[frozenset[object], ...]
    length: int


# By index of the first paragraph after the group, and by its size.
Groups: TypeAlias = dict[tuple[int, int], _Group]


def align(
    left: Sequence[str],
    right: Sequence[str],
    left_language: str,
    right_language: str,
    names: Sequence[TermRule] = (),
) -> tuple[Pair, ...]:
    """Every index of both sides once, in order, as pairs of index groups; an empty group is a gap."""
    alike = left_language[:2] == right_language[:2]
    rows = [_group(text, left_language, names, alike) for text in left]
    columns = [_group(text, right_language, names, alike) for text in right]
    weights = _weights(rows, columns)
    ratio = _log(sum(row.length for row in rows)) - _log(sum(column.length for column in columns))
    pairs = _best_path(rows, columns, weights, ratio)
    singles = [
        _log(rows[pair.left[0]].length) - _log(columns[pair.right[0]].length)
        for pair in pairs
        if len(pair.left) == len(pair.right) == 1
    ]
    return _best_path(rows, columns, weights, median(singles)) if singles else pairs


def _group(text: str, language: str, names: Sequence[TermRule], alike: bool) -> _Group:
    found = numbers.find(text, language)
    keys = frozenset(_marks_and_words(text, language, names, alike)).union(*(number.values for number in found))
    return _Group(keys, tuple(frozenset(number.values) for number in found if number.strict), len(text.strip()))


def _marks_and_words(text: str, language: str, names: Sequence[TermRule], alike: bool) -> Iterator[object]:
    folded = fold(text) if alike or language != "en" else text.lower()
    yield from LATIN_WORD.findall(folded)
    yield from (mark for mark, pattern in MARKS.items() if pattern.search(text))
    yield from (
        ("name", index) for index, name in enumerate(names) if (form := name.forms.get(language)) and form in text
    )
    if alike:
        yield from (folded[at : at + 2] for at in range(len(folded) - 1))


def _weights(rows: Sequence[_Group], columns: Sequence[_Group]) -> dict[object, float]:
    """For each key that both languages have, how much rarer than chance it is in a paragraph (natural logarithm)."""
    left = Counter(key for row in rows for key in row.keys)
    right = Counter(key for column in columns for key in column.keys)
    size = len(rows) + len(columns)
    return {key: math.log(size / (left[key] + right[key])) for key in left.keys() & right.keys()}


def _groups(single: Sequence[_Group], sizes: set[int]) -> Groups:
    """The groups of each size, by the index after their last paragraph."""
    return {
        (end, size): _Group(
            frozenset().union(*(group.keys for group in single[end - size : end])),
            tuple(figure for group in single[end - size : end] for figure in group.figures),
            sum(group.length for group in single[end - size : end]),
        )
        for size in sizes
        for end in range(size, len(single) + 1)
    }


def _best_path(
    rows: Sequence[_Group], columns: Sequence[_Group], weights: Mapping[object, float], ratio: float
) -> tuple[Pair, ...]:
    lefts, rights = _groups(rows, {down for down, _ in BEADS}), _groups(columns, {over for _, over in BEADS})
    best = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int, float]] = {}
    for i, j in product(range(len(rows) + 1), range(len(columns) + 1)):
        for (down, over), cost in BEADS.items():
            before = best.get((i - down, j - over))
            if before is None:
                continue
            score = -cost
            if down and over:
                score += _match(lefts[i, down], rights[j, over], weights, ratio)
            if before + score > best.get((i, j), -math.inf) + TIE:
                best[i, j] = before + score
                steps[i, j] = down, over, score
    return tuple(reversed(list(_walk_back(steps, len(rows), len(columns)))))


def _match(left: _Group, right: _Group, weights: Mapping[object, float], ratio: float) -> float:
    score = _length_score(left.length, right.length, ratio)
    if score < HOPELESS:
        return score
    score += sum(weights[key] for key in left.keys & right.keys)
    lonely = sum(right.keys.isdisjoint(figure) for figure in left.figures)
    lonely += sum(left.keys.isdisjoint(figure) for figure in right.figures)
    return score - LONELY_FIGURE * lonely


def _walk_back(steps: Mapping[tuple[int, int], tuple[int, int, float]], i: int, j: int) -> Iterator[Pair]:
    while i or j:
        down, over, score = steps[i, j]
        yield Pair(tuple(range(i - down, i)), tuple(range(j - over, j)), score)
        i, j = i - down, j - over


def _length_score(left: int, right: int, ratio: float) -> float:
    """The log-likelihood ratio of two lengths: those of translations against those of strangers."""
    off = _log(left) - _log(right) - ratio
    paired = PAIRED_SPREAD * math.sqrt(1 + SHORT_TEXT / (right + 1))
    return math.log(STRANGER_SPREAD / paired) - off * off / 2 * (paired**-2 - STRANGER_SPREAD**-2)


def _log(length: int) -> float:
    return math.log(length + 1)
