"""The quotes of a text in one Chinese script carried over to the same text in the other, where they are sure to be the same.

Conversion keeps every offset, and the reader of quotes looks at characters in their plain form, in which both scripts are one. So the
spans are the same where the texts differ in nothing but script and the style of quotation marks, and the words are what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from articles.text.quotes.level import plain
from articles.text.quotes.marks import quoted
from articles.text.quotes.pairing import forms
from articles.text.quotes.single_marks import with_single
from articles.text.records import QuoteMention, TermRule
from articles.text.script.opencc_tables import HAN

SCRIPTS = ("zh-hans", "zh-hant")
ONE_HAN = re.compile(f"[{HAN}]")
MARKS = frozenset(("“「", "”」", "‘『", "’』"))


class Found(NamedTuple):
    """A text whose quotes are known."""

    language: str
    paragraphs: Sequence[str]
    mentions: tuple[QuoteMention, ...]


class Ambiguous(Exception):
    """Words stand in several forms in the other script."""


@lru_cache(maxsize=16)
def known(lengths: tuple[int, ...], names: tuple[TermRule, ...]) -> list[Found]:
    """A list to keep texts of these lengths in; the last few lists are remembered."""
    return []


def carried(
    found: Found, language: str, paragraphs: Sequence[str], names: Sequence[TermRule]
) -> tuple[QuoteMention, ...] | None:
    """The quotes of a text by those of its twin; None where they might differ."""
    if not _same(found, language, paragraphs, names):
        return None
    words = _Words(found.paragraphs, paragraphs, _names(names, found.language, language))
    try:
        mentions = tuple(_carried(mention, paragraphs, words) for mention in found.mentions)
    except Ambiguous:
        return None
    told_apart = len({mention.name for mention in mentions}) == len({mention.name for mention in found.mentions})
    return mentions if told_apart else None


def _same(found: Found, language: str, paragraphs: Sequence[str], names: Sequence[TermRule]) -> bool:
    """Whether the texts, and the forms of the names, differ in nothing but script and the style of marks."""
    if {found.language, language} != set(SCRIPTS) or list(map(len, found.paragraphs)) != list(map(len, paragraphs)):
        return False
    sides = [(forms(rule, found.language), forms(rule, language)) for rule in names]
    if any(list(map(len, mine)) != list(map(len, theirs)) for mine, theirs in sides):
        return False
    twins = [
        *zip(found.paragraphs, paragraphs, strict=True),
        *(pair for side in sides for pair in zip(*side, strict=True)),
    ]
    differing = {one + other for mine, theirs in twins for one, other in zip(mine, theirs, strict=True) if one != other}
    return all(map(_is_script, differing)) and all(map(_quoted_alike, found.paragraphs, paragraphs))


@lru_cache(maxsize=1 << 14)
def _is_script(pair: str) -> bool:
    """Whether two characters are one in two scripts, or marks of two styles."""
    one, other = pair[0], pair[1]
    if ONE_HAN.match(one) and ONE_HAN.match(other):
        return plain(one) == plain(other)
    return pair in MARKS or other + one in MARKS


def _quoted_alike(one: str, other: str) -> bool:
    return with_single(one, quoted(one)) == with_single(other, quoted(other))


def _names(names: Sequence[TermRule], language: str, other: str) -> Iterator[tuple[str, str]]:
    return chain.from_iterable(zip(forms(rule, language), forms(rule, other), strict=True) for rule in names)


def _carried(mention: QuoteMention, paragraphs: Sequence[str], words: _Words) -> QuoteMention:
    start, end = mention.speaker_start, mention.speaker_end
    return replace(
        mention,
        speaker=paragraphs[mention.speaker_paragraph][start:end] if start >= 0 else words.of(mention.speaker),
        name=words.of(mention.name),
        role=words.of(mention.role),
        organisation=words.of(mention.organisation),
        cue=words.of(mention.cue),
    )


class _Words:
    """What words of one text are in the other."""

    def __init__(self, mine: Sequence[str], theirs: Sequence[str], names: Iterator[tuple[str, str]]) -> None:
        both = [*zip(mine, theirs, strict=True), *names]
        self._mine, self._theirs = "\n".join(one for one, _ in both), "\n".join(other for _, other in both)
        self._known: dict[str, str] = {"": ""}

    def of(self, words: str) -> str:
        """The words as they stand there wherever they stand here. Raises Ambiguous."""
        if words not in self._known:
            size = len(words)
            standing = {self._theirs[at : at + size] for at in _places(self._mine, words)}
            if len(standing) != 1:
                raise Ambiguous(words)
            self._known[words] = standing.pop()
        return self._known[words]


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
