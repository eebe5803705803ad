"""Simplified to Traditional, word by word where OpenCC's phrases cut across the words.

OpenCC takes the longest phrase from the left and knows no words: 省长|发言 holds its phrase 长发, and it writes 省長髮言. Here
the words are cut first, those that form a phrase of OpenCC or of the house are put together again, and OpenCC converts each
by itself; a character that is a word by itself goes by its neighbours. Most text leaves nothing open and is never cut: what
OpenCC writes there is kept. What it would have written elsewhere stays beside the reading as `stock`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from typing import Literal

from articles.text.script import words
from articles.text.script.lexicon import (
    COUNTED,
    ONE_AMBIGUOUS,
    house_form,
    in_context,
    open_pairs,
    phrases,
    usual_forms,
)
from articles.text.script.opencc_tables import HAN, LOCALES, stock_traditional, traditional_word
from articles.text.script.pins import split_at_pins
from articles.text.script.variants import differ
from articles.text.together import Together

Reason = Literal["term", "literal", "house", "word-boundary", "context", "credit-line"]

RUN = re.compile(f"[{HAN}]+")
# "(name) 制" at the end of a line is the maker of a chart, 製; 体制, 编制 and 制 after other words are not.
CREDIT = re.compile(rf"(?:^|[^{HAN}])[{HAN}]{{2,4}}[ \u3000]+(制)(?=[)）]?[ \u3000\r]*$)", re.MULTILINE)
MOST_WORDS = 6
# OpenCC's own Traditional text by locale.
STOCK = {locale: Together(partial(stock_traditional, locale=locale)) for locale in LOCALES}


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the source, the Traditional text chosen for it, what OpenCC wrote there, and what decided."""

    source: str
    target: str
    stock: str
    reason: Reason


def readings(text: str, pins: Mapping[str, str], locale: str = "tw", published: str | None = None) -> Iterator[Reading]:
    """The Simplified text as readings, in order and without gaps; every word that `published` has otherwise is one of its own."""
    stock = STOCK[locale](text)
    makers = {m.start(1) for m in CREDIT.finditer(text)}
    undecided = {*_open(text, stock, locale), *makers}
    if published is not None:
        places = (found.start() for found in ONE_AMBIGUOUS.finditer(text))
        undecided.update(at for at in places if differ(published[at], stock[at], text[at]))
    for start, end, fixed in split_at_pins(text, pins):
        if fixed is not None:
            yield pinned(text[start:end], fixed, stock[start:end], pins)
            continue
        for at, to, is_open in _words(text, start, end, undecided):
            word, as_opencc = text[at:to], stock[at:to]
            if not is_open:
                yield Reading(word, as_opencc, as_opencc, "word-boundary")
            elif at in makers:
                yield Reading(word, "製", as_opencc, "credit-line")
            else:
                target, reason = _choose(text, at, word, locale)
                yield Reading(word, target, as_opencc, reason)


def pinned(source: str, target: str, stock: str, pins: Mapping[str, str]) -> Reading:
    """The reading of a stretch that no dictionary decides: a glossary term, or an address or code."""
    return Reading(source, target, stock, "term" if source in pins else "literal")


def _open(text: str, stock: str, locale: str) -> Iterator[int]:
    """Where the text leaves an ambiguous character open: OpenCC writes a rarer form, or a word or the neighbours may ask for one."""
    pairs, usual = open_pairs(), usual_forms(locale)
    for found in ONE_AMBIGUOUS.finditer(text):
        at, character = found.start(), found.group()
        if (
            stock[at] != usual[character]
            or text[at : at + 2] in pairs
            or text[at - 1 : at + 1] in pairs
            or in_context(text, at, character, locale)
        ):
            yield at


def _words(text: str, start: int, end: int, undecided: Set[int]) -> Iterator[tuple[int, int, bool]]:
    """The words of `text[start:end]` that hold an undecided character, as spans; what lies between comes in one piece."""
    done = start
    for run in RUN.finditer(text, start, end):
        if undecided.isdisjoint(range(*run.span())):
            continue
        at = run.start()
        for word in _joined(_split(run.group())):
            to = at + len(word)
            if not undecided.isdisjoint(range(at, to)):
                if done < at:
                    yield done, at, False
                yield at, to, True
                done = to
            at = to
    if done < end:
        yield done, end, False


def _split(run: str) -> list[str]:
    """The words of a run of Chinese characters, a number or pronoun apart from its measure."""
    return [part for word in words.cut(run) for part in _parts(word)]


def _parts(word: str) -> tuple[str, ...]:
    """A number or pronoun and its measure; any other word whole."""
    return (word[:-1], word[-1]) if COUNTED.fullmatch(word) else (word,)


def _joined(cut: list[str]) -> Iterator[str]:
    """The words, those put together that form a phrase of OpenCC or an entry of the house dictionary."""
    known, beginnings = phrases()
    at = 0
    while at < len(cut):
        size = 1
        if "".join(cut[at : at + 2])[:2] in beginnings:
            size = next((n for n in range(MOST_WORDS, 1, -1) if "".join(cut[at : at + n]) in known), 1)
        yield "".join(cut[at : at + size])
        at += size


def _choose(text: str, at: int, word: str, locale: str) -> tuple[str, Reason]:
    """The Traditional form of the word at `text[at:]`, and what decided."""
    asked = in_context(text, at, word, locale)
    if asked:
        return asked, "context"
    by_house = house_form(word, locale)
    return (by_house, "house") if by_house else (traditional_word(word, locale), "word-boundary")
