"""Menus and breadcrumbs that a scraper has run together: many short names between bars, dashes or arrows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from articles.text.cruft.page import Page, Sighting, width

BARS = re.compile(r"\s*[|·•∙»›>【】]\s*|\s+[-–/]\s+|-\s+")
FEWEST = 4
WIDEST_NAME = 40


def link_row(page: Page, sighted: Mapping[int, Sighting]) -> dict[int, str]:
    """Blocks that are a row of short names and close no sentence."""
    return {
        index: page.blocks[index]
        for index, text in enumerate(page.folded)
        if not page.ends_sentence(index) and is_row(text)
    }


def is_row(folded: str) -> bool:
    """Whether bars cut the text into names only."""
    names = [name for name in BARS.split(folded) if name]
    return len(names) >= FEWEST and all(width(name) <= WIDEST_NAME for name in names)
