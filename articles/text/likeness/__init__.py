"""Whether two pages are the same page received twice, or the same story in two languages, among a hundred thousand others.

A page's keys are few whole numbers to look up in an index: pages that share one or more may be twins, and only those are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articles.text.likeness.pages import copied, key, page_keys
from articles.text.likeness.stories import MANY_KEYS, SAME_STORY, Traits, shared, story_keys, traits

__all__ = [
    "MANY_KEYS",
    "SAME_PAGE",
    "SAME_STORY",
    "Fingerprint",
    "Traits",
    "address_keys",
    "copied",
    "fingerprint",
    "page_keys",
    "shared",
    "story_keys",
    "traits",
]

SAME_PAGE = 0.8  # of `copied`: the rest is another advert, another time, a corrected word
MOST_ADDRESSES = 50


class Fingerprint(NamedTuple):
    """The keys of a page's own text: those that the same page shares, and those that the same story shares in any language."""

    page: tuple[int, ...]
    story: tuple[int, ...]


def fingerprint(text: str, language: str) -> Fingerprint:
    """The keys of a page's own text, without its cruft."""
    return Fingerprint(page_keys(text, language), story_keys(traits(text, language)))


def address_keys(url: str, alternates: Iterable[str] = ()) -> tuple[int, ...]:
    """The keys of a page's address and of those that it names as its other languages."""
    return tuple(
        key(f"address {address}".encode())
        for address in [*dict.fromkeys((url, *alternates))][:MOST_ADDRESSES]
        if address
    )
