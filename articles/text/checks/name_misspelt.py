"""name-misspelt: the source has a name, and where the translation should have it stands a near miss.

A near miss differs in one word that begins alike (Zhang Xiaomai for Zhang Xiaomei), in Chinese in one character of a
name of three or more after the first (張曉梅 for 張曉玫). It is looked for only where no accepted form stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from articles.text.checks.glossary_forms import accepted, begins
from articles.text.normalize import fold
from articles.text.records import Finding, TermRule

ID = "name-misspelt"
ALIKE = 0.6  # of two spellings of one word; Tao and Tai have 0.67
SHORTEST_WORD = 3
SHORTEST_HAN = 3
HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def check(
    left: str, right: str, left_language: str, right_language: str, terms: Sequence[TermRule] = ()
) -> Iterator[Finding]:
    """A must-fix finding for the near miss of each name in `right` that `left` lacks, with the agreed form as its repair."""
    names, known = _names(tuple(terms), left_language, right_language)
    for term in names:
        wanted, source = term.forms[left_language], term.forms[right_language]
        if source not in right or begins(accepted(term, left_language)).search(left):
            continue
        for start, end in _near(wanted, left):
            found = left[start:end]
            if found not in known:
                evidence, parameters = f"{found}→{wanted}", {"found": found, "wanted": wanted}
                yield Finding(ID, "must-fix", left_language, start, end, evidence, parameters, wanted)


@lru_cache(maxsize=16)
def _names(terms: tuple[TermRule, ...], left: str, right: str) -> tuple[Sequence[TermRule], frozenset[str]]:
    """The names that both languages have, and every form of them that will do on the left."""
    names = [term for term in terms if term.name and {left, right} <= term.forms.keys()]
    return names, frozenset(form for term in names for form in accepted(term, left))


def _near(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    return _near_han(wanted, text) if HAN.fullmatch(wanted) else _near_words(wanted, text)


def _near_words(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    asked = wanted.split()
    words = list(WORD.finditer(text))
    for first in range(len(words) - len(asked) + 1):
        window = words[first : first + len(asked)]
        start, end = window[0].start(), window[-1].end()
        spaced = text[start:end].split() == [word[0] for word in window]
        differing = [(a, b[0]) for a, b in zip(asked, window, strict=True) if a != b[0]]
        if spaced and 1 == len(differing) < len(asked) and _alike(*differing[0]):
            yield start, end


def _alike(asked: str, found: str) -> bool:
    long_enough = min(len(asked), len(found)) >= SHORTEST_WORD
    return long_enough and asked[0] == found[0] and SequenceMatcher(None, asked, found).ratio() >= ALIKE


def _near_han(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    size = len(wanted)
    for start in range(len(text) - size + 1 if size >= SHORTEST_HAN else 0):
        found = text[start : start + size]
        others = sum(a != b for a, b in zip(wanted, found, strict=True))
        if found[0] == wanted[0] and others == 1 and HAN.fullmatch(found) and fold(found) != fold(wanted):
            yield start, start + size
