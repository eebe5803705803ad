"""number-differs: a figure of one text that the other text does not have, by exact value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from articles.text import numbers
from articles.text.numbers import Number
from articles.text.numbers.partners import lonely, unpaired_words
from articles.text.records import Finding, TermRule

ID = "number-differs"


def check(
    left: str, right: str, left_language: str, right_language: str, terms: Sequence[TermRule] = ()
) -> Iterator[Finding]:
    """A must-fix finding for each figure without a partner; two that lack one are reported against each other, in order."""
    here, there = numbers.find(left, left_language), numbers.find(right, right_language)
    for mine, other in _differing(here, there):
        start, end = (mine.start, mine.end) if mine else (len(left), len(left))
        parameters: dict[str, str | int] = {"value": mine.text if mine else "", "other": other.text if other else ""}
        if other:
            parameters |= {"other_start": other.start, "other_end": other.end}
        evidence = f"{_exact(mine)} against {_exact(other)}"
        yield Finding(ID, "must-fix", left_language, start, end, evidence, parameters)


def _differing(here: Sequence[Number], there: Sequence[Number]) -> Iterator[tuple[Number | None, Number | None]]:
    """Figures without a partner, then words such as "two" and 三人 that lack one on both sides."""
    mine, others = lonely(here, there), lonely(there, here)
    words, other_words = unpaired_words(here, there), unpaired_words(there, here)
    yield from zip_longest(mine, others)
    for kind in dict.fromkeys(number.kind for number in words):
        left, right = ([n for n in side if n.kind == kind] for side in (words, other_words))
        yield from zip(left, right, strict=False)


def _exact(number: Number | None) -> str:
    """The value as evidence: the hour of the day where it is known, otherwise the least, of whole ones first, that the spelling can have."""
    if number is None:
        return "none"
    whole = {value for value in number.values if value == int(value)} or number.values
    value = max(whole) if number.half == "pm" else min(whole)
    return f"{value.normalize():f}"
