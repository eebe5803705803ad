"""Speech between single marks, as British papers print it, told from apostrophes.

An opening mark stands before a word and behind none; it is closed by the first mark that follows a stop, else by one that
ends a word, where a plural possessive ("the farmers' land") comes last. The next opening mark bounds the search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from articles.text.quotes.records import Quoted, Span

HAN = "\u3400-\u9fff"
ELISION = r"(?:\d0s|\d\d|(?i:em|til|tis|twas|cause|cos|n|round|bout|ere|fraid))\b"
OPENING = re.compile(rf"(?:(?<![\w’'])'|(?<![A-Za-z\d’'])‘)(?=[\w“\"「《\[(…$£€¥])(?!{ELISION})")
STRONG = re.compile(rf"(?:(?<=[.,!?…—”\"。，！？])['’]|(?<=[{HAN}])’)(?![A-Za-z\d])")
LED = re.compile(r"(?:^|[:：,，])\s{0,8}$")
WEAK = re.compile(r"(?<=[\w%)\]])['’](?!\w)")


def with_single(text: str, doubles: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """These quotes and those between single marks outside them, in order, the outermost only."""
    opens = outside(OPENING, text, doubles)
    if not opens:
        return doubles
    strong, weak = outside(STRONG, text, doubles), outside(WEAK, text, doubles)
    found: list[Quoted] = []
    for start, bound in pairwise([*opens, len(text)]):
        end = closing(text, start, bound, strong, weak)
        if end >= 0:
            found.append(Quoted(Span(start + 1, end), Span(start, end + 1)))
        elif bound == len(text) and LED.search(text[max(0, start - 9) : start]):
            found.append(Quoted(Span(start + 1, bound), Span(start, bound), closed=False))
    return outermost([*doubles, *found])


def outside(pattern: re.Pattern[str], text: str, quotes: Sequence[Quoted]) -> list[int]:
    """Where the pattern matches outside these quotes."""
    starts = [quote.outer.start for quote in quotes]
    places = (match.start() for match in pattern.finditer(text))
    return [at for at in places if not (nth := bisect_right(starts, at)) or at >= quotes[nth - 1].outer.end]


def closing(text: str, start: int, bound: int, strong: Sequence[int], weak: Sequence[int]) -> int:
    """Where the mark opened at `start` closes before `bound`, -1 where it does not."""
    nth = bisect_right(strong, start + 1)
    if nth < len(strong) and strong[nth] < bound:
        return strong[nth]
    ends = weak[bisect_right(weak, start + 1) : bisect_right(weak, bound - 1)]
    return next((end for end in ends if text[end - 1] not in "sS"), ends[0] if ends else -1)


def outermost(quotes: list[Quoted]) -> tuple[Quoted, ...]:
    """The quotes that stand in no other, in order."""
    found: list[Quoted] = []
    for quote in sorted(quotes, key=lambda quote: (quote.outer.start, -quote.outer.end)):
        if not found or quote.outer.start >= found[-1].outer.end:
            found.append(quote)
    return tuple(found)
