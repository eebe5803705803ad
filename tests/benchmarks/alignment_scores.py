"""Alignment beside Gale & Church's by lengths alone (nltk's), which is told the ratio of lengths of these very pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from nltk.translate import gale_church

from articles.text.align import align
from tests.benchmarks.score import Score
from tests.benchmarks.seed_pages import CHINESE, ENGLISH, PAIRS

GALE_CHURCH = "Gale-Church (nltk)"
Group = tuple[tuple[int, ...], tuple[int, ...]]
Aligner = Callable[[Sequence[str], Sequence[str]], Iterable[Group]]
ENGLISH_ONLY, CHINESE_ONLY = (
    {3, 5, 7},
    {13},
)  # lines of the articles without a partner: credit, standfirst, alt text, caption


def scores() -> list[Score]:
    """F1 of pairs and gaps on the articles, on the pages as received, and on articles with paragraphs taken out."""
    english, chinese = sorted({a for a, _ in PAIRS} | ENGLISH_ONLY), sorted({b for _, b in PAIRS} | CHINESE_ONLY)
    tasks = {
        "paragraphs of the articles": (english, chinese),
        "paragraphs of the pages": (list(ENGLISH), list(CHINESE)),
        "... with every sixth taken out": (_without_sixth(english, 2), _without_sixth(chinese, 4)),
    }
    return [Score(task, "F1", f1(ours, *lines), GALE_CHURCH, f1(by_length, *lines)) for task, lines in tasks.items()]


def ours(left: Sequence[str], right: Sequence[str]) -> list[Group]:
    """The engine's alignment."""
    return [(pair.left, pair.right) for pair in align(left, right, "en", "zh-hant")]


def by_length(left: Sequence[str], right: Sequence[str]) -> list[Group]:
    """Gale & Church's alignment; nltk gives links, and leaves out what it links to nothing."""
    own, other = [len(text) for text in left], [len(text) for text in right]

    class OfThesePages(gale_church.LanguageIndependent):
        AVERAGE_CHARACTERS = sum(other) / sum(own)

    links = set(gale_church.align_blocks(own, other, OfThesePages))
    groups = {(tuple(sorted(j for i, j in links if i == at)), at) for at in range(len(left))}
    merged = {js: tuple(sorted(i for same, i in groups if same == js)) for js, _ in groups if js}
    paired: list[Group] = [(i, js) for js, i in merged.items()]
    gaps: list[Group] = [((i,), ()) for js, i in groups if not js]
    return paired + gaps + [((), (j,)) for j in range(len(right)) if all(j != k for _, k in links)]


def f1(aligner: Aligner, english: Sequence[int], chinese: Sequence[int]) -> float:
    """The harmonic mean of precision and recall over pairs and gaps of these lines."""
    said = aligner([ENGLISH[n] for n in english], [CHINESE[n] for n in chinese])
    mine = {(tuple(english[i] for i in a), tuple(chinese[j] for j in b)) for a, b in said}
    gold = _gold(set(english), set(chinese))
    return 2 * len(mine & gold) / (len(mine) + len(gold))


def _gold(english: set[int], chinese: set[int]) -> set[Group]:
    pairs = [(a, b) for a, b in PAIRS if a in english and b in chinese]
    alone: set[Group] = {((n,), ()) for n in english - {a for a, _ in pairs}}
    return alone | {((), (n,)) for n in chinese - {b for _, b in pairs}} | {((a,), (b,)) for a, b in pairs}


def _without_sixth(lines: Sequence[int], first: int) -> list[int]:
    return [line for index, line in enumerate(lines) if index % 6 != first]
