"""The clues of both sides of an alignment, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import add

from articles.text import numbers
from articles.text.align import chinese, english
from articles.text.align.clue import Clue, Clues, names_in_pinyin
from articles.text.normalize import fold_all
from articles.text.records import TermRule

MARKS = {"question": re.compile(r"[?？]"), "quote": re.compile(r"[\"“「]")}


def find(
    left: Sequence[str], right: Sequence[str], left_language: str, right_language: str, names: Sequence[TermRule]
) -> tuple[list[Clues], list[Clues]]:
    """The clues of each text on the left and on the right, fit to meet those of the other side."""
    if left_language[:2] == right_language[:2]:
        return _alike(left, left_language, names), _alike(right, right_language, names)
    if left_language == "en":
        english_side = _english(left, names)
        return english_side, _chinese(right, right_language, names, english_side)
    english_side = _english(right, names)
    return _chinese(left, left_language, names, english_side), english_side


def english_words(texts: Sequence[str]) -> list[Clues]:
    """Of the clues of English texts those that are words."""
    return [_once(english.words(text)) for text in texts]


def chinese_words(texts: Sequence[str]) -> list[Clues]:
    """Of the clues of Chinese texts those that are words."""
    return [_once(chinese.pairs(folded)) for folded in fold_all(texts)]


def _alike(texts: Sequence[str], language: str, names: Sequence[TermRule]) -> list[Clues]:
    """Texts of one language, in whichever script: every two neighbouring characters are a clue."""
    return [
        _once(map(_pair, map(add, folded, folded[1:])), _shared(text, language, names))
        for text, folded in zip(texts, fold_all(texts), strict=True)
    ]


@lru_cache(maxsize=1 << 15)
def _pair(characters: str) -> Clue:
    return Clue("word", frozenset({characters}))


def _english(texts: Sequence[str], names: Sequence[TermRule]) -> list[Clues]:
    return [_once(english.words(text), _shared(text, "en", names)) for text in texts]


def _chinese(texts: Sequence[str], language: str, names: Sequence[TermRule], other: Iterable[Clues]) -> list[Clues]:
    spelt = chinese.spelt(names_in_pinyin(other))
    return [
        _once(chinese.words(folded, spelt), _shared(text, language, names))
        for text, folded in zip(texts, fold_all(texts), strict=True)
    ]


def _once(*found: Iterable[Clue]) -> Clues:
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _shared(text: str, language: str, names: Sequence[TermRule]) -> Iterator[Clue]:
    """Numbers by value, marks, and the names of the glossary: the same in every language."""
    for number in numbers.find(text, language):
        yield Clue("figure" if number.strict else "number", number.values)
    for mark, pattern in MARKS.items():
        if pattern.search(text):
            yield Clue("mark", frozenset({mark}))
    for index, name in enumerate(names):
        if any(form in text for form in (name.forms.get(language), *name.also.get(language, ())) if form):
            yield Clue("name", frozenset({f"name {index}"}))
