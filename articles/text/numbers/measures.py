"""Amounts in base units, so that "two weeks" equals 14天, "a year and a half" 18個月 and "50 cents" 五毛.

Only what converts exactly is here: a mile in kilometres is rounded by every writer, and both texts keep their own figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

Measured = frozenset[tuple[str, Decimal]]
Units = Mapping[str, tuple[str, Decimal]]


def _units(table: str) -> Units:
    """Each word of a table of lines "dimension size word word ..."."""
    rows = [line.split() for line in table.strip().splitlines()]
    return {word: (dimension, Decimal(size)) for dimension, size, *words in rows for word in words}


ENGLISH = _units("""
    second 1 second sec
    second 60 minute min
    second 3600 hour hr
    second 86400 day
    second 604800 week
    second 1209600 fortnight
    month 1 month
    month 3 quarter
    month 12 year yr
    month 120 decade
    month 1200 century centurie
    millimetre 1 mm millimetre millimeter
    millimetre 10 cm centimetre centimeter
    millimetre 1000 metre meter
    millimetre 1000000 km kilometre kilometer
    gram 1 gram
    gram 1000 kg kilo kilogram
    gram 1000000 tonne ton
    coin 0.01 cent penny pence
    coin 1 dollar euro pound yuan
""")
CHINESE = _units("""
    second 1 秒
    second 60 分鐘 分钟
    second 900 刻鐘 刻钟
    second 3600 小時 小时 鐘頭 钟头
    second 86400 天 日
    second 604800 週 周 星期 禮拜 礼拜
    month 1 月
    month 3 季度 季
    month 12 年
    month 1200 世紀 世纪
    millimetre 1 毫米 公釐
    millimetre 10 厘米 公分 釐米
    millimetre 1000 米 公尺
    millimetre 1000000 公里 千米
    gram 1 克 公克
    gram 500 斤
    gram 1000 公斤 千克
    gram 1000000 噸 吨 公噸 公吨
    coin 0.01 分 美分 歐分 欧分 仙 便士
    coin 0.1 毛 角
    coin 1 元 塊 块 美元 歐元 欧元 英鎊 英镑 港元 人民幣 人民币
""")
# One letter after a figure: "5m" is also five metres, minutes or months, "5k" five kilometres, "5b" a part of 5.
LETTERS: Mapping[str, tuple[tuple[str, Decimal], ...]] = {
    "m": (("millimetre", Decimal(1000)), ("second", Decimal(60)), ("month", Decimal(1))),
    "k": (("millimetre", Decimal(1000000)),),
    "b": (("part", Decimal(1)),),
}


def _any_of(units: Units) -> str:
    return "|".join(sorted(units, key=len, reverse=True))


AFTER_ENGLISH = re.compile(rf"(?:[\s-]| an? | of an? )({_any_of(ENGLISH)})s?\b", re.IGNORECASE)
AFTER_CHINESE = re.compile(rf"\s?[個个]?半?({_any_of(CHINESE)})")


def measured(text: str, end: int, values: Iterable[Decimal], language: str) -> Measured:
    """The amounts of a number that ends at `end`, by the unit that stands there."""
    pattern, units = (AFTER_ENGLISH, ENGLISH) if language == "en" else (AFTER_CHINESE, CHINESE)
    match = pattern.match(text, end)
    if not match:
        return frozenset()
    dimension, size = units[match[1].lower()]
    return frozenset((dimension, value * size) for value in values)


def by_letter(letter: str, value: Decimal) -> Measured:
    """What "5m" and "5k" may measure."""
    return frozenset((dimension, value * size) for dimension, size in LETTERS.get(letter, ()))
