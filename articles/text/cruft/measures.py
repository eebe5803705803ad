"""What the cruft model measures of each block by itself: its shape, its words, and how it stands to the page's own subject.

A row of figures a block, named in NAMES; shares are from 0 to 1, densities are counts per hundred letters of width, and a figure
that a block cannot have (the share of capitals where there are no Latin letters) is -1.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import add

from articles.text.cruft.page import Page, Sighting, han

NAMES = (
    "width", "words", "han", "commas", "stops", "closed", "colon", "stop-words", "capitals", "all-capitals", "digits",
    "separators", "dates", "addresses", "marks", "brackets", "imperative", "word-length", "like-headline", "copies",
    "copy-before", "copy-behind", "on-subject", "caption", "sighted",
)  # fmt: skip
HEAD = 300  # of a longer block only so much is measured: its shape is clear by then

WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|[0-9]+|[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
DIGITS = "0123456789"
SEPARATORS = "|•·»›>/\\–—_-"
COMMAS = ",，、;；"
STOPS = ".!?。！？"
MARKS = '"“”「」『』‘’'
BRACKETS = "()[]（）【】"
ADDRESSES = ("http://", "https://", "www.", ".com", "@", "#", "©", "(c)")
DATE = re.compile(
    r"(?=[0-9])(?:\b(?:19|20)[0-9]{2}\b|[0-9]{1,2}[:：][0-9]{2}|[0-9]{1,2}月[0-9]{1,2}日"
    r"|\b[0-9]+ (?:hour|day|minute|min|week|month|year)s? ago\b|[0-9]+(?:小时|天|分钟)前)"
    r"|\b(?=[jfmasond])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.? [0-9]{1,2}\b"
)
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
    words = [WORD.findall(text[:HEAD]) for text in page.folded]
    headline = set(WORD.findall(page.headline) or words[_headline(page)]) if words else set()
    subject = _subject(page, words)
    return [
        [
            *_shape(page, index, found),
            _shared(set(found), headline),
            *copies[index],
            subject[index],
            float(bool(CAPTION.match(page.folded[index]))),
            sighted[index].score if index in sighted else 0.0,
        ]
        for index, found in enumerate(words)
    ]


def _share(flags: Iterable[bool], of: Sequence[str]) -> float:
    return sum(flags) / len(of) if of else -1


def _count(text: str, signs: Iterable[str]) -> int:
    return sum(map(text.count, signs))


def _shape(page: Page, index: int, words: Sequence[str]) -> list[float]:
    """The figures of the block's own characters; `words` are those of its folded head."""
    text, folded, width = page.blocks[index].strip()[:HEAD], page.folded[index][:HEAD], page.widths[index]
    latin, digits = LATIN.findall(text), _count(text, DIGITS)
    characters = han(folded)
    length, per_hundred = max(len(text), 1), 100 / (min(width, HEAD) + 10)
    return [
        math.log1p(width),
        min(len(words), 80),
        characters / length,
        _count(text, COMMAS) * per_hundred,
        _count(text, STOPS),
        float(page.closed[index]),
        float(text[-1:] in ":："),
        _stop_words(folded, words, characters),
        _share(map(str.isupper, (word[0] for word in latin)), latin),
        _share(map(str.isupper, (word for word in latin if len(word) > 1)), latin),
        digits / length,
        _count(text, SEPARATORS) * per_hundred,
        len(DATE.findall(folded)) if digits else 0,
        _count(folded, ADDRESSES),
        _count(text, MARKS) * per_hundred,
        _count(text, BRACKETS) * per_hundred,
        float(bool(IMPERATIVE.match(page.bare[index]))),
        sum(map(len, latin)) / len(latin) if latin else 0,
    ]


def _stop_words(folded: str, words: Sequence[str], characters: int) -> float:
    """The share of words that only join others: prose is full of them, headlines and menus are not."""
    if not words:
        return 0.0
    if characters * 2 < len(words):
        return sum(word in STOP_WORDS for word in words) / len(words)
    return len(STOP_CHARACTER.findall(folded)) / characters * STOP_SHARE_OF_HAN


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


def _subject(page: Page, words: Sequence[Sequence[str]]) -> list[float]:
    """The share of each block's content words that the page's running prose uses elsewhere: links lead to other subjects."""
    content = [_content(text[:HEAD], found) for text, found in zip(page.folded, words, strict=True)]
    used: Counter[str] = Counter()
    for index, found in enumerate(content):
        if page.is_prose(index):
            used.update(found)
    anywhere, again = set(used), {word for word, times in used.items() if times > 1}
    elsewhere = (again if page.is_prose(index) else anywhere for index in range(len(content)))
    return [len(own & words) / len(own) if own else -1.0 for own, words in zip(content, elsewhere, strict=True)]


def _content(folded: str, words: Sequence[str]) -> set[str]:
    """The words that carry a subject; of Chinese, which has no spaces, every two neighbours."""
    latin = {word for word in words if len(word) > 2} - STOP_WORDS
    if folded.isascii():
        return latin
    return latin.union(*(map(add, run, run[1:]) for run in HAN_RUN.findall(folded)))
