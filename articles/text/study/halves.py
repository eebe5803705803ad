"""Where the other languages of a row are cut when one of them is cut at a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.text import sentences
from articles.text.align import align_sentences
from articles.text.records import TermRule
from articles.text.script import OTHER


def cuts(texts: Mapping[str, str], lead: str, at: int, names: Sequence[TermRule] = ()) -> dict[str, int]:
    """By language the offset that answers to `at` in the text of `lead`; the text's length where all of it belongs before.

    A script is cut where its twin is. A translation is cut between sentences: at the one that begins nearest to the cut in its
    partner's.
    """
    found = {lead: at}
    for language in sorted(texts.keys() - found.keys(), key=lambda code: OTHER.get(lead) != code):
        text = texts[language]
        if OTHER.get(lead) == language and len(text) == len(texts[lead]):
            found[language] = at
        elif OTHER.get(lead) == language:
            found[language] = _by_share(text, language, at / len(texts[lead]))
        else:
            found[language] = _by_sentences(texts[lead], text, lead, language, at, names)
    return found


def _by_share(text: str, language: str, share: float) -> int:
    """The end of a sentence that lies nearest to this share of the text."""
    ends = [end for _, end in sentences.split(text, language)] or [len(text)]
    return min(ends, key=lambda end: abs(end / len(text) - share))


def _by_sentences(lead: str, text: str, language: str, other: str, at: int, names: Sequence[TermRule]) -> int:
    beads = align_sentences(lead, text, language, other, names)
    starts = [(bead.left_start, bead.right_start) for bead in beads if bead.right_end > bead.right_start]
    starts.append((len(lead), len(text)))
    return min(starts[1:], key=lambda start: abs(start[0] - at))[1]
