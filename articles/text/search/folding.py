"""The form in which both scripts, full and half width, capitals and accents are the same characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from articles.text.script.opencc_tables import data_lines, same_characters

# What OpenCC's tables keep apart and a reader who searches does not.
PAIRS = (
    "乾干",
    "著着",
    "徵征",
    "夥伙",
    "於于",
    "瞭了",
    "覆复",
    "剋克",
    "祕秘",
    "甦苏",
    "沈沉",
    "藉借",
    "麽么",
    "昇升",
    "陞升",
    "迴回",
)


@cache
def _classes() -> dict[str, str]:
    """Each character that is written in several ways, and the one that stands for all of them: 發, 髮 and 发 are one."""
    first: dict[str, str] = {}

    def root(character: str) -> str:
        while (above := first.get(character, character)) != character:
            character = above
        return character

    for group in (*same_characters(), *data_lines("variants.txt"), *PAIRS):
        stands = root(group[0])
        for character in group[1:]:
            first[root(character)] = stands
    return {character: root(character) for character in list(first)}


class _Folding(dict[int, str]):
    """A table for str.translate that works out a character when it is first met."""

    def __missing__(self, code: int) -> str:
        known = _classes()
        apart = unicodedata.normalize("NFKD", chr(code)).lower()
        whole = unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))
        self[code] = folded = "".join(known.get(character, character) for character in whole)
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` as it is searched; what is folded character by character may be longer or shorter."""
    return text.translate(_FOLDING)


def places(text: str) -> Sequence[int]:
    """For each character of the folded text the place in `text` that it comes from."""
    if all(len(_FOLDING[ord(character)]) == 1 for character in set(text)):
        return range(len(text))
    return [place for place, character in enumerate(text) for _ in _FOLDING[ord(character)]]
