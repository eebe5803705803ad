"""Where cruft stands that no rule names by its words: above the article, below it, or in its midst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.text.cruft.page import Page, Sighting
from articles.text.cruft.scores import DOUBTFUL

HEAD, TAIL, MIDST = "page-head", "trailing-zone", "interruption"


def zones(
    page: Page, sighted: Mapping[int, Sighting], unnamed: Sequence[int], scores: Sequence[float]
) -> dict[int, Sighting]:
    """The reason for each of the `unnamed` blocks: its zone, with the words of the nearest sign of cruft there, or its own."""
    prose = [index for index in page.prose(()) if scores[index] < DOUBTFUL] or [len(page.blocks)]
    return {
        index: Sighting(_zone(index, prose), scores[index], _sign(page, sighted, index, scores)) for index in unnamed
    }


def _zone(index: int, prose: Sequence[int]) -> str:
    if index < prose[0]:
        return HEAD
    return TAIL if index > prose[-1] else MIDST


def _sign(page: Page, sighted: Mapping[int, Sighting], index: int, scores: Sequence[float]) -> str:
    """The nearest sign above the block with nothing kept in between; without one, the block itself."""
    for above in range(index - 1, -1, -1):
        if scores[above] < DOUBTFUL:
            break
        if above in sighted:
            return page.blocks[above]
    return page.blocks[index]
