"""The same page received twice: MinHash over shingles (Broder 1997), banded so that an index finds what is alike; the owner of rensa."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from rensa import RMinHash

from articles.text import numbers
from articles.text.normalize import fold_all
from articles.text.script.opencc_tables import HAN

# Ten bands of four: pages whose shingles agree by 80 % share a band with probability 0.995, by 70 % 0.94, by 30 % 0.08.
BANDS, ROWS, SEED = 10, 4, 4
DIGITS = re.compile(r"\d+")
SOME_FIGURES = 6
UNIT = re.compile(f"[{HAN}]|[^\\W_]+")
SHINGLE = 4  # words, or Chinese characters
RETOUCHED = 0.75  # of the words of a passage that somebody corrected one in


def page_keys(text: str, language: str) -> tuple[int, ...]:
    """The keys that pages of nearly the same wording share; both Chinese scripts give the same. None where there is no text."""
    return _keys(_plain(text), language[:2])


@lru_cache(maxsize=4)
def _keys(plain: str, language: str) -> tuple[int, ...]:
    """The keys of a page's words; remembered for its twin in the other script."""
    shingles = _shingles(plain.split())
    if not shingles:
        return ()
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(list(shingles))
    digest = sketch.digest()
    return tuple(
        key(f"page {language} {band}".encode() + struct.pack(f"<{ROWS}I", *digest[band * ROWS : (band + 1) * ROWS]))
        for band in range(BANDS)
    )


def key(data: bytes) -> int:
    """A signed whole number of 64 bits, the same on every machine."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)


def copied(left: Sequence[str], right: Sequence[str]) -> float:
    """Which share, 0 to 1, of two pages of one language is the same, passage by passage; order does not count.

    A passage with a word corrected is the same; one with another figure is not, for that makes tomorrow's weather of today's.
    """
    if _are_counted_otherwise(left, right):
        return 0.0
    mine, theirs = Counter(map(_plain, left)), Counter(map(_plain, right))
    total = sum(len(text) * count for side in (mine, theirs) for text, count in side.items())
    same = sum(2 * len(text) * count for text, count in (mine & theirs).items())
    others = [_Passage.of(text) for text in (theirs - mine).elements()]
    for passage in map(_Passage.of, (mine - theirs).elements()):
        twin = next((other for other in others if passage.is_retouched(other)), None)
        if twin is not None:
            others.remove(twin)
            same += len(passage.text) + len(twin.text)
    return same / total if total else 0.0


def _are_counted_otherwise(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether most figures of two pages that have some are others: seen at once, where comparing takes a thousand times as long."""
    mine, theirs = (Counter(DIGITS.findall(" ".join(side))) for side in (left, right))
    most = max(mine.total(), theirs.total())
    return min(mine.total(), theirs.total()) >= SOME_FIGURES and (mine & theirs).total() < most / 2


class _Passage(NamedTuple):
    """A passage without punctuation, its different words, and how often each stands in it."""

    text: str
    kinds: frozenset[str]
    words: Counter[str]

    @classmethod
    def of(cls, text: str) -> _Passage:
        words = Counter(UNIT.findall(text))
        return cls(text, frozenset(words), words)

    def is_retouched(self, other: _Passage) -> bool:
        """Whether the other is this passage with a word or two corrected, and no figure."""
        if len(self.kinds & other.kinds) < RETOUCHED * max(len(self.kinds), len(other.kinds)):
            return False
        common = (self.words & other.words).total()
        return common >= RETOUCHED * (self.words | other.words).total() > 0 and _figures(self.text) == _figures(
            other.text
        )


def _figures(text: str) -> list[str]:
    language = "zh-hans" if re.search(f"[{HAN}]", text) else "en"
    return sorted(number.text for number in numbers.find(text, language) if number.strict)


def _plain(text: str) -> str:
    return " ".join(UNIT.findall("\n".join(fold_all(text.split("\n")))))


def _shingles(units: Sequence[str]) -> set[str]:
    runs = zip(*(units[at:] for at in range(SHINGLE)), strict=False)
    return {*map(" ".join, runs)} or {" ".join(units)} - {""}
