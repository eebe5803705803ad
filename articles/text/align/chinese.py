"""The clues in Chinese text: what its words mean by the dictionary, how its names would be spelt, and Latin words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add

from articles.text import dictionary
from articles.text.align import english
from articles.text.align.clue import Clue, spelling
from articles.text.script.opencc_tables import HAN

RUN = re.compile(f"[{HAN}]+")
LATIN = re.compile(r"[a-z]{2,}")
LONGEST_WORD = 8  # characters
LONGEST_NAME = 4
LONGEST_GLOSS = 4  # stems; what takes more words is an explanation, and its words stand in no translation


@dataclass(frozen=True, slots=True)
class Spelt:
    """The names in pinyin that the other side has, lower case, and all their beginnings.

    `first` remembers for each character met which of its readings begin a name.
    """

    names: frozenset[str]
    beginnings: frozenset[str]
    first: dict[str, frozenset[str]] = field(default_factory=dict)

    def starts(self, character: str) -> frozenset[str]:
        """The readings of a character that begin a name."""
        starts = self.first.get(character)
        if starts is None:
            starts = self.first[character] = _readings(character) & self.beginnings
        return starts


def spelt(names: Iterable[str]) -> Spelt:
    """What to look for in the readings of the characters, given the names in pinyin, lower case."""
    known = frozenset(names)
    return Spelt(known, frozenset(name[:size] for name in known for size in range(1, len(name) + 1)))


NO_NAMES = spelt(())


def words(text: str, names: Spelt) -> Iterator[Clue]:
    """The clues of a Simplified text in lower case."""
    for run in RUN.findall(text):
        for word in dictionary.cut(run, LONGEST_WORD):
            yield from _clue(word)
        if names.names:
            yield from _names(run, names)
    for word in LATIN.findall(text):
        yield Clue("name", frozenset({english.stem(word)}))


def pairs(text: str) -> Iterator[Clue]:
    """The clues of the words of two characters, wherever two neighbours make one: more than are said, and found in no time."""
    for two in dict.fromkeys(map(add, text, text[1:])):
        yield from _clue(two)


@lru_cache(maxsize=1 << 15)
def _clue(word: str) -> tuple[Clue, ...]:
    meanings = [stems for gloss in dictionary.glosses(word) if len(stems := english.stems(gloss)) <= LONGEST_GLOSS]
    answers = frozenset().union(*meanings)
    return (Clue("word" if len(word) > 1 else "character", answers),) if answers else ()


def _names(run: str, names: Spelt) -> Iterator[Clue]:
    """The names that stretches of the run can be read as."""
    for start, character in enumerate(run):
        starts: Set[str] = names.starts(character)
        if not starts:
            continue
        for size in range(1, LONGEST_NAME + 1):
            for name in starts & names.names:
                yield Clue("name" if size > 1 else "syllable", frozenset({spelling(name)}))
            following = _readings(run[start + size]) if starts and start + size < len(run) else ()
            starts = {name for one in starts for reading in following if (name := one + reading) in names.beginnings}
            if not starts:
                break


_readings = lru_cache(maxsize=1 << 13)(dictionary.readings)
