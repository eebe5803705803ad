"""Numbers in Chinese text, in either script: figures and numerals with their units, 分之, 成, 折, 秒, 元 and 分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from articles.text.numbers import chinese_context as context
from articles.text.numbers.measures import by_letter, measured
from articles.text.numbers.numerals import DIGITS, EITHER_DIGITS, UNITS, D, U, either, factor_of, value_of
from articles.text.numbers.record import ARABIC, FRACTION, HALF, ONE, Number, code_before, decimal, slashed

COIN = "(?:[美加澳港歐欧日台臺新]?[元圓圆]|[塊块]|英[鎊镑])"
NOT_TENTHS = "[為为員员功本立果長长就份分品色交人年天效熟績绩型都語语]"
NUMERAL = re.compile(
    rf"(?=[0-9多餘余來来{''.join((*DIGITS, *UNITS))}])(?:{FRACTION}|(?P<seconds>[0-9]+)秒(?P<hundredths>[0-9]{{1,3}})(?![0-9.])"
    rf"|(?P<coins>{ARABIC}){COIN}(?P<cents>[0-9]{{1,2}})(?:[美歐欧]?分|仙|便士)"
    rf"|(?P<plan>十[一二三四五])五(?!{D}|{U}|[歲岁日號号])"
    rf"|(?:(?P<whole>(?:{D}|{U}|[0-9]){{1,12}})分之)?"
    rf"(?P<numeral>(?:(?:{ARABIC}\s?|{D}+)?[多餘余來来]?{U}{{1,4}}){{1,6}}{D}*|{ARABIC}|{D}+(?:[點点]{D}+)?)"
    rf"(?:(?P<percent>\s?%|[個个]?百分[點点])|(?P<basis>[個个]?基本?[點点])"
    rf"|(?P<tenths>成(?!{NOT_TENTHS})(?P<more>{D}(?!{D}|{U}))?)|(?P<fold>折(?![扣疊叠騰腾磨射舊旧返斷断算服損损線线紙纸中])))?)"
)
CENTURY = re.compile(r"\s?世[紀纪]\s?")
LETTER = re.compile(r"[mkbMKB](?![A-Za-z0-9])")
WORDS = re.compile("[雙双俩倆仨]|[上下]半[年場场]|[冠亞亚季殿][軍军]")
WORD_VALUES = {
    "雙": 2,
    "双": 2,
    "俩": 2,
    "倆": 2,
    "仨": 3,
    "上": 1,
    "下": 2,
    "冠": 1,
    "亞": 2,
    "亚": 2,
    "季": 3,
    "殿": 4,
}


def scan(text: str) -> Iterator[Number]:
    """The numbers of `text` in order of their start."""
    found: list[Number] = []
    for match in NUMERAL.finditer(text):
        if match["over"]:
            found += slashed(match)
            continue
        number = _number(match)
        if found and context.DECADE.match(text, match.end()) and CENTURY.fullmatch(text, found[-1].end, match.start()):
            number = _decade(found.pop(), number, text)
        found.append(number)
    yield from sorted([*found, *_words(text), *context.dates(text)], key=lambda number: number.start)


def _words(text: str) -> Iterator[Number]:
    """Words that say an amount without a numeral, only ever partners: 半, 雙, 上半年."""
    for at in re.finditer("半", text):
        amounts = measured(text, at.end(), {HALF}, "zh")
        yield Number("半", at.start(), at.end(), frozenset({HALF, Decimal(30)}), measured=amounts)
    for match in WORDS.finditer(text):
        yield Number(match[0], *match.span(), frozenset({Decimal(WORD_VALUES[match[0][0]])}))


def _decade(century: Number, number: Number, text: str) -> Number:
    """The 1930s for 20世紀30年代, which "the 30s" may also translate."""
    short = {v for v in number.values if v < 100}
    values = short | {(c - 1) * 100 + v for c in century.values for v in short}
    return Number(text[century.start : number.end], century.start, number.end, frozenset(values), strict=number.strict)


def _number(match: re.Match[str]) -> Number:
    """The number of one match of NUMERAL."""
    if match["seconds"]:  # 9秒58
        return _figure(match, Decimal(f"{match['seconds']}.{match['hundredths']}"))
    if match["coins"]:  # 3美元25美分
        return _figure(match, decimal(match["coins"]) + decimal(match["cents"]) / 100)
    if match["plan"]:  # 十四五 is the fourteenth of the five-year plans, or fourteen to fifteen
        values = {value_of(match["plan"]), *either(match[0])}
        return Number(match[0], *match.span(), frozenset(values))
    if match["tenths"] or match["fold"]:
        return _share(match)
    return _plain(match)


def _figure(match: re.Match[str], value: Decimal) -> Number:
    return Number(match[0], *match.span(), frozenset({value}), strict=True)


def _share(match: re.Match[str]) -> Number:
    """三成五 is 35%; what costs 八折 costs 80%, which is 20% off. Other than those 成 and 折 mean nothing here."""
    written, (start, end) = match["numeral"], match.span()
    tenths = {v if v <= 10 or match["tenths"] else v / 10 for v in (either(written) or {value_of(written)})}
    if max(tenths) > 10:
        return replace(_plain(match), text=written, end=match.end("numeral"))
    more = DIGITS[match["more"]] / 100 if match["more"] else Decimal(0)
    values = {v / 10 + more for v in tenths}
    is_figure = written[0].isascii() or (max(tenths) < 10 and min(tenths) > 1)
    if match["fold"]:
        is_figure = written[0].isascii() or context.PRICED.search(match.string, max(0, start - 3), start) is not None
        values |= {1 - v for v in values}
    if not is_figure:
        values |= tenths
    return Number(match[0], start, end, frozenset(values), ONE / 10, strict=is_figure)


def _plain(match: re.Match[str]) -> Number:
    text, written, (start, end) = match.string, match["numeral"], match.span()
    values, factor = _readings(written), factor_of(written)
    if match["whole"] and (whole := value_of(match["whole"])):
        values, factor = {v / whole for v in values}, factor / whole
    if match["percent"] or match["basis"]:
        size = 100 if match["percent"] else 10000
        values, factor = {v / size for v in values}, factor / size
    else:
        values |= context.values(written, text, start, end, values)
    code = code_before(text, start)
    spoken = not written[0].isascii()
    strict = not code and written != "00" and not (spoken and _may_be_idiom(match))
    kind = code or (context.kind(text, start, end, max(values)) if spoken and not match["whole"] else "")
    half = context.half_of_day(text, start, end, min(values))
    amounts = measured(text, end, values, "zh") | _lettered(text, end, values)
    return Number(
        match[0], start, end, frozenset(values), factor, strict, kind, _is_firm(match, kind, values), half, amounts
    )


def _is_firm(match: re.Match[str], kind: str, values: set[Decimal]) -> bool:
    """Whether a loose numeral is a number all the same: 第三季, but not "third, ..."; 四十多年, but not 十年 and 三人."""
    if kind == "ordinal":
        return not context.AS_POINT.match(match.string, match.end())
    return kind == "cardinal" and match["numeral"][0] in DIGITS and min(values) >= 20 and not either(match["numeral"])


def _lettered(text: str, end: int, values: set[Decimal]) -> frozenset[tuple[str, Decimal]]:
    letter = LETTER.match(text, end)
    return by_letter(letter[0].lower(), min(values)) if letter else frozenset()


def _may_be_idiom(match: re.Match[str]) -> bool:
    """Whether a numeral in characters may be no figure: 十一, 千萬 and 一百 may, 二十五, 下午三點, 十月一日 and 三分之一 not."""
    if match["whole"]:
        return False
    written = match["numeral"]
    is_long = len(written) >= context.LONG_NUMERAL and written[0] in DIGITS and value_of(written) > 20
    return not ((is_long and not either(written)) or context.is_dated(match.string, *match.span(), written))


def _readings(written: str) -> set[Decimal]:
    """The values of a numeral: 七八 is also "seven or eight", and 三點五 may be a time."""
    if amounts := either(written):
        return {*amounts, *([value_of(written)] if EITHER_DIGITS.fullmatch(written) else [])}
    for point in "點点":
        if point in written:
            whole, fraction = written.split(point)
            digits = "".join(str(DIGITS[char]) for char in fraction)
            return {Decimal(f"{value_of(whole)}.{digits}"), value_of(whole), value_of(fraction)}
    return {value_of(written)}
