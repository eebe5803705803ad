"""What follows the article: once its last paragraph is past, one sign of cruft condemns all that stands below it."""

from __future__ import annotations

from collections.abc import Mapping

from articles.text.cruft.page import Page, Sighting

# How much of a page's prose may stand below a heading that ends an article: teasers can run to sentences, and
# comments to pages.
PROSE_BELOW = {"related-links": 0.15, "comments": 0.5}

# After any other sign only scraps of prose may stand, a site's self-description or an author's.
ELSEWHERE = 0.05

# A picture's credit or a second headline can stand in the last paragraphs of the article itself.
NO_OPENERS = {"caption-credit", "repeated-headline"}


def trailing_zone(page: Page, sighted: Mapping[int, Sighting]) -> dict[int, str]:
    """Every block below the first sign of cruft after the article's end."""
    prose = page.prose(sighted)
    if not prose:
        return {}
    total = sum(page.widths[index] for index in prose)
    for opener in sorted(index for index, seen in sighted.items() if seen.rule not in NO_OPENERS):
        below = sum(page.widths[index] for index in prose if index > opener)
        if below <= PROSE_BELOW.get(sighted[opener].rule, ELSEWHERE) * total:
            return dict.fromkeys(range(opener + 1, len(page.blocks)), page.blocks[opener])
    return {}
