"""The same quote in two languages: mentions of aligned paragraphs brought together, in order.

Inside a bead of the alignment a monotone dynamic programme (after Needleman & Wunsch, 1970) pairs what stands at the same
place, is of the same type and has the same speaker; the rest stays alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import NamedTuple

from articles.text.records import Pair, QuoteMention, TermRule

APART = 3.0  # what a whole paragraph's distance between the middles of two mentions costs
WORTH = 0.5  # above zero two mentions are one quote; the middles may lie a third of a paragraph apart
TYPES = {"direct": 1.0, "mixed": 0.6, "indirect": 0.0}  # how much of it stands in marks
SAME_SPEAKER, OTHER_SPEAKER = 1.0, -1.5


@dataclass(frozen=True, slots=True)
class Voices:
    """One language of an article: its paragraphs and the mentions found in them."""

    language: str
    paragraphs: Sequence[str]
    mentions: Sequence[QuoteMention]


class Couple(NamedTuple):
    """A quote in both languages; a side is None where that language has no such mention."""

    left: QuoteMention | None
    right: QuoteMention | None


class Place(NamedTuple):
    """A mention as a share of its bead's text, from 0 to 1, with its speaker where a name rule knows him."""

    mention: QuoteMention
    start: float
    end: float
    speaker: int


def pair(left: Voices, right: Voices, rows: Iterable[Pair], names: Sequence[TermRule] = ()) -> tuple[Couple, ...]:
    """Every mention of both languages once, in the order of the rows; `rows` is how the paragraphs align."""
    lefts, rights = by_paragraph(left.mentions), by_paragraph(right.mentions)
    mine, theirs = rules_by_form(names, left.language), rules_by_form(names, right.language)
    return tuple(
        couple
        for row in rows
        for couple in couples(
            places(row.left, left.paragraphs, lefts, mine), places(row.right, right.paragraphs, rights, theirs)
        )
    )


def by_paragraph(mentions: Iterable[QuoteMention]) -> dict[int, list[QuoteMention]]:
    """The mentions of each paragraph, in order."""
    found: dict[int, list[QuoteMention]] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.paragraph, mention.start)):
        found.setdefault(mention.paragraph, []).append(mention)
    return found


def rules_by_form(names: Sequence[TermRule], language: str) -> dict[str, int]:
    """The number of the name rule that each form of a name belongs to."""
    return {form: number for number, rule in enumerate(names) if rule.name for form in forms(rule, language)}


def forms(rule: TermRule, language: str) -> tuple[str, ...]:
    """Every form of a name in a language, the one to use first."""
    preferred = (rule.forms[language],) if language in rule.forms else ()
    return (*preferred, *rule.also.get(language, ()), *rule.avoid.get(language, ()))


def places(
    indexes: Sequence[int],
    paragraphs: Sequence[str],
    mentions: Mapping[int, Sequence[QuoteMention]],
    rules: Mapping[str, int],
) -> list[Place]:
    """The mentions of these paragraphs, placed in the text that the paragraphs make together."""
    ends = list(accumulate((len(paragraphs[index]) for index in indexes), initial=0))
    length = ends[-1] or 1
    return [
        Place(
            mention,
            (before + mention.start) / length,
            (before + mention.end) / length,
            rules.get(mention.name, rules.get(mention.speaker, -1)),
        )
        for index, before in zip(indexes, ends, strict=False)
        for mention in mentions.get(index, ())
    ]


def couples(left: Sequence[Place], right: Sequence[Place]) -> Iterator[Couple]:
    """The best monotone pairing of two sequences of mentions."""
    best: dict[tuple[int, int], float] = {}
    for i, j in product(range(len(left), -1, -1), range(len(right), -1, -1)):
        ways = [0.0, best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0)]
        if i < len(left) and j < len(right):
            ways.append(best.get((i + 1, j + 1), 0.0) + likeness(left[i], right[j]))
        best[i, j] = max(ways)
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and best[i, j] == best.get((i + 1, j), -1.0):
            yield Couple(left[i].mention, None)
            i += 1
        elif j < len(right) and best[i, j] == best.get((i, j + 1), -1.0):
            yield Couple(None, right[j].mention)
            j += 1
        else:
            yield Couple(left[i].mention, right[j].mention)
            i, j = i + 1, j + 1


def likeness(left: Place, right: Place) -> float:
    """How much two mentions look like one quote; below zero they do not."""
    apart = abs(left.start + left.end - right.start - right.end) / 2
    shared = max(0.0, min(left.end, right.end) - max(left.start, right.start))
    spread = max(left.end, right.end) - min(left.start, right.start)
    kind = 0.5 - abs(TYPES[left.mention.type] - TYPES[right.mention.type])
    speaker = 0.0
    if left.speaker >= 0 and right.speaker >= 0:
        speaker = SAME_SPEAKER if left.speaker == right.speaker else OTHER_SPEAKER
    return WORTH - APART * apart + shared / max(spread, 1e-9) + kind + speaker
