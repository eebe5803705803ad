"""A text as the terms that are indexed: of scripts without spaces each character with the next one, of others each word by its stem.

So every place of a text has one term, a run of Chinese is a row of terms one after another, and a single character is what a
term begins with. snowballstemmer is imported only here; another release of it may give other stems (`rebuild_search`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from articles.text.search.folding import fold, places

UNSPACED = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
RUNS = re.compile(rf"([{UNSPACED}]+)|[^\W_{UNSPACED}]+")
IS_UNSPACED = re.compile(f"[{UNSPACED}]").match
LONGEST = 40  # characters of a word that are told apart


def terms(text: str) -> list[str]:
    """The terms of a text in order."""
    found: list[str] = []
    for run in RUNS.finditer(fold(text)):
        if run[1]:
            found += (run[1][at : at + 2] for at in range(len(run[1])))
        else:
            found.append(_stem(run[0]))
    return found


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """The stem of an English word; figures, codes and words of other languages stay as they are."""
    if word.isascii() and word.isalpha() and len(word) <= LONGEST:
        stem: str = snowballstemmer.stemmer("english").stemWord(word)  # a new one each time: it is not made for threads
        return stem
    return word[:LONGEST]


class Phrase(NamedTuple):
    """Terms that stand one after another; of the last one only the beginning counts where `is_open`: a single character of Chinese."""

    terms: tuple[str, ...]
    is_open: bool = False

    @property
    def run(self) -> str:
        """The characters of a phrase that is nothing but one piece of Chinese, "" of another."""
        run = "".join(term[0] for term in self.terms[:-1]) + self.terms[-1]
        pairs = [run[at : at + 2] for at in range(len(run) - 1)] or [run]
        return run if pairs == [*self.terms] and all(map(IS_UNSPACED, run)) else ""

    def stands_in(self, row: Sequence[str]) -> Iterator[int]:
        """The places in a row of terms from which on they are those of the phrase."""
        first, length = self.terms[0], len(self.terms)
        if length == 1 and self.is_open:
            yield from (at for at, term in enumerate(row) if term[0] == first)
            return
        for at in [at for at, term in enumerate(row) if term == first]:
            here = tuple(row[at : at + length])
            if self.is_open and len(here) == length:
                here = (*here[:-1], here[-1][0])
            if here == self.terms:
                yield at


def phrase(text: str) -> Phrase | None:
    """The phrase that finds a text wherever it stands, None where nothing in it can be searched."""
    found = terms(text)
    if not found:
        return None
    if not (len(found[-1]) == 1 and IS_UNSPACED(found[-1])):
        return Phrase(tuple(found))
    in_a_run = len(found) > 1 and len(found[-2]) == 2 and IS_UNSPACED(found[-2])
    return Phrase(tuple(found[:-1])) if in_a_run else Phrase(tuple(found), is_open=True)


def spans(text: str, phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Where the phrases stand in a text, from left to right; those that overlap or touch are one."""
    folded = fold(text)
    likely = [wanted for wanted in phrases if _may_stand_in(folded, wanted)]
    if not likely:
        return []
    come_from = places(text)
    merged: list[tuple[int, int]] = []
    for first, last in sorted(_found(folded, likely)):
        start, end = come_from[first], come_from[last - 1] + 1
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _may_stand_in(folded: str, wanted: Phrase) -> bool:
    """Whether it is worth while to look closer."""
    return all((term if IS_UNSPACED(term) else _beginning(term)) in folded for term in wanted.terms)


def _beginning(stem: str) -> str:
    """What all words of a stem begin with: they differ from it at the end."""
    return stem[: max(1, len(stem) - 2)]


@lru_cache(maxsize=1 << 10)
def _words(beginning: str) -> re.Pattern[str]:
    """Whole words that begin so."""
    return re.compile(rf"(?<![^\W_{UNSPACED}]){re.escape(beginning)}[^\W_{UNSPACED}]*")


def _placed(folded: str) -> Iterator[tuple[str, int, int]]:
    """The terms of a folded text, each with its place."""
    for run in RUNS.finditer(folded):
        start, end = run.span()
        if run[1]:
            yield from ((folded[at : min(at + 2, end)], at, min(at + 2, end)) for at in range(start, end))
        else:
            yield _stem(run[0]), start, end


def _found(folded: str, phrases: Iterable[Phrase]) -> Iterator[tuple[int, int]]:
    """Where phrases stand in a folded text; one that is a piece of Chinese stands wherever its characters do."""
    others = []
    for wanted in phrases:
        if run := wanted.run:
            yield from ((at, at + len(run)) for at in _all(folded, run))
        elif len(wanted.terms) == 1:
            stem = wanted.terms[0]
            yield from (word.span() for word in _words(_beginning(stem)).finditer(folded) if _stem(word[0]) == stem)
        else:
            others.append(wanted)
    row = list(_placed(folded)) if others else []
    texts = [term for term, _, _ in row]
    for wanted in others:
        for at in wanted.stands_in(texts):
            _, last, end = row[at + len(wanted.terms) - 1]
            yield row[at][1], last + 1 if wanted.is_open else end


def _all(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)
