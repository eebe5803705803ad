"""What stands above the article: a menu is a row of words, and no article begins with one."""

from __future__ import annotations

from collections.abc import Mapping

from articles.text.cruft.page import Page, Sighting

WIDEST = 25
FEWEST = 3


def page_head(page: Page, sighted: Mapping[int, Sighting]) -> dict[int, str]:
    """The short fragments above the first paragraph, where there are several; the known headline is none."""
    prose = page.prose(sighted)
    head = [
        index
        for index in range(prose[0] if prose else 0)
        if index not in sighted and page.is_fragment(index, WIDEST) and not page.is_headline(index)
    ]
    return {index: page.blocks[index] for index in head} if len(head) >= FEWEST else {}
