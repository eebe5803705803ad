"""Numbers in English text: figures with their units, clock times, decades, fractions, number words and months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_lowercase, ascii_uppercase

from articles.text.numbers.record import ARABIC, FRACTION, HALF, ONE, Number, decimal, is_code, slashed, year_values

SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
ABBREVIATED = {"k": SCALES["thousand"], "m": SCALES["million"], "mn": SCALES["million"], "b": SCALES["billion"]}
ABBREVIATED |= {"bn": SCALES["billion"], "tn": SCALES["trillion"]}
SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
SMALL |= {
    word: Decimal(10 * tens)
    for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS = {f"{word}th": value for word, value in SMALL.items()} | {word: Decimal(n) for word, n in IRREGULAR.items()}
ORDINALS |= {f"{word[:-1]}ieth": value for word, value in SMALL.items() if word.endswith("ty")}
OTHERS = {
    "once": 1,
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "couple": 2,
    "pair": 2,
    "triple": 3,
    "tripled": 3,
    "decade": 10,
}
OTHERS |= {"century": 100, "noon": 12, "midnight": 12}
MONTHS = "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)?"
MONTH_NAMES = [*MONTHS.split(), "dec(?:ember)?"]

FIGURE = re.compile(
    rf"""(?=[0-9])(?:
    (?P<hour>[0-9]{{1,2}}) (?:[.:](?P<minute>[0-9][0-9]))? \s? (?P<half>[ap])\.?m\b
    | {FRACTION}
    | (?<![0-9])(?P<decade>(?:[0-9][0-9])?[0-9]0)['’]?s\b
    | (?P<digits>{ARABIC}) (?:(?:st|nd|rd|th)\b)?
      (?: [\s-]?(?P<scale>{"|".join(SCALES)})\b | (?P<short>bn|mn|tn|[mkb])\b )?
      (?: [\s-]?(?P<percent>%|per\s?cent|percentage|pct\b) )?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
WORD = re.compile(
    rf"\b(?=[{''.join(sorted({word[0] for word in (*SCALES, *ORDINALS, *SMALL, *OTHERS, 'half', 'quarter')}))}])"
    rf"(?:(?P<scale>{'|'.join(SCALES)})(?:th)?|(?P<ordinal>{'|'.join(ORDINALS)})s?|(?P<small>{'|'.join(SMALL)})"
    rf"|(?P<part>half|quarter)s?|(?P<other>{'|'.join(OTHERS)})s?)\b"
)
MONTH = re.compile(rf"\b(?=[jfmasond])(?:{'|'.join(f'(?P<m{n}>{name})' for n, name in enumerate(MONTH_NAMES, 1))})\b")
ARTICLE = re.compile(
    r"\ban?(?= (?:second|minute|hour|day|week|month|year|met(?:re|er)|mile|kilo(?:met(?:re|er)|gram)?)\b)"
)
LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
PARTS = {"half": HALF, "quarter": Decimal("0.25")}


def scan(text: str) -> Iterator[Number]:
    """The numbers of `text` in order of their start."""
    low = text.translate(LOWER)
    figures = [number for match in FIGURE.finditer(text) for number in _figure(match)]
    words = (
        word for word in _words(text, low) if not any(figure.start <= word.start < figure.end for figure in figures)
    )
    yield from sorted([*figures, *words, *_articles(text), *_months(text, low)], key=lambda number: number.start)


def _figure(match: re.Match[str]) -> Iterator[Number]:
    if match["hour"]:
        hour = Decimal(match["hour"])
        yield _number(match, "hour", {hour, hour % 12 + (12 if match["half"] in "pP" else 0)})
        if match["minute"]:
            yield _number(match, "minute", {Decimal(match["minute"])})
    elif match["over"]:
        yield from slashed(match)
    elif match["decade"]:
        yield _number(match, "decade", year_values(Decimal(match["decade"])))
    else:
        yield _measured(match)


def _measured(match: re.Match[str]) -> Number:
    factor = SCALES[match["scale"].lower()] if match["scale"] else ONE
    value = decimal(match["digits"]) * factor
    values = {value}
    if match["short"]:  # "5m" is five million or five metres
        factor = ABBREVIATED[match["short"].lower()]
        values.add(value * factor)
    if match["percent"]:
        factor, values = factor / 100, {v / 100 for v in values}
    return _number(match, 0, values, factor)


def _number(
    match: re.Match[str], group: str | int, values: set[Decimal] | frozenset[Decimal], factor: Decimal = ONE
) -> Number:
    text = match[group]
    return Number(
        text,
        *match.span(group),
        frozenset(values),
        factor,
        strict=not is_code(match.string, match.start()) and text != "00",
    )


@dataclass(slots=True)
class _Spoken:
    """A number word by word: `total` holds closed thousands, `current` what the next scale multiplies."""

    start: int
    end: int
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    words: int = 0
    closed: bool = False
    values: frozenset[Decimal] = frozenset()

    def number(self, text: str) -> Number:
        values = self.values or frozenset({self.total + self.current})
        return Number(
            text[self.start : self.end], self.start, self.end, values, strict=self.words > 1 and not self.values
        )


def _words(text: str, low: str) -> Iterator[Number]:
    spoken: _Spoken | None = None
    for match in WORD.finditer(low):
        gap = low[spoken.end : match.start()] if spoken else ""
        if spoken is None or spoken.closed or not _continues(spoken, match, gap):
            if spoken:
                yield spoken.number(text)
            spoken = _Spoken(match.start(), match.end())
        _add(spoken, match)
    if spoken:
        yield spoken.number(text)


def _continues(spoken: _Spoken, match: re.Match[str], gap: str) -> bool:
    """Whether the next word belongs to the same number: twenty-one, two hundred and five, half a million, two-thirds."""
    if gap not in {" ", "-", " and ", " a "}:
        return False
    if match["scale"]:
        multiplies = 0 < spoken.current < min(SCALES[match["scale"]], Decimal(1000))
        return multiplies and (gap in {" ", "-"} or (gap == " a " and spoken.current == HALF))
    after_scale = spoken.words > 0 and spoken.current % 100 == 0 and spoken.current + spoken.total > 0
    after_tens = gap in {" ", "-"} and spoken.current % 100 >= 20 and spoken.current % 10 == 0
    if match["small"]:
        value = SMALL[match["small"]]
        return gap != " a " and (after_scale or (after_tens and value < 10))
    if match["ordinal"] or match["part"]:
        return (gap in {" ", "-"} and 0 < spoken.current < 100) or (after_scale and gap == " and ")
    return False


def _add(spoken: _Spoken, match: re.Match[str]) -> None:
    before = spoken.current
    if match["scale"]:
        scale = SCALES[match["scale"]]
        if scale > 100:
            spoken.total, spoken.current = spoken.total + (before or ONE) * scale, Decimal(0)
        else:
            spoken.current = (before or ONE) * scale
    elif match["small"]:
        spoken.current += SMALL[match["small"]]
    elif match["other"]:
        spoken.values, spoken.closed = frozenset({Decimal(OTHERS[match["other"]])}), True
    elif match["part"]:
        spoken.current = (before or ONE) * PARTS[match["part"]]
    else:
        value = ORDINALS[match["ordinal"]]
        readings = {spoken.total + before + value} | ({(before or ONE) / value} if value > 2 else set())
        spoken.values, spoken.closed = frozenset(readings), True
    spoken.end, spoken.words = match.end(), spoken.words + 1


def _articles(text: str) -> Iterator[Number]:
    """The one of "an hour" and "a year", only ever a partner."""
    return (Number(match[0], *match.span(), frozenset({ONE})) for match in ARTICLE.finditer(text))


def _months(text: str, low: str) -> Iterator[Number]:
    for match in MONTH.finditer(low):
        if text[match.start()].isupper():
            yield Number(
                text[match.start() : match.end()], *match.span(), frozenset({Decimal((match.lastgroup or "m0")[1:])})
            )
