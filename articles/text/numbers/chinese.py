"""Numbers in Chinese text, in either script: figures and numerals with their units, 分之, 年代, 點, 半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from articles.text.numbers.record import ARABIC, FRACTION, HALF, ONE, Number, decimal, is_code, slashed, year_values

DIGITS = {char: Decimal(value) for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": Decimal(0), "○": Decimal(0), "兩": Decimal(2), "两": Decimal(2)}
SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
BIG = {"萬": Decimal(10**4), "万": Decimal(10**4), "億": Decimal(10**8), "亿": Decimal(10**8), "兆": Decimal(10**12)}
UNITS = SMALL | BIG
PREFIXED = r"[千兆][瓦克米赫伏焦卡帕]"  # the unit of 82萬千瓦 is the kilowatt
D, U = f"[{''.join(DIGITS)}]", f"(?:(?!{PREFIXED})[{''.join(UNITS)}])"

NUMERAL = re.compile(
    rf"(?=[0-9多餘余來来{''.join((*DIGITS, *UNITS))}])(?:{FRACTION}|(?:(?P<whole>(?:{D}|{U}){{1,12}})分之)?"
    rf"(?P<numeral>(?:(?:{ARABIC}\s?|{D}+)?[多餘余來来]?{U}{{1,4}}){{1,6}}{D}*|{ARABIC}|{D}+(?:[點点]{D}+)?)"
    rf"(?P<percent>\s?%|[個个]?百分[點点])?)"
)
KILO = re.compile(rf"\s?(?={PREFIXED})千")
EITHER = re.compile(rf"({D})({D})({U})?")  # 七八 is "seven or eight", 五六百 "five or six hundred"
PIECE = re.compile(rf"{ARABIC}|{D}+|{U}")
CENTURY = re.compile(r"\s?世[紀纪]\s?")
AFTERNOON = re.compile(r"(?:下午|傍晚|晚上?|晚[間间]|午[後后]|夜[裡里]?|中午)\s?$")
CLOCK = re.compile(r"\s?[點点時时:]")
DECADE = re.compile(r"\s?年代")
SHORT_YEAR = re.compile(r"\s?[年後后]")
AND_HALF = re.compile(r"\s?(?:[個个年天倍點点]|小[時时])?半")
NOON_ON = re.compile(r"(?:上午|早上|凌晨|清晨|下午|傍晚|晚上|晚[間间]|午[後后]|中午)\s?$")
OF_MONTH = re.compile(r"月\s?$")
DAY = re.compile(r"\s?[日號号]")
AGE = re.compile(r"\s?[歲岁]")
LONG_NUMERAL = 3


def scan(text: str) -> Iterator[Number]:
    """The numbers of `text` in order of their start."""
    found: list[Number] = []
    for match in NUMERAL.finditer(text):
        if match["over"]:
            found += slashed(match)
            continue
        number = _number(match)
        if found and DECADE.match(text, match.end()) and CENTURY.fullmatch(text, found[-1].end, match.start()):
            century = found.pop()
            number = _decade(century, number, text)
        found.append(number)
    halves = (Number("半", at.start(), at.end(), frozenset({HALF, Decimal(30)})) for at in re.finditer("半", text))
    yield from sorted([*found, *halves], key=lambda number: number.start)


def _decade(century: Number, number: Number, text: str) -> Number:
    """The 1930s for 20世紀30年代, which "the 30s" may also translate."""
    short = {v for v in number.values if v < 100}
    values = short | {(c - 1) * 100 + v for c in century.values for v in short}
    return Number(text[century.start : number.end], century.start, number.end, frozenset(values), strict=number.strict)


def _number(match: re.Match[str]) -> Number:
    text, written = match.string, match["numeral"]
    values, factor = _readings(written), _factor(written)
    if match["whole"] and (whole := _value(match["whole"])):
        values, factor = {v / whole for v in values}, factor / whole
    if match["percent"]:
        values, factor = {v / 100 for v in values}, factor / 100
    else:
        values |= _in_context(written, text, match.start(), match.end(), values)
    spoken = not written[0].isascii()
    strict = not is_code(text, match.start()) and written != "00" and not (spoken and _may_be_idiom(match))
    return Number(match[0], *match.span(), frozenset(values), factor, strict)


def _may_be_idiom(match: re.Match[str]) -> bool:
    """Whether a numeral in characters may be no figure: 十一, 千萬 and 一百 may, 二十五, 下午三點, 十月一日 and 百分之百 may not."""
    text, (start, end), written = match.string, match.span(), match["numeral"]
    is_long = len(written) >= LONG_NUMERAL and written[0] in DIGITS and _value(written) > 20
    at_hour = NOON_ON.search(text, max(0, start - 4), start) and CLOCK.match(text, end)
    of_month = OF_MONTH.search(text, max(0, start - 2), start) and DAY.match(text, end)
    of_age = AGE.match(text, end) and written[-1] not in BIG  # 萬歲 is a cheer
    return not (is_long or at_hour or of_month or of_age or match["whole"] == "百")


def _readings(written: str) -> set[Decimal]:
    if either := EITHER.fullmatch(written):
        unit = UNITS.get(either[3], ONE)
        return {_value(written), DIGITS[either[1]] * unit, DIGITS[either[2]] * unit}
    for point in "點点":
        if point in written:
            whole, fraction = written.split(point)
            digits = "".join(str(DIGITS[char]) for char in fraction)
            return {Decimal(f"{_value(whole)}.{digits}"), _value(whole), _value(fraction)}
    return {_value(written)}


def _value(written: str) -> Decimal:
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


def _factor(written: str) -> Decimal:
    """The product of the units that close a number: 萬億 in 31.3萬億."""
    product = ONE
    for char in reversed(written):
        if char not in UNITS:
            break
        product *= UNITS[char]
    return product


def _in_context(written: str, text: str, start: int, end: int, values: set[Decimal]) -> set[Decimal]:
    """The further values that the words around a number allow: hours after noon, short years, 成, a half more."""
    more: set[Decimal] = set()
    if AFTERNOON.search(text, max(0, start - 4), start) and CLOCK.match(text, end):
        more |= {v + 12 for v in values if v < 12}
    if DECADE.match(text, end) or (len(written) == 2 and SHORT_YEAR.match(text, end)):
        more |= {year for v in values for year in year_values(v)}
    if text.startswith("成", end):
        more |= {v / 10 for v in values if v < 10}
    if KILO.match(text, end):  # 五千米 is five kilometres or five thousand metres
        more |= {v * 1000 for v in values}
    if AND_HALF.match(text, end):
        more |= {v + HALF for v in values}
    return more
