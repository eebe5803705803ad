"""The record of one number, and what both languages share in reading digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

ARABIC = r"(?:(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
FRACTION = r"(?<![0-9/.])(?P<over>[0-9]{1,2})/(?P<under>10|[2-9])(?![0-9/])"
CODE = re.compile(r"(?:[A-Z]-|[Cc]ovid-|[A-Za-z](?<!RMB)(?<!CNY)(?<!USD)(?<!EUR))$")
ONE = Decimal(1)
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written at `start:end`, with every value that the spelling can have.

    `factor` is the unit already in the values (10 000 for 萬, 0.01 for %), which a range lends to its first end.
    `strict` says that the writer meant a figure: it needs a partner in a translation. A loose number ("first", 一) is
    only there to be a partner, for its word is often no number at all.
    """

    text: str
    start: int
    end: int
    values: frozenset[Decimal]
    factor: Decimal = ONE
    strict: bool = False


def decimal(digits: str) -> Decimal:
    """The value of digits that may hold commas between thousands."""
    return Decimal(digits.replace(",", ""))


def is_code(text: str, start: int) -> bool:
    """Whether the digits at `start` go on from letters, as in G20 and F-16: a name, and often translated by another."""
    return CODE.search(text, max(0, start - 6), start) is not None


def year_values(value: Decimal) -> frozenset[Decimal]:
    """What a year or decade of two digits can be: 08 is also 1908 and 2008."""
    return frozenset({value, value + 1900, value + 2000}) if value < 100 else frozenset({value})


def slashed(match: re.Match[str]) -> Iterator[Number]:
    """The fraction 2/3 that FRACTION matched as one number, or the two numbers of 24/7."""
    over, under = Decimal(match["over"]), Decimal(match["under"])
    if over < under:
        yield Number(match[0], *match.span(), frozenset({over / under}), strict=True)
    else:
        yield Number(match["over"], *match.span("over"), frozenset({over}), strict=True)
        yield Number(match["under"], *match.span("under"), frozenset({under}), strict=True)
