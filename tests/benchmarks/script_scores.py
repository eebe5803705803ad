"""Script conversion beside stock OpenCC: sentences of our own, and the conversion errors of the Yunnan page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from articles.text.script import convert, suspects
from articles.text.script.opencc_tables import stock_simplified, stock_traditional
from tests.benchmarks.score import Score
from tests.benchmarks.seed_pages import CHINESE, oracle

STOCK, ROUND_TRIP = "stock OpenCC", "OpenCC round trip"
Span = tuple[int, int]


def cases() -> list[tuple[str, str]]:
    """Sentences in Simplified and Traditional."""
    lines = Path(__file__).with_name("script_cases.tsv").read_text(encoding="utf-8").splitlines()
    return [(simplified, traditional) for simplified, traditional in (line.split("\t") for line in lines[1:])]


def conversion() -> list[Score]:
    """How many sentences come out right to the last character, both ways."""
    pairs = cases()
    back = [(traditional, simplified) for simplified, traditional in pairs]
    return [
        Score(
            "sentences to Traditional",
            f"of {len(pairs)}",
            _right(pairs, to_traditional),
            STOCK,
            _right(pairs, stock_traditional),
        ),
        Score(
            "sentences to Simplified",
            f"of {len(back)}",
            _right(back, to_simplified),
            STOCK,
            _right(back, stock_simplified),
        ),
    ]


def to_traditional(text: str) -> str:
    """Simplified text in Traditional."""
    return convert(text, to="zh-hant", source="zh-hans").text


def to_simplified(text: str) -> str:
    """Traditional text in Simplified."""
    return convert(text, to="zh-hans", source="zh-hant").text


def _right(pairs: Iterable[tuple[str, str]], converted: Callable[[str], str]) -> int:
    return sum(converted(text) == expected for text, expected in pairs)


def errors() -> list[Score]:
    """How many of the page's conversion errors are flagged, and how many flags stand elsewhere."""
    wrong = _errors()
    ours, theirs = ({n: flag(text) for n, text in CHINESE.items()} for flag in (_suspected, round_trip))
    found = [sum(any(_meet(e, f) for f in flags[n]) for n, e in wrong) for flags in (ours, theirs)]
    false = [
        sum(not any(n == m and _meet(e, f) for m, e in wrong) for n, spans in flags.items() for f in spans)
        for flags in (ours, theirs)
    ]
    return [
        Score("conversion errors of the page", f"of {len(wrong)}", found[0], ROUND_TRIP, found[1]),
        Score("conversion errors of the page", "false flags", false[0], ROUND_TRIP, false[1], fewer_is_better=True),
    ]


def _errors() -> list[tuple[int, Span]]:
    """The line and place of each error."""
    places = []
    for error in oracle("seed-zh-errors.json")["conversion_errors"]:
        text = CHINESE[error["zh_line"]]
        phrase = error["offset_phrase"] or text
        places.append((error["zh_line"], (text.index(phrase), text.index(phrase) + len(phrase))))
    return places


def _suspected(text: str) -> list[Span]:
    return [(found.start, found.end) for found in suspects(text, "zh-hant")]


def round_trip(text: str) -> list[Span]:
    """The stretches that stock OpenCC does not give back when it converts there and back."""
    returned = stock_traditional(stock_simplified(text))
    differs = (index for index, (a, b) in enumerate(zip(text, returned, strict=True)) if a != b)
    runs = [[at for _, at in run] for _, run in groupby(enumerate(differs), key=lambda entry: entry[1] - entry[0])]
    return [(run[0], run[-1] + 1) for run in runs]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
