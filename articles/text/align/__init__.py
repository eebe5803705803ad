"""Which paragraphs, and which sentences, of two languages belong together, in order, gaps and merged ones included."""

from __future__ import annotations

from collections.abc import Sequence

from articles.text import sentences
from articles.text.align import clues, diagonal
from articles.text.align.programme import Prior, Programme, Text
from articles.text.records import Pair, SentencePair, TermRule

PARAGRAPHS = Prior(alone=1.0, short=12.0, merged={(1, 2): 3.0, (2, 1): 3.0, (2, 2): 6.0, (1, 3): 6.0, (3, 1): 6.0})

# Translators leave few sentences of a paragraph out, and split and join many.
SENTENCES = Prior(alone=2.5, short=6.0, merged={(1, 2): 2.5, (2, 1): 2.5, (2, 2): 5.0, (1, 3): 5.0, (3, 1): 5.0})


def align(
    left: Sequence[str],
    right: Sequence[str],
    left_language: str,
    right_language: str,
    names: Sequence[TermRule] = (),
) -> tuple[Pair, ...]:
    """Every index of both sides once, in order, as pairs of index groups; an empty group is a gap."""
    if left_language == "en" and right_language != "en" and (found := diagonal.pairs(left, right)):
        return found
    if right_language == "en" and left_language != "en" and (found := diagonal.pairs(right, left)):
        return found
    return _pairs(left, right, left_language, right_language, names, PARAGRAPHS)


def align_sentences(
    left: str, right: str, left_language: str, right_language: str, names: Sequence[TermRule] = ()
) -> tuple[SentencePair, ...]:
    """The sentences of two texts that are translations of each other, as pairs of spans in order; an empty span is a gap."""
    lefts, rights = sentences.split(left, left_language), sentences.split(right, right_language)
    pairs = _pairs(
        [left[a:b] for a, b in lefts], [right[a:b] for a, b in rights], left_language, right_language, names, SENTENCES
    )
    found, at, to = [], 0, 0
    for pair in pairs:
        start, end = _span(lefts, pair.left, at)
        other_start, other_end = _span(rights, pair.right, to)
        found.append(SentencePair(start, end, other_start, other_end, pair.score))
        at, to = end, other_end
    return tuple(found)


def _pairs(
    left: Sequence[str],
    right: Sequence[str],
    left_language: str,
    right_language: str,
    names: Sequence[TermRule],
    prior: Prior,
) -> tuple[Pair, ...]:
    found = clues.find(left, right, left_language, right_language, names)
    lefts, rights = (
        [Text(len(text.strip()), held) for text, held in zip(texts, side, strict=True)]
        for texts, side in zip((left, right), found, strict=True)
    )
    return Programme(lefts, rights, prior).pairs()


def _span(spans: Sequence[tuple[int, int]], indexes: Sequence[int], last: int) -> tuple[int, int]:
    """From the first to the last of the chosen spans; empty, at the end of the pair before, where none is chosen."""
    return (spans[indexes[0]][0], spans[indexes[-1]][1]) if indexes else (last, last)
