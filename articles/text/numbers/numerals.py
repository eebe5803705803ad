"""The values of Chinese numerals: 三百二十, 1萬2千億, 三四十萬."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from articles.text.numbers.record import ARABIC, ONE, decimal

DIGITS = {char: Decimal(value) for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": Decimal(0), "○": Decimal(0), "兩": Decimal(2), "两": Decimal(2)}
SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
BIG = {"萬": Decimal(10**4), "万": Decimal(10**4), "億": Decimal(10**8), "亿": Decimal(10**8), "兆": Decimal(10**12)}
UNITS = SMALL | BIG
PREFIXED = r"[千兆][瓦克米赫伏焦卡帕]"  # the unit of 82萬千瓦 is the kilowatt
D, U = f"[{''.join(DIGITS)}]", f"(?:(?!{PREFIXED})[{''.join(UNITS)}])"
PIECE = re.compile(rf"{ARABIC}|{D}+|{U}")
EITHER = re.compile(rf"(?P<head>(?:{D}?{U})*)(?P<one>{D})(?P<other>{D})(?P<tail>{U}*)")
REMEMBERED = 4096  # numerals: a page has the same ones in both scripts, and stories share most
EITHER_DIGITS = re.compile(rf"{D}{D}")


@lru_cache(maxsize=REMEMBERED)
def value_of(written: str) -> Decimal:
    """The value of digits and units read from the left: 1萬2千億 is (10000 + 2000) times 億."""
    total = section = current = Decimal(0)
    lowest = Decimal("Infinity")
    for piece in PIECE.findall(written):
        if piece in SMALL:
            section, current = section + (current or ONE) * SMALL[piece], Decimal(0)
        elif piece in BIG:
            unit, section, current = BIG[piece], section + current, Decimal(0)
            total = (total + section or ONE) * unit if unit > lowest or not total else total + section * unit
            lowest, section = unit, Decimal(0)
        else:
            current = decimal(piece) if piece[0].isascii() else Decimal("".join(str(DIGITS[char]) for char in piece))
    if len(written) > 1 and current and written[-1] in DIGITS and written[-2] in UNITS and written[-2] != "十":
        current *= UNITS[written[-2]] / 10  # 三萬五 is 35 000
    return total + section + current


@lru_cache(maxsize=REMEMBERED)
def factor_of(written: str) -> Decimal:
    """The product of the units that close a number: 萬億 in 31.3萬億."""
    product = ONE
    for char in reversed(written):
        if char not in UNITS:
            break
        product *= UNITS[char]
    return product


@lru_cache(maxsize=REMEMBERED)
def either(written: str) -> frozenset[Decimal]:
    """Both ends of what two neighbouring digits leave open: 七八, 五六百, 三十五六, 三四十萬; nothing for other numerals."""
    match = EITHER.fullmatch(written)
    if not match or DIGITS[match["other"]] - DIGITS[match["one"]] not in {1, 2}:
        return frozenset()
    return frozenset(value_of(match["head"] + match[digit] + match["tail"]) for digit in ("one", "other"))
