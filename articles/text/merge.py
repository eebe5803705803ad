"""Two people's versions of one text brought together, word by word in Latin script and character by character in Chinese.

The algorithm is that of diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007): where both versions keep what the first text had,
they meet; between two meetings at most one of them may have changed something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ0-9’'.-]*[A-Za-zÀ-ÿ0-9]|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Merge:
    """Both versions in one text; where they contradict each other, `is_clean` is false and the text has yours."""

    text: str
    is_clean: bool


def tokens(text: str) -> list[str]:
    """The words, runs of white space and single other characters of a text, which join to the text."""
    return _TOKEN.findall(text)


def merge(base: str, theirs: str, yours: str) -> Merge:
    """What both made of `base`."""
    split = tokens(base), tokens(theirs), tokens(yours)
    merged: list[str] = []
    is_clean = True
    for common, old, other, own in _regions(*split):
        if old == other or other == own:
            merged += own
        elif old == own:
            merged += other
        else:
            merged += own
            is_clean = False
        merged += common
    return Merge("".join(merged), is_clean)


Region = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]


def _regions(base: Sequence[str], theirs: Sequence[str], yours: Sequence[str]) -> Iterator[Region]:
    """In order: a stretch that all three share, and before it what each of the three has since the last one."""
    there, here = _places(base, theirs), _places(base, yours)
    common = [at for at in range(len(base)) if at in there and at in here]
    stops = [(-1, -1, -1), *((at, there[at], here[at]) for at in common), (len(base), len(theirs), len(yours))]
    for last, next_ in pairwise(stops):
        (a, b, c), (d, e, f) = last, next_
        yield base[d : d + 1], base[a + 1 : d], theirs[b + 1 : e], yours[c + 1 : f]


def _places(base: Sequence[str], version: Sequence[str]) -> dict[int, int]:
    """For each token of the base that stands in the version, where."""
    blocks = SequenceMatcher(None, base, version, autojunk=False).get_matching_blocks()
    return {a + step: b + step for a, b, size in blocks for step in range(size)}
