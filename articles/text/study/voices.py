"""The quotes of an article in all its languages: the source language leads, the others join it, and each mends the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from articles.text import quotes
from articles.text.quotes.mending import mend
from articles.text.quotes.pairing import Voices, pair
from articles.text.records import Pair, QuoteMention, TermRule

Sides: TypeAlias = dict[str, QuoteMention]  # one quote by language; the first language leads


def across(texts: Mapping[str, Sequence[str]], source: str, names: Sequence[TermRule]) -> list[list[Sides]]:
    """For each row its quotes; `texts` gives by language the text of every row, "" where it has none."""
    whole: list[Sides] = []
    for language in sorted(texts, key=lambda code: code != source):
        mentions = quotes.find(texts[language], language, names) if any(texts[language]) else ()
        voices = Voices(language, texts[language], mentions)
        for earlier in dict.fromkeys(_lead(sides) for sides in list(whole)):
            voices = _joined([sides for sides in whole if _lead(sides) == earlier], texts[earlier], voices, names)
        whole += [{language: mention} for mention in voices.mentions]
    found: list[list[Sides]] = [[] for _ in next(iter(texts.values()), ())]
    for sides in whole:
        found[sides[_lead(sides)].paragraph].append(sides)
    return found


def _joined(whole: Sequence[Sides], texts: Sequence[str], voices: Voices, names: Sequence[TermRule]) -> Voices:
    """Adds to quotes that one language leads their partners among these mentions; gives back those without."""
    earlier = _lead(whole[0])
    led = {_place(sides[earlier]): sides for sides in whole}
    leaders = Voices(earlier, texts, [sides[earlier] for sides in whole])
    rows = [Pair((index,), (index,)) for index in range(len(texts))]
    couples = mend(pair(leaders, voices, rows, names), leaders, voices, names)
    for mine, theirs in couples:
        if mine and theirs:
            led[_place(mine)] |= {earlier: mine, voices.language: theirs}
    return replace(voices, mentions=[theirs for mine, theirs in couples if theirs and not mine])


def _lead(sides: Sides) -> str:
    return next(iter(sides))


def _place(mention: QuoteMention) -> tuple[int, int]:
    return mention.paragraph, mention.start
