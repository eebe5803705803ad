"""The same story in two languages, by what a translation keeps: names, figures, and words whose meaning the dictionary gives.

Each language's words become the same traits: English words their stems, Chinese words the stems of their first meaning, names their
pinyin, numbers their value. A trait weighs the more, the rarer its word is in the dictionary's own English.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from articles.text import dictionary, numbers
from articles.text.align import english
from articles.text.align.clue import spelling
from articles.text.likeness.pages import key
from articles.text.normalize import fold
from articles.text.script.opencc_tables import HAN

Traits: TypeAlias = Mapping[str, float]

KEYS = 32
MANY_KEYS = 3  # of two pages that share so many the traits are worth comparing
SAME_STORY = 0.14  # of the weight of all traits; translations reach 0.15 to 0.35, other stories at most 0.11
LEAD = {"en": 6000, "zh": 1800}  # characters: a story is told at its beginning, and time must not grow with its length

RUN = re.compile(f"[{HAN}]+")
LATIN = re.compile(r"[a-z][a-z0-9]+")
LONGEST_WORD, LONGEST_NAME = 4, 3  # characters
LONGEST_GLOSS = 3  # stems
NAME, CAPITALISED = 7.0, 5.0
COMMONEST = 20_000  # dictionary entries with a word that says nothing
OLDEST_YEAR, NEXT_CENTURY = 1900, 2100
YEAR, BY_DIGITS = 2.0, (0.0, 0.5, 3.0, 6.0, 8.0)


def traits(text: str, language: str) -> Traits:
    """The traits of a page's own text, each with its weight."""
    lead = text[: LEAD[language[:2]]]
    found = dict(_english(lead) if language == "en" else _chinese(fold(lead)))
    for number in numbers.find(lead, language):
        if number.strict:
            value = min(number.values)
            found[f"number {value.normalize():f}"] = _weight_of_number(value.normalize().as_tuple().digits, int(value))
    return found


def story_keys(traits: Traits) -> tuple[int, ...]:
    """The keys of the weightiest traits."""
    chosen = sorted(traits, key=lambda trait: (-traits[trait], trait))[:KEYS]
    return tuple(key(f"story {trait}".encode()) for trait in chosen)


def shared(left: Traits, right: Traits) -> float:
    """The share, 0 to 1, that the common traits of two stories have in the weight of all (weighted Jaccard)."""
    common = math.fsum(min(weight, right[trait]) for trait, weight in left.items() if trait in right)
    every = math.fsum(left.values()) + math.fsum(right.values()) - common
    return common / every if every else 0.0


def _english(text: str) -> Iterator[tuple[str, float]]:
    for word in set(english.WORD.findall(text)):
        yield from _english_word(word)


@lru_cache(maxsize=1 << 15)
def _english_word(word: str) -> tuple[tuple[str, float], ...]:
    plain = word.replace("’", "'").removesuffix("'s").lower()
    if "'" in plain or len(plain) < 3 or plain in english.STOP:
        return ()
    stem, capital = english.stem(plain), word[0].isupper()
    weight = _weight(stem) or (CAPITALISED if capital else 0.0)
    found = [(stem, weight)] if weight else []
    if capital and english.PINYIN.fullmatch(plain) and not english.ONE_SYLLABLE.fullmatch(plain):
        found.append((spelling(plain), NAME))
    return tuple(found)


def _chinese(text: str) -> Iterator[tuple[str, float]]:
    """The traits of a Simplified text in lower case."""
    for run in RUN.findall(text):
        words = list(dictionary.cut(run, LONGEST_WORD))
        for word in words:
            yield from _chinese_word(word)
        for first, second in pairwise(words):
            if len(first) == len(second) == 1:
                yield from _spelt(first, second)
    for word in LATIN.findall(text):
        stem = english.stem(word)
        yield stem, _weight(stem) or CAPITALISED


@lru_cache(maxsize=1 << 15)
def _chinese_word(word: str) -> tuple[tuple[str, float], ...]:
    if len(word) < 2:
        return ()
    meanings = (stems for gloss in dictionary.glosses(word) if 1 <= len(stems := english.stems(gloss)) <= LONGEST_GLOSS)
    found = [(stem, weight) for stem in next(meanings, ()) if (weight := _weight(stem))]
    if len(word) <= LONGEST_NAME and (name := dictionary.spelt_as_name(word)):
        found.append((spelling(name), NAME))
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _spelt(first: str, second: str) -> tuple[tuple[str, float], ...]:
    """Two characters that are no words: the given name that they may be, in the one reading of each."""
    readings = [dictionary.readings(character) for character in (first, second)]
    if any(len(found) != 1 for found in readings):
        return ()
    return ((spelling("".join(next(iter(found)) for found in readings)), NAME),)


@lru_cache(maxsize=1 << 16)
def _weight(stem: str) -> float:
    """How much a stem says; nothing where the dictionary does not have it, for then no Chinese word can answer it."""
    count = _counts().get(stem, 0)
    return max(math.log(COMMONEST / (1 + count)), 0.0) if count else 0.0


@lru_cache(maxsize=1)
def _counts() -> Mapping[str, int]:
    """How many dictionary entries hold words of each stem."""
    counts: dict[str, int] = {}
    for word, count in dictionary.words_of_glosses():
        stem = english.stem(word)
        counts[stem] = counts.get(stem, 0) + count
    return counts


def _weight_of_number(digits: Iterable[int], value: int) -> float:
    if OLDEST_YEAR <= value < NEXT_CENTURY:
        return YEAR
    return BY_DIGITS[min(len(tuple(digits)), len(BY_DIGITS) - 1)]
