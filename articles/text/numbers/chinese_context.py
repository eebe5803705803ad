"""What the words around a Chinese number say of it: hours of the day, years of an era, 年代, a half more, things counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from articles.text.numbers.numerals import BIG, PREFIXED, D, value_of
from articles.text.numbers.record import HALF, Number, year_values

KILO = re.compile(rf"\s?(?={PREFIXED})千")
MORNING = re.compile(r"(?:上午|早上?|早[晨間间]|凌晨|清晨|今晨|午前)\s?$")
AFTERNOON = re.compile(r"(?:下午|傍晚|晚上?|晚[間间]|午[後后]|夜[裡里]?|中午)\s?$")
CLOCK = re.compile(r"\s?[點点時时:]")
DECADE = re.compile(r"\s?年代")
SHORT_YEAR = re.compile(r"\s?[年後后]")
AND_HALF = re.compile(r"\s?(?:[個个年天倍點点]|小[時时])?半")
OF_MONTH = re.compile(r"月\s?$")
DAY = re.compile(r"\s?[日號号]")
AGE = re.compile(r"\s?[歲岁]")
YEAR = re.compile(r"\s?年")
# The year before the first of an era.
ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
ERA = re.compile(rf"({'|'.join(ERAS)})\s?$")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CYCLE = re.compile(rf"([{STEMS}])([{BRANCHES}])(?=年|[革變变戰战海之賠赔])")
NEW_CENTURY = re.compile("(?:[本這这新]|21|二十一)[個个]?世[紀纪]之?初")
CYCLE_YEARS = range(1804, 2044)
# 311大地震 and 九一八事變 are called by month and day.
EVENT = "[”」』]?(?:大?地震|事件|事[變变]|[運运][動动]|恐[怖襲袭]|震災|震灾|[慘惨]案|大屠[殺杀]|[購购]物[節节])"
DATE_NAME = re.compile(rf"(?<![0-9.])(?:([0-9])([0-9]{{2}})|({D})({D}{{1,2}}))(?={EVENT})")
HIKED = re.compile(r"(?:升息|降息|加息|[減减]息)[了約约]?\s?$")
PRICED = re.compile(r"[打以享低至約约按有]\s?$")
TITLED = re.compile(r"第\s?$")
AS_POINT = re.compile(r"\s?[，,、：:；是]")
NO_COUNT = re.compile(r"(?:星期|[周週月年]|[禮礼]拜|[數数幾几上])\s?$")  # 周三, 數百
COUNTED = re.compile(
    r"\s?[多幾几餘余來来]?(?:[個个]|[人名位條条張张家座輛辆架艘件份次場场起宗項项種种類类部台臺套棟栋間间所支枚顆颗頭头匹棵株塊块片段層层"
    r"輪轮局步天歲岁倍畝亩米元噸吨克斤]|公[里尺斤噸吨]|[國国州省市縣县城]|小[時时]|分[鐘钟]|星期|[週周](?!年)|年(?![級级代]))"
)
LONG_NUMERAL = 3


def values(written: str, text: str, start: int, end: int, plain: set[Decimal]) -> set[Decimal]:
    """The further values that the words around a number allow."""
    more: set[Decimal] = set()
    if CLOCK.match(text, end) and AFTERNOON.search(text, max(0, start - 4), start):
        more |= {v + 12 for v in plain if v < 12}
    if DECADE.match(text, end) or (len(written) == 2 and SHORT_YEAR.match(text, end)):
        more |= {year for v in plain for year in year_values(v)}
    if YEAR.match(text, end) and (era := ERA.search(text, max(0, start - 4), start)):
        more |= {v + ERAS[era[1]] for v in plain}
    if KILO.match(text, end):  # 五千米 is five kilometres or five thousand metres
        more |= {v * 1000 for v in plain}
    if AND_HALF.match(text, end):
        more |= {v + HALF for v in plain}
    if text[end : end + 1] in ("碼", "码") and HIKED.search(
        text, max(0, start - 4), start
    ):  # a quarter point in Taiwan
        more |= {v / 400 for v in plain}
    if date := DATE_NAME.match(text, start):
        more |= {value_of(part) for part in date.groups() if part}
    return more


def half_of_day(text: str, start: int, end: int, hour: Decimal) -> str:
    """ "am" or "pm" for a full hour that the words before it place in a half of the day."""
    if hour >= 12 or not CLOCK.match(text, end):
        return ""
    if MORNING.search(text, max(0, start - 4), start):
        return "am"
    return "pm" if AFTERNOON.search(text, max(0, start - 4), start) else ""


def is_dated(text: str, start: int, end: int, written: str) -> bool:
    """Whether a numeral is an hour of the day, a day of the month or somebody's age."""
    at_hour = CLOCK.match(text, end) and (
        MORNING.search(text, max(0, start - 4), start) or AFTERNOON.search(text, max(0, start - 4), start)
    )
    of_month = DAY.match(text, end) and OF_MONTH.search(text, max(0, start - 2), start)
    of_age = AGE.match(text, end) and written[-1] not in BIG  # 萬歲 is a cheer
    return bool(at_hour or of_month or of_age)


def kind(text: str, start: int, end: int, value: Decimal) -> str:
    """Whether a numeral gives a place in an order or the number of some things; "" where it may do neither."""
    if TITLED.search(text, max(0, start - 2), start):
        return "ordinal" if value > 2 else ""
    if value < 2 or NO_COUNT.search(text, max(0, start - 3), start):
        return ""
    return "cardinal" if COUNTED.match(text, end) else ""


def dates(text: str) -> Iterator[Number]:
    """Years that are told without a number: 辛亥革命 is that of 1911, by the cycle of sixty. Only ever partners."""
    for match in NEW_CENTURY.finditer(text):
        yield Number(match[0], *match.span(), frozenset({Decimal(2000)}))
    for match in CYCLE.finditer(text):
        stem, branch = STEMS.index(match[1]), BRANCHES.index(match[2])
        years = (year for year in CYCLE_YEARS if (year - 4) % 10 == stem and (year - 4) % 12 == branch)
        yield Number(match[0], *match.span(), frozenset(map(Decimal, years)))
