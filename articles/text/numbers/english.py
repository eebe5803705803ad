"""Numbers in English text: figures with their units, clock times, decades, fractions, number words and months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase

from articles.text.numbers import english_words
from articles.text.numbers.english_words import SCALES
from articles.text.numbers.measures import by_letter, measured
from articles.text.numbers.record import ARABIC, FRACTION, HALF, ONE, Number, code_before, decimal, slashed, year_values

MILLION, BILLION, TRILLION = SCALES["million"], SCALES["billion"], SCALES["trillion"]
ABBREVIATED = {"k": SCALES["thousand"]}
ABBREVIATED |= {"m": MILLION, "mn": MILLION, "mln": MILLION, "mio": MILLION}
ABBREVIATED |= {"b": BILLION, "bn": BILLION, "bln": BILLION, "tn": TRILLION, "trn": TRILLION, "tln": TRILLION}
MONTHS = "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)?"
MONTH_NAMES = [*MONTHS.split(), "dec(?:ember)?"]
PERCENT = r"%|per\s?cent|percentage|pct\b|ppts?\b|pp\b"
BASIS = r"basis[\s-]points?|bps?\b"

FIGURE = re.compile(
    rf"""(?=[0-9])(?:
    (?P<hour>[0-9]{{1,2}}) (?:[.:](?P<minute>[0-9][0-9]))? \s? (?P<half>[ap])\.?m\b
    | {FRACTION}
    | (?<![0-9])(?P<decade>(?:[0-9][0-9])?[0-9]0)['’]?s\b
    | (?<![0-9])(?P<part>[1-4])[QH](?P<year>[0-9]{{2}}|[0-9]{{4}})\b
    | (?P<digits>{ARABIC}) (?:(?:st|nd|rd|th)\b)?
      (?: [\s-]?(?P<scale>{"|".join(SCALES)})\b | \s?(?P<short>bn|bln|mn|mln|mio|tn|trn|tln)\b | (?P<letter>[mkb])\b )?
      (?: [\s-]?(?:(?P<percent>{PERCENT})|(?P<basis>{BASIS})) )?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
AFTER_WORDS = re.compile(
    rf"[\s-](?:of )?(?:an? )?(?:full )?(?:(?P<percent>{PERCENT})|(?P<basis>{BASIS}))", re.IGNORECASE
)
MONTH = re.compile(rf"\b(?=[jfmasond])(?:{'|'.join(f'(?P<m{n}>{name})' for n, name in enumerate(MONTH_NAMES, 1))})\b")
# The one of "an hour", "per euro" and "to the dollar".
SINGLE = (
    "second|minute|hour|day|week|month|year|decade|century|met(?:re|er)|mile|kilo(?:met(?:re|er)|gram)?|tonne|ton|ounce"
)
SINGLE += "|barrel|share|dollar|euro|pound|yuan|person|head|point|percentage"
ARTICLE = re.compile(
    rf"\b(?:(?:an?|per|every|each|to the)(?= (?:{SINGLE})\b)|the(?= (?:dollar|euro|pound)\b))", re.IGNORECASE
)
AND_PART = re.compile(r"\s[a-z]+ and (?:a (half|quarter)\b)", re.IGNORECASE)
RATIO = re.compile(r"(?:\s[a-z]+)?(?:\s|-)(?:in|out of)(?:\s(?:every|each))?(?:\s|-)(?:the )?", re.IGNORECASE)
IN_MILLIONS = re.compile(r"[$€£¥]\s?$")
RACE = re.compile(
    r"[\s-](?:race|sprint|dash|hurdles|freestyle|butterfly|back-?stroke|breast-?stroke|medley|relay|swim|run(?:ner)?s?)\b"
)
PART_OF_DAY = re.compile(
    r"(?:\so['’]clock)?\s(?:(?:in the|this|that) (?P<am>morning)|(?:in the|this|that) (?:afternoon|evening)|at night)\b"
)
NUMERO = re.compile(r"\bNo\.?\s?$")
PHASES = {"early": (1, 2, 3), "mid": (4, 5, 6), "late": (7, 8, 9)}
PHASE = re.compile(r"\b(early|mid|late)[\s-]$", re.IGNORECASE)
LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
QUARTER = Decimal("0.25")
TO_HOUR = re.compile(r"\s(to|past)\s", re.IGNORECASE)


def scan(text: str) -> Iterator[Number]:
    """The numbers of `text` in order of their start."""
    low = text.translate(LOWER)
    figures = [number for match in FIGURE.finditer(text) for number in _figure(match)]
    covered = {at for figure in figures for at in range(figure.start, figure.end)}
    words = (_percent(word, text) for word in english_words.words(text, low) if word.start not in covered)
    found = sorted([*figures, *words, *_articles(text), *_months(text, low)], key=lambda number: number.start)
    yield from _with_ratios([_measured(number, text) for number in found], text)


def _figure(match: re.Match[str]) -> Iterator[Number]:
    if match["hour"]:
        yield from _clock(match)
    elif match["over"]:
        yield from slashed(match)
    elif match["decade"]:
        decade = Decimal(match["decade"])
        phase = PHASE.search(match.string, max(0, match.start() - 6), match.start())
        ages = {decade + years for years in PHASES[phase[1].lower()]} if phase else set()
        yield _number(match, "decade", year_values(decade) | ages)
    elif match["part"]:
        yield replace(_number(match, "part", {Decimal(match["part"])}), strict=False)
        yield replace(_number(match, "year", year_values(Decimal(match["year"]))), strict=True, kind="")
    else:
        yield _amount(match)


def _clock(match: re.Match[str]) -> Iterator[Number]:
    hour, half = Decimal(match["hour"]), match["half"].lower() + "m"
    number = _number(match, "hour", {hour, hour % 12 + (12 if half == "pm" else 0)})
    yield replace(number, half=half if hour < 12 else "")
    if match["minute"]:
        yield _number(match, "minute", {Decimal(match["minute"])})


def _amount(match: re.Match[str]) -> Number:
    """Digits with what stands after them: a scale, a letter for one, per cent."""
    value, factor, short = decimal(match["digits"]), ONE, match["short"] or match["letter"] or ""
    if match["scale"] or short:
        factor = SCALES[match["scale"].lower()] if match["scale"] else ABBREVIATED[short.lower()]
    if match["letter"] and RACE.match(match.string, match.end()):
        factor = ONE
    if match["percent"] or match["basis"]:
        factor /= 100 if match["percent"] else 10000
    number = _number(match, 0, {value * factor}, factor)
    if match["letter"]:
        is_money = IN_MILLIONS.search(match.string, max(0, match.start() - 2), match.start())
        return number if is_money else replace(number, measured=by_letter(match["letter"].lower(), value))
    return _in_context(number, value, match.string)


def _in_context(number: Number, value: Decimal, text: str) -> Number:
    """The number with what the words around it say: '76 and FY23 are years, No. 1 is mostly the best, 5 in the afternoon 17."""
    before = text[max(0, number.start - 4) : number.start]
    if len(number.text) == 2 and (number.kind == "FY" or (number.strict and before.endswith(("'", "’")))):
        return replace(number, values=year_values(value), strict=True, kind="")
    if value == 1 and NUMERO.search(before):
        return replace(number, strict=False)
    if value < 12 and (of_day := PART_OF_DAY.match(text, number.end)):
        return replace(number, half="am" if of_day["am"] else "pm", values=frozenset({value, value + 12}))
    return number


def _number(
    match: re.Match[str], group: str | int, values: set[Decimal] | frozenset[Decimal], factor: Decimal = ONE
) -> Number:
    text, code = match[group], code_before(match.string, match.start())
    strict = not code and text != "00"
    return Number(text, *match.span(group), frozenset(values), factor, strict, kind=code)


def _percent(number: Number, text: str) -> Number:
    """Number words with the per cent or basis points after them."""
    after = AFTER_WORDS.match(text, number.end)
    if not after:
        return number
    size = Decimal(100) if after["percent"] else Decimal(10000)
    words, values = text[number.start : after.end()], frozenset(value / size for value in number.values)
    return replace(
        number, text=words, end=after.end(), values=values, factor=1 / size, strict=True, kind="", firm=False
    )


def _measured(number: Number, text: str) -> Number:
    """The number with its amount by the unit after it, and with the half of "a year and a half"."""
    if more := AND_PART.match(text, number.end):
        part = HALF if more[1].lower() == "half" else QUARTER
        number = replace(number, values=number.values | {value + part for value in number.values})
    amounts = measured(text, number.end, number.values, "en")
    return replace(number, measured=number.measured | amounts) if amounts else number


def _with_ratios(found: list[Number], text: str) -> list[Number]:
    """The numbers, both of "7 out of 10" with the share that 70% may translate, and those of "a quarter to five" as a clock has them."""
    shown = list(found)
    for index, (part, whole) in enumerate(pairwise(found)):
        if RATIO.fullmatch(text, part.end, whole.start):
            ratios = {a / b for a in part.values for b in whole.values if 0 < a < b}
            shown[index] = replace(shown[index], values=shown[index].values | ratios)
            shown[index + 1] = replace(whole, values=whole.values | ratios)
        elif part.values == {QUARTER} and (gap := TO_HOUR.fullmatch(text, part.end, whole.start)):
            to = gap[1].lower() == "to"  # a quarter to five is 4:45
            shown[index] = replace(shown[index], values=frozenset({QUARTER, Decimal(45 if to else 15)}))
            shown[index + 1] = replace(whole, values=whole.values | {v - to for v in whole.values})
    return shown


def _articles(text: str) -> Iterator[Number]:
    """The one of "an hour" and "per euro", only ever a partner."""
    return (Number(match[0], *match.span(), frozenset({ONE})) for match in ARTICLE.finditer(text))


def _months(text: str, low: str) -> Iterator[Number]:
    for match in MONTH.finditer(low):
        if text[match.start()].isupper():
            yield Number(
                text[match.start() : match.end()], *match.span(), frozenset({Decimal((match.lastgroup or "m0")[1:])})
            )
