"""Simplified to Traditional, word by word where OpenCC's phrases cut across the words.

OpenCC takes the longest phrase from the left and knows no words: 省长|发言 holds its phrase 长发, and it writes 省長髮言. Here
jieba cuts the words first, words that form a phrase of OpenCC are put together again (phrases.txt), and OpenCC converts each
by itself. What OpenCC would have written in the whole text stays beside the reading as `stock`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from articles.text.script import words
from articles.text.script.opencc_tables import AMBIGUOUS, HAN, data_lines, stock_traditional, traditional_word
from articles.text.script.pins import occurrences, split_at_pins

Reason = Literal["term", "house", "word-boundary", "measure-word", "credit-line"]

# Only a character with several Traditional forms leaves anything to decide: other runs go the fast way.
OPEN_RUN = re.compile(f"[{HAN}]*[{''.join(sorted(AMBIGUOUS))}][{HAN}]*")
# "(name) 制" at the end of a line is the maker of a chart, 製; 体制, 编制 and 制 after other words are not.
CREDIT = re.compile(rf"(?:^|[^{HAN}])[{HAN}]{{2,4}}[ \u3000]+(制)(?=[)）]?[ \u3000]*$)", re.MULTILINE)
COUNTED = re.compile(r"(?:(?<![周期拜])[一二三四五六七八九十百千万两几每多首这那哪]|\d[ \u3000]?)$")
MEANS_ONLY = frozenset("会能是应想可须需让适剩因为靠")
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the source, the Traditional text chosen for it, what OpenCC wrote there, and what decided."""

    source: str
    target: str
    stock: str
    reason: Reason


def readings(text: str, pins: Mapping[str, str]) -> Iterator[Reading]:
    """The Simplified text as readings, in order and without gaps; pins hold everywhere, the house dictionary on words."""
    stock = stock_traditional(text)
    makers = {m.start(1) for m in CREDIT.finditer(text)}
    for start, end, pinned in split_at_pins(text, pins):
        source = text[start:end]
        if pinned:
            yield Reading(source, pins[source], stock[start:end], "term")
            continue
        for at, word in _words(text, start, end):
            target, reason = _choose(text, at, word, at in makers)
            yield Reading(word, target, stock[at : at + len(word)], reason)


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words of `text[start:end]` with their offsets; what holds nothing to decide comes in one piece."""
    at = start
    for run in OPEN_RUN.finditer(text, start, end):
        if run.start() > at:
            yield at, text[at : run.start()]
        at = run.start()
        for word in _joined(words.cut(run.group())):
            yield at, word
            at += len(word)
    if at < end:
        yield at, text[at:end]


def _joined(cut: list[str]) -> Iterator[str]:
    """The words, those put together that form a phrase of OpenCC or an entry of the house dictionary."""
    phrases, beginnings = _phrases()
    at = 0
    while at < len(cut):
        size = 1
        if "".join(cut[at : at + 2])[:2] in beginnings:
            size = next((n for n in range(MOST_WORDS, 1, -1) if "".join(cut[at : at + n]) in phrases), 1)
        yield "".join(cut[at : at + size])
        at += size


def _choose(text: str, at: int, word: str, is_credit: bool) -> tuple[str, Reason]:
    """The Traditional form of the word at `text[at:]`, and what decided."""
    if is_credit:
        return "製", "credit-line"
    end = at + len(word)
    if word.endswith("只") and COUNTED.search(text[max(0, end - 4) : end - 1]):
        only = text[end : end + 1] in MEANS_ONLY
        return traditional_word(word)[:-1] + ("只" if only else "隻"), "measure-word"
    return _by_house(word) or (traditional_word(word), "word-boundary")


@lru_cache(maxsize=1 << 16)
def _by_house(word: str) -> tuple[str, Reason] | None:
    """The word with every house entry in it put in; None where it holds none."""
    target = traditional_word(word)
    found = occurrences(word, [entry for entry in _house() if len(entry) > 1 or entry == word])
    for start, end in found:
        target = target[:start] + _house()[word[start:end]] + target[end:]
    return (target, "house") if found else None


@cache
def _house() -> dict[str, str]:
    """The house dictionary, Simplified to Traditional."""
    return dict(line.split("\t") for line in data_lines("house.tsv"))


@cache
def _phrases() -> tuple[frozenset[str], frozenset[str]]:
    """The phrases that words are put together to, and their first two characters."""
    phrases = frozenset(data_lines("phrases.txt")) | _house().keys()
    return phrases, frozenset(phrase[:2] for phrase in phrases)
