"""The headline printed again inside the article, as pages do in alternative text and above the picture."""

from __future__ import annotations

from collections.abc import Mapping

from articles.text.cruft.page import Page, Sighting, width

NARROWEST = 15


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
