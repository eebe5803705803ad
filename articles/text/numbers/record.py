"""The record of one number, and what both languages share in reading digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# 1,000 and, as the standard has it, 1 000 with a space that does not break.
THOUSANDS = r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3}|[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
ARABIC = rf"(?:{THOUSANDS}|[0-9]+(?:\.[0-9]+|[{''.join(VULGAR)}])?)"
FRACTION = r"(?<![0-9/.])(?P<over>[0-9]{1,2})/(?P<under>10|[2-9])(?![0-9/])"
CODE = re.compile(r"(?<![A-Za-z])([A-Z]{1,5}(?=-$)|[Cc]ovid(?=-$)|[A-Za-z]+$)")
CURRENCIES = frozenset("RMB CNY USD EUR HKD GBP JPY TWD NTD AUD CAD SGD KRW INR CHF US HK NT A C S Rs".split())
NOT_A_DIGIT = re.compile(r"[,\u00a0\u2009\u202f]")
ONE = Decimal(1)
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written at `start:end`, with every value that the spelling can have.

    `factor` is the unit already in the values (10 000 for 萬, 0.01 for %), which a range lends to its first end.
    `strict` says that the writer meant a figure: it needs a partner in a translation. A loose number ("first", 一) is
    only there to be a partner, for its word is often no number at all; of a `kind` ("cardinal", "ordinal", or the letters
    of a code such as MH370) it needs one where the other side has a number of that kind left over as well, and always
    where it is `firm`: "twelve" among small letters, 第三.
    `measured` holds amounts in base units, ("day", 14) for "two weeks"; `half` of the day ("am", "pm") keeps 3 p.m. from 上午3點.
    """

    text: str
    start: int
    end: int
    values: frozenset[Decimal]
    factor: Decimal = ONE
    strict: bool = False
    kind: str = ""
    firm: bool = False
    half: str = ""
    measured: frozenset[tuple[str, Decimal]] = frozenset()

    def meets(self, other: Number) -> bool:
        """Whether both may be the same amount."""
        if self.half and other.half and self.half != other.half:
            return False
        return not (self.values.isdisjoint(other.values) and self.measured.isdisjoint(other.measured))


def decimal(digits: str) -> Decimal:
    """The value of digits that may hold marks between thousands and end in ½."""
    whole, more = (digits[:-1], VULGAR[digits[-1]]) if digits[-1] in VULGAR else (digits, Decimal(0))
    return Decimal(NOT_A_DIGIT.sub("", whole)) + more


def code_before(text: str, start: int) -> str:
    """The letters that the digits at `start` go on from, as in G20 and F-16, which make them a name; "" for none."""
    found = CODE.search(text, max(0, start - 7), start)
    return found[1].upper() if found and found[1] not in CURRENCIES else ""


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
