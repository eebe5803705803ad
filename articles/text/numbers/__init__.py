"""Every number of a text with its exact value, however it is written.

Digits, 萬億兆, Chinese numerals, English number words, percentages, fractions, ordinals, months, decades and clock times
all become decimals, so that "10,400" equals "1.04萬" and "two thirds" equals "三分之二". Where one spelling can mean several
values ("下午3點" is 3 and 15) a number carries them all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from articles.text.numbers import chinese, english
from articles.text.numbers.record import Number
from articles.text.script.opencc_tables import stock_simplified

__all__ = ["Number", "find"]

CONNECTOR = re.compile(r"\s?(?:-|–|—|~|～|/|、|至|到|或|和|to|or|and)\s?[$€£¥]?")
ASCII = str.maketrans("０１２３４５６７８９％．：", "0123456789%.:")


@lru_cache(maxsize=1024)
@lru_cache(maxsize=1024)
def find(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text` in reading order; a `language` other than "en" is read as Chinese, in either script alike."""
    if language == "en":
        return _found(text.translate(ASCII), "en")
    found = _found(stock_simplified(text.translate(ASCII)), "zh")
    return tuple(_as_written(number, text) for number in found)


def _as_written(number: Number, text: str) -> Number:
    """The number with what `text` has at its place."""
    written = text[number.start : number.end].translate(ASCII)
    return number if written == number.text else replace(number, text=written)


@lru_cache(maxsize=1024)
def _found(plain: str, language: str) -> tuple[Number, ...]:
    scan = english.scan if language == "en" else chinese.scan
    found = list(scan(plain))
    for index in range(len(found) - 1, 0, -1):
        first, second = found[index - 1], found[index]
        if first.strict and second.strict and CONNECTOR.fullmatch(plain, first.end, second.start):
            found[index - 1], found[index] = _share(first, second)
    return tuple(found)


def _share(first: Number, second: Number) -> tuple[Number, Number]:
    """Both ends of a range with what one lends the other: "2 to 3 million" its unit, "2018-19" its century."""
    if first.factor == 1 != second.factor:
        first = replace(first, values=first.values | {v * second.factor for v in first.values}, factor=second.factor)
    year = min(first.values)
    if 1000 <= year < 2100 and len(second.text) == 2:
        second = replace(second, values=second.values | {year // 100 * 100 + v for v in second.values})
    return first, second
