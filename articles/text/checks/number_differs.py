"""number-differs: a figure of one text that the other text does not have, by exact value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from articles.text import numbers
from articles.text.numbers import Number
from articles.text.records import Finding, TermRule

ID = "number-differs"


def check(
    left: str, right: str, left_language: str, right_language: str, terms: Sequence[TermRule] = ()
) -> Iterator[Finding]:
    """A must-fix finding for each figure without a partner; two that lack one are reported against each other, in order."""
    here, there = numbers.find(left, left_language), numbers.find(right, right_language)
    for mine, other in zip_longest(_lonely(here, there), _lonely(there, here)):
        start, end = (mine.start, mine.end) if mine else (len(left), len(left))
        parameters: dict[str, str | int] = {"value": mine.text if mine else "", "other": other.text if other else ""}
        if other:
            parameters |= {"other_start": other.start, "other_end": other.end}
        evidence = f"{_exact(mine)} against {_exact(other)}"
        yield Finding(ID, "must-fix", left_language, start, end, evidence, parameters)


def _lonely(mine: Sequence[Number], theirs: Sequence[Number]) -> list[Number]:
    """The figures among `mine` that share no value with any number of theirs.

    A text may say a figure again that the other says once; where both have equally many, each needs a partner of its own.
    """
    again = len(_figures(mine)) != len(_figures(theirs))
    free = sorted(theirs, key=lambda number: not number.strict)
    lonely = []
    for number in _figures(mine):
        partner = next((other for other in free if not number.values.isdisjoint(other.values)), None)
        if not partner:
            lonely.append(number)
        elif not again:
            free.remove(partner)
    return lonely


def _figures(found: Sequence[Number]) -> list[Number]:
    return [number for number in found if number.strict]


def _exact(number: Number | None) -> str:
    return f"{min(number.values).normalize():f}" if number else "none"
