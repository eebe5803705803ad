"""Whether two pages are the same page received twice, or the same story in two languages, among a hundred thousand others.

A page's keys are few whole numbers to look up in an index: pages that share one or more may be twins, and only those are compared.
"""

from __future__ import annotations

from articles.text.likeness.pages import copied, page_keys
from articles.text.likeness.stories import MANY_KEYS, SAME_STORY, Traits, shared, story_keys, traits

__all__ = [
    "MANY_KEYS",
    "SAME_PAGE",
    "SAME_STORY",
    "Traits",
    "copied",
    "fingerprint",
    "page_keys",
    "shared",
    "story_keys",
    "traits",
]

SAME_PAGE = 0.8  # of `copied`: the rest is another advert, another time, a corrected word


def fingerprint(text: str, language: str) -> tuple[int, ...]:
    """All keys of a page's own text: those of its wording, then those of its story."""
    return (*page_keys(text, language), *story_keys(traits(text, language)))
