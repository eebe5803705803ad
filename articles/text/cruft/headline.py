"""The headline: which block it is, and where it is printed again, as pages do in alternative text and above the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.text.cruft.page import Page, Sighting, width

NARROWEST = 15

# Where nobody names the headline it is looked for above the first paragraph, among fragments of these widths that share at least
# so much of their words with the story. Three of four headlines are found so; the model takes most of them for links.
ABOVE, WIDTHS, ON_SUBJECT = 40, (15, 260), 0.3


def repeated_headline(page: Page, sighted: Mapping[int, Sighting]) -> dict[int, str]:
    """Blocks that are the headline word for word, in either Chinese script; its first printing stays.

    A subhead that only begins like the headline is the article's own.
    """
    unseen = [index for index in range(len(page.blocks)) if index not in sighted]
    headline = page.headline or next((page.bare[index] for index in unseen), "")
    if width(headline) < NARROWEST and not page.headline:
        return {}
    printed = [index for index in unseen if page.bare[index] == headline]
    return {index: page.blocks[index] for index in printed[1:]}


def likely(page: Page, subject: Sequence[float], sighted: Mapping[int, Sighting], first: int) -> int | None:
    """The block that is likely the headline: wide, near the top, and of the story's own words.

    `subject` is the share of each block's words that the story uses, `first` the block that the story begins with.
    """

    def fitness(index: int) -> float:
        return subject[index] + 0.6 * min(page.widths[index], 110) / 110 - 0.02 * index

    narrowest, widest = WIDTHS
    above = [
        index
        for index in range(min(first, ABOVE))
        if index not in sighted
        and narrowest <= page.widths[index] <= widest
        and (not page.closed[index] or page.blocks[index][-1:] in "?？")
        and subject[index] >= ON_SUBJECT
    ]
    return max(above, key=fitness, default=None)
