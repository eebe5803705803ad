"""What changed between two texts, or two versions of an edition, in pieces that a page can mark: words in Latin script, characters in Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from articles.models.publication import HEAD, Passage
from articles.text.merge import tokens


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text that both versions have ("same"), or only the old ("gone") or the new one ("new")."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and after, each as parts; () where a version lacks it."""

    kind: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the versions differ here."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring pairs that are all changed, or all the same."""

    is_changed: bool
    pairs: tuple[Pair, ...]


def diff(old: str, new: str) -> tuple[Part, ...]:
    """The parts of both texts in reading order; those that are not "new" join to the old text, those not "gone" to the new."""
    before, after = tokens(old), tokens(new)
    parts: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(before[i:j])))
            continue
        if j > i:
            parts.append(Part("gone", "".join(before[i:j])))
        if m > k:
            parts.append(Part("new", "".join(after[k:m])))
    return tuple(parts)


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Stretch, ...]:
    """Both versions aligned by their rows, and inside a paragraph by words, in Chinese by characters."""
    found = groupby(_pairs(old, new), key=lambda pair: pair.is_changed)
    return tuple(Stretch(is_changed, tuple(pairs)) for is_changed, pairs in found)


def changes(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Pair, ...]:
    """Only the paragraphs that differ."""
    return tuple(pair for pair in _pairs(old, new) if pair.is_changed)


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    keys = [_key(passage) for passage in old], [_key(passage) for passage in new]
    for tag, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        before, after = list(old[i:j]), list(new[k:m])
        if tag == "equal" or (tag == "replace" and len(before) == len(after)):  # rows that were made anew, one for one
            yield from (_pair(a, b) for a, b in zip(before, after, strict=True))
        else:
            yield from (Pair(passage.kind, (Part("gone", passage.text),), ()) for passage in before)
            yield from (Pair(passage.kind, (), (Part("new", passage.text),)) for passage in after)


def _key(passage: Passage) -> str | int:
    return passage.kind if passage.kind in HEAD else passage.row


def _pair(before: Passage, after: Passage) -> Pair:
    parts = diff(before.text, after.text)
    return Pair(
        after.kind,
        tuple(part for part in parts if part.kind != "new"),
        tuple(part for part in parts if part.kind != "gone"),
    )


def count_changes(old: Sequence[Passage], new: Sequence[Passage]) -> int:
    """How many paragraphs were changed, added or taken out; one that only stands elsewhere was not."""
    before, after = (Counter((passage.kind, passage.text) for passage in side) for side in (old, new))
    return max((before - after).total(), (after - before).total())
