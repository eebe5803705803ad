"""Where the article stands on a page with markup: between which blocks, and inside which elements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.text.cruft.page import SENTENCE_END, width
from articles.text.records import Markup

PROSE_WIDTH, LINE_WIDTH = 100, 40
MOST_LINKS = 0.4
# Pictures, adverts and boxes stand between the paragraphs of one article; a longer stretch parts it from another.
WIDEST_GAP = 12
# Names that say what a block is itself and not where it stands.
OWN_TAGS = re.compile(
    r"(?:p|a|b|i|u|em|strong|span|font|small|big|q|h[1-6]|li|dd|dt|blockquote|pre|td|time|cite|mark|sub|sup)\Z"
)


class Zone(NamedTuple):
    """The article's first and last block of prose, and the names of the elements that hold most of it; `found` is False without any."""

    first: int
    last: int
    home: tuple[str, ...]
    found: bool

    def holds(self, index: int) -> bool:
        """Whether a block stands between the article's first and last paragraph."""
        return self.first <= index <= self.last

    def is_home(self, markup: Markup) -> bool:
        """Whether a block stands in the elements that hold the article."""
        return bool(self.within_home(markup)[1])

    def within_home(self, markup: Markup) -> tuple[tuple[str, ...], bool]:
        """The names between a block and the article's elements, and whether it stands in these; outside, all the names around it."""
        if self.found and self.home and markup.within[-len(self.home) :] == self.home:
            return markup.within[: -len(self.home)], True
        return markup.within, self.found and not self.home and not container(markup)


def is_prose(text: str, markup: Markup) -> bool:
    """Whether a block is a paragraph of running text, whoever wrote it."""
    return width(text) >= PROSE_WIDTH and markup.link_share < MOST_LINKS and bool(SENTENCE_END.search(text))


def container(markup: Markup) -> tuple[str, ...]:
    """The names of the elements that a block stands in, without its own tag."""
    names = markup.within
    own = next((index for index, name in enumerate(names) if not OWN_TAGS.match(name)), len(names))
    return names[own:]


def find(blocks: Sequence[str], markup: Sequence[Markup]) -> Zone:
    """The zone of the heaviest run of paragraphs."""
    anchors = _anchors(blocks, markup)
    if not anchors:
        return Zone(0, len(blocks) - 1, (), found=False)
    run = max(_runs(anchors, markup), key=lambda run: sum(width(blocks[index]) for index in run))
    homes: Counter[tuple[str, ...]] = Counter()
    for index in run:
        homes[container(markup[index])] += int(width(blocks[index]))
    return Zone(run[0], run[-1], homes.most_common(1)[0][0], found=True)


def _anchors(blocks: Sequence[str], markup: Sequence[Markup]) -> list[int]:
    """The paragraphs that the extractor keeps; where it keeps none all paragraphs, and where there are none all that it keeps."""
    every = range(len(blocks))
    prose = [index for index in every if is_prose(blocks[index], markup[index])]
    kept = [index for index in every if markup[index].extracted and markup[index].link_share < MOST_LINKS]
    wide = [index for index in kept if width(blocks[index]) >= LINE_WIDTH]
    return [index for index in prose if markup[index].extracted] or prose or wide or kept


def _runs(kept: Sequence[int], markup: Sequence[Markup]) -> list[list[int]]:
    runs = [[kept[0]]]
    for before, index in pairwise(kept):
        between = sum(not mark.extracted for mark in markup[before + 1 : index])
        if between > WIDEST_GAP:
            runs.append([])
        runs[-1].append(index)
    return runs
