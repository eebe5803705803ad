"""What the cruft model measures of each block by itself: its shape, its words, and how it stands to the page's own subject.

A row of figures a block, named in NAMES; shares are from 0 to 1, densities are counts per hundred letters of width, and a figure
that a block cannot have (the share of capitals where there are no Latin letters) is -1.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from articles.text.cruft.page import HAN, Page, Sighting

NAMES = (
    "width", "words", "han", "commas", "stops", "closed", "colon", "stop-words", "capitals", "all-capitals", "digits",
    "separators", "dates", "addresses", "marks", "brackets", "imperative", "word-length", "like-headline", "copies",
    "copy-before", "copy-behind", "on-subject", "caption", "sighted",
)  # fmt: skip
HEAD = 400  # of a longer block only so much is measured: its shape is clear by then

WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|[0-9]+|[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
LONG_WORD = re.compile(r"[a-z]{3,}|[0-9]{2,}")
HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
DIGIT = re.compile(r"[0-9]")
SEPARATOR = re.compile(r"[|•·»›>/\\–—_\-]+")
COMMA = re.compile(r"[,，、;；]")
STOP = re.compile(r"[.!?。！？]")
MARK = re.compile(r"[\"“”「」『』‘’]")
BRACKET = re.compile(r"[()\[\]（）【】]")
DATE = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|[0-9]{1,2}[:：][0-9]{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.? [0-9]{1,2}\b"
    r"|[0-9]{1,2}月[0-9]{1,2}日|\b[0-9]+ (?:hour|day|minute|min|week|month|year)s? ago\b|[0-9]+(?:小时|天|分钟)前"
)
ADDRESS = re.compile(r"https?://|www\.|\.com\b|@|#|©|\(c\)")
IMPERATIVE = re.compile(
    r"(?:click|sign|subscribe|follow|read|share|get|download|join|view|see|watch|listen|learn|find|contact|buy|shop|log|register"
    r"|submit|enter|try|check|more|leave|post|send|show|load|skip|go|browse|explore|discover|please)\b"
    r"|点击|查看|更多|下载|关注|分享|登录|注册|返回|扫|阅读|打开|免责|声明|版权|责任|编辑|来源|作者|标签"
)
CAPTION = re.compile(
    r"[(（]?(?:(?:photo|image|picture|figure|fig\.|caption|above|below|left|right|pictured)\b|图|资料图|供图)"
)
STOP_WORDS = frozenset(
    "the of and to a in that is was for on with as it he she they at by from his her this had has have are were be been but not"
    " or an their which who will would said its i you we more than after also about up out when there one all so if no what can"
    " into other some could new over two only did do them then now like just me my your our how because even most made any many"
    " between before where".split()
)
STOP_CHARACTER = re.compile(r"[的了在是和与他她它们这那也就都而及但被把对从到为以于将并或其不有还又]")
STOP_SHARE_OF_HAN = 2.5  # makes the share among Chinese characters comparable with that among English words
FIRST_BLOCKS, HEADLINE_WIDTHS = 12, (25, 220)


def measure(page: Page, sighted: Mapping[int, Sighting]) -> list[list[float]]:
    """The figures of every block, in the order of NAMES."""
    copies = _copies(page)
    headline = set(WORD.findall(page.headline or page.folded[_headline(page)])) if page.blocks else set()
    subject = _subject(page)
    return [
        _shape(page, index)
        + [
            _shared(set(WORD.findall(page.folded[index][:HEAD])), headline),
            *copies[index],
            subject[index],
            float(bool(CAPTION.match(page.folded[index]))),
            sighted[index].score if index in sighted else 0.0,
        ]
        for index in range(len(page.blocks))
    ]


def _shape(page: Page, index: int) -> list[float]:
    """The figures of the block's own characters."""
    text, folded, width = page.blocks[index].strip()[:HEAD], page.folded[index][:HEAD], page.widths[index]
    words, latin = WORD.findall(folded), LATIN.findall(text)
    han, length, per_hundred = len(HAN.findall(folded)), max(len(text), 1), 100 / (min(width, HEAD) + 10)
    return [
        math.log1p(width),
        min(len(words), 80),
        han / length,
        len(COMMA.findall(text)) * per_hundred,
        len(STOP.findall(text)),
        float(page.closed[index]),
        float(text[-1:] in ":："),
        _stop_words(folded, words, han),
        sum(word[0].isupper() for word in latin) / len(latin) if latin else -1,
        sum(len(word) > 1 and word.isupper() for word in latin) / len(latin) if latin else -1,
        len(DIGIT.findall(text)) / length,
        len(SEPARATOR.findall(text)) * per_hundred,
        len(DATE.findall(folded)),
        len(ADDRESS.findall(folded)),
        len(MARK.findall(text)) * per_hundred,
        len(BRACKET.findall(text)) * per_hundred,
        float(bool(IMPERATIVE.match(page.bare[index]))),
        sum(map(len, latin)) / len(latin) if latin else 0,
    ]


def _stop_words(folded: str, words: Sequence[str], han: int) -> float:
    """The share of words that only join others: prose is full of them, headlines and menus are not."""
    if not words:
        return 0.0
    if han * 2 < len(words):
        return sum(word in STOP_WORDS for word in words) / len(words)
    return len(STOP_CHARACTER.findall(folded)) / han * STOP_SHARE_OF_HAN


def _shared(words: set[str], others: set[str]) -> float:
    return len(words & others) / max(min(len(words), len(others)), 1)


def _headline(page: Page) -> int:
    """Which block is likely the headline: the first of its width that closes no sentence."""
    narrowest, widest = HEADLINE_WIDTHS
    first = range(min(FIRST_BLOCKS, len(page.blocks)))
    return next((i for i in first if narrowest <= page.widths[i] <= widest and not page.closed[i]), 0)


def _copies(page: Page) -> list[tuple[float, float, float]]:
    """How often each block's text stands on the page, and whether before and behind it: tables of contents repeat headings."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(page.bare):
        places.setdefault(text, []).append(index)
    found = ((index, places[text]) for index, text in enumerate(page.bare))
    return [(float(len(at)), float(at[0] < index), float(at[-1] > index)) for index, at in found]


def _subject(page: Page) -> list[float]:
    """The share of each block's content words that the page's running prose uses elsewhere: links lead to other subjects."""
    words = [_content(text) for text in page.folded]
    used: Counter[str] = Counter()
    for index, found in enumerate(words):
        if page.is_prose(index):
            used.update(found)
    shares = []
    for index, found in enumerate(words):
        by_itself = int(page.is_prose(index))
        shares.append(sum(used[word] > by_itself for word in found) / len(found) if found else -1.0)
    return shares


def _content(folded: str) -> set[str]:
    """The words that carry a subject; of Chinese, which has no spaces, every two neighbours."""
    head = folded[:HEAD]
    pairs = (run[at : at + 2] for run in HAN_RUN.findall(head) for at in range(len(run) - 1))
    return {*LONG_WORD.findall(head), *pairs} - STOP_WORDS
