"""English number words: twenty-one, half a million, two and a half, two-thirds, nineteen eighty-four, a couple."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from articles.text.numbers.record import HALF, ONE, Number

SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
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
    "once": (1,),
    "single": (1,),
    "twice": (2,),
    "double": (2,),
    "doubled": (2,),
    "doubling": (2,),
    "both": (2,),
    "couple": (2,),
    "pair": (2,),
    "duo": (2,),
    "twin": (2,),
    "thrice": (3,),
    "triple": (3,),
    "tripled": (3,),
    "trio": (3,),
    "treble": (3,),
    "trebled": (3,),
    "quadruple": (4,),
    "quadrupled": (4,),
    "quartet": (4,),
    "decade": (10,),
    "century": (100,),
    "noon": (12,),
    "midnight": (0, 12, 24),
    "nil": (0,),
    "goalless": (0,),
    "scoreless": (0,),
    "fortnight": (2, 14),
}
OTHERS |= {f"{word[:-1]}ies": (int(n), int(n) + 1900) for word, n in SMALL.items() if word.endswith("ty")}
PARTS = {"half": HALF, "quarter": Decimal("0.25")}
WORD = re.compile(
    rf"\b(?:(?P<scale>{'|'.join(SCALES)})(?:th)?|(?P<ordinal>{'|'.join(ORDINALS)})s?|(?P<small>{'|'.join(SMALL)})"
    rf"|(?P<part>half|quarter)s?|(?P<other>{'|'.join(OTHERS)})s?)\b"
)
IS_CENTURY = (10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21)
GAPS = {
    " ": "near",
    "\u00a0": "near",
    "-": "near",
    " and ": "and",
    "-and-": "and",
    " a ": "a",
    "-a-": "a",
    " of a ": "a",
}
GAPS |= {" and a ": "and a", "-and-a-": "and a"}
# After "one third": the name of somebody or something, and no fraction.
NO_FRACTION = re.compile(r"-[a-z]|\s(?:part(?:y|ies)|grade|place|time|world)\b")
# What other languages say without the number.
IDIOM = re.compile(
    r"(?:eleventh[\s-]hour|seventh heaven|fourth estate|fifth column|third[\s-](?:rate|class|party|world|degree)|nine[\s-]to[\s-]five"
    r"|five[\s-]to[\s-]nine|ten a penny|nine days?['’] wonder|ten[\s-]to[\s-]one|four[\s-]letter|nine times out of ten)\b"
    r"|(?<=cloud )nine|(?<=high )five|(?<=high-)five|(?<=at )sixes?|(?<=hang )ten|(?<=take )five"
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
    kind: str = ""
    factor: Decimal = ONE
    values: frozenset[Decimal] = frozenset()

    def number(self, text: str, low: str) -> Number:
        values = self.values or frozenset({self.total + self.current})
        strict = self.words > 1 and self.kind != "ordinal"
        firm = self.kind != "" and min(values) != 2 and not self._names(text) and not IDIOM.match(low, self.start)
        words = text[self.start : self.end]
        return Number(words, self.start, self.end, values, self.factor, strict, self.kind, firm)

    def _names(self, text: str) -> bool:
        """Whether the words may be part of a name: the Four Corners, Third Bridge, Apollo Eleven."""
        before = text[max(0, self.start - 2) : self.start].rstrip()
        is_capital = text[self.start].isupper()
        return is_capital and (before[-1:].isalnum() or text[self.end + 1 : self.end + 2].isupper())


def words(text: str, low: str) -> Iterator[Number]:
    """The numbers in words of `text`, which `low` is in lower case."""
    spoken: _Spoken | None = None
    for match in WORD.finditer(low):
        gap = GAPS.get(low[spoken.end : match.start()], "far") if spoken else "far"
        if spoken is None or spoken.closed or not _continues(spoken, match, gap):
            if spoken:
                yield spoken.number(text, low)
            spoken, gap = _Spoken(match.start(), match.end()), "far"
        _add(spoken, match, gap)
    if spoken:
        yield spoken.number(text, low)


def _continues(spoken: _Spoken, match: re.Match[str], gap: str) -> bool:
    """Whether the next word belongs to the same number: twenty-one, two hundred and five, half a million, two-thirds."""
    if match["scale"]:
        multiplies = 0 < spoken.current < min(SCALES[match["scale"]], Decimal(1000))
        return multiplies and (gap == "near" or (gap == "a" and spoken.current < 1))
    whole = spoken.current + spoken.total
    after_scale = spoken.current % 100 == 0 and whole > 0 and gap in {"near", "and"}
    after_tens = spoken.current % 100 >= 20 and spoken.current % 10 == 0 and gap == "near"
    if match["small"]:
        value = SMALL[match["small"]]
        return after_scale or (after_tens and value < 10) or _is_year(spoken, value, gap)
    if match["part"]:
        return (gap == "near" and 0 < spoken.current < 100) or (gap == "and a" and whole == int(whole) > 0)
    if match["ordinal"]:
        follows = after_scale or (after_tens and ORDINALS[match["ordinal"]] < 10)
        return (follows and not match[0].endswith("seconds")) or _is_fraction(spoken, match, gap)
    return False


def _is_year(spoken: _Spoken, value: Decimal, gap: str) -> bool:
    """Whether "eighty" goes on from "nineteen"."""
    return gap == "near" and spoken.words == 1 and spoken.current in IS_CENTURY and value >= 10


def _is_fraction(spoken: _Spoken, match: re.Match[str], gap: str) -> bool:
    """Whether two thirds is a fraction: the plural, or one of them, and no name such as third party."""
    if gap != "near" or ORDINALS[match["ordinal"]] < 3 or spoken.words != 1 or not 0 < spoken.current < 20:
        return False
    return match[0].endswith("s") or (spoken.current == 1 and not NO_FRACTION.match(match.string, match.end()))


def _add(spoken: _Spoken, match: re.Match[str], gap: str) -> None:
    before, spoken.factor = spoken.current, ONE
    if match["scale"]:
        spoken.factor = scale = SCALES[match["scale"]]
        if scale > 100:
            spoken.total, spoken.current = spoken.total + (before or ONE) * scale, Decimal(0)
        else:
            spoken.current = (before or ONE) * scale
    elif match["small"]:
        _add_small(spoken, SMALL[match["small"]], gap)
    elif match["other"]:
        spoken.values, spoken.closed = frozenset(map(Decimal, OTHERS[match["other"]])), True
    elif match["part"]:
        part = PARTS[match["part"]]
        spoken.current = before + part if gap == "and a" else (before or ONE) * part
        if match[0] == "quarters" and before and gap == "near":  # of a whole, or of a year
            spoken.values, spoken.closed = frozenset({spoken.current, before, before * 3}), True
    else:
        _add_ordinal(spoken, match, gap)
    is_place = match["ordinal"] and ORDINALS[match["ordinal"]] > 2 and not _is_fraction(spoken, match, gap)
    is_count = match["small"] and not spoken.words and spoken.current > 1
    spoken.kind = "ordinal" if is_place else "cardinal" if is_count else ""
    spoken.end, spoken.words = match.end(), spoken.words + 1


def _add_small(spoken: _Spoken, value: Decimal, gap: str) -> None:
    """Also a year, "nineteen eighty-four", which may be two numbers instead, as in "ten fifteen"."""
    if _is_year(spoken, value, gap):
        spoken.values = frozenset({spoken.current * 100 + value, value, spoken.current})
        spoken.total, spoken.current = spoken.current * 100, value
        spoken.closed = value % 10 > 0 or value < 20
    else:
        spoken.current += value
        spoken.closed, spoken.values = spoken.closed or bool(spoken.values), frozenset()


def _add_ordinal(spoken: _Spoken, match: re.Match[str], gap: str) -> None:
    value, before, spoken.closed = ORDINALS[match["ordinal"]], spoken.current, True
    if not spoken.words:
        spoken.values = frozenset({value, *([ONE / value] if value > 2 else [])})
    elif _is_fraction(spoken, match, gap):
        spoken.values = frozenset({before / value})
    else:
        spoken.values = frozenset({spoken.total + before + value})
