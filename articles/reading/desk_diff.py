"""What changed between two texts, in pieces that a page can mark: words in Latin script, characters in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articles.text.merge import tokens


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text that both versions have ("same"), or only the old ("gone") or the new one ("new")."""

    kind: Literal["same", "gone", "new"]
    text: str


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
