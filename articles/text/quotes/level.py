"""Text levelled for comparison without moving an offset: one character for one, Simplified, half-width, lower case."""

from __future__ import annotations

from functools import lru_cache

from articles.text.normalize import fold

ALONE = {"么": "么"}  # which OpenCC takes for the Traditional character, 幺, where it stands alone


def level(text: str) -> str:
    """`text` character by character in its plain form, so that a span found in it is a span of `text`."""
    return "".join(map(plain, text))


@lru_cache(maxsize=8192)
def plain(character: str) -> str:
    """The folded character, or itself where folding would give more than one."""
    folded = ALONE.get(character) or fold(character)
    return folded if len(folded) == 1 else character
