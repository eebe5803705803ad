"""What a general extractor (trafilatura) takes for the article: one sign among those that the cruft engine weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import trafilatura
from lxml import etree

from articles.formats.markup.tree import Element
from articles.text.records import Block
from articles.text.script.opencc_tables import HAN

# Larger pages are no articles, and the extractor's time grows with their square at worst.
MOST_BLOCKS, MOST_ELEMENTS, MOST_TEXT = 1_500, 15_000, 1_000_000
LONG_NAMES = etree.XPath("//*[string-length(@class) > 1000 or string-length(@id) > 1000]")
WORDS = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
SHINGLE = 4
# Of a block's shingles: the extractor cuts a word here and there.
ENOUGH = 0.7


def extracted(root: Element, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each with the extractor's verdict in its markup; None for all where the page is too large to ask. Spends `root`."""
    if len(blocks) > MOST_BLOCKS or blocks[-1].end > MOST_TEXT or _size(root) > MOST_ELEMENTS:
        return tuple(blocks)
    _shorten_names(root)
    kept = Kept(_article(root))
    return tuple(
        replace(block, markup=replace(block.markup, extracted=block.text in kept)) for block in blocks if block.markup
    )


def _size(root: Element) -> int:
    return sum(1 for _ in root.iter())


def _shorten_names(root: Element) -> None:
    """The extractor looks for its words in every name, again and again."""
    for element in LONG_NAMES(root):
        for name in ("class", "id"):
            element.attrib.pop(name, None)


def _article(root: Element) -> str:
    """The extractor's text of the article, "" where it finds none."""
    try:
        document = trafilatura.bare_extraction(root, include_comments=False, with_metadata=False)
    # It works on the page by guesses, and there is no list of what may go wrong there: then it has no opinion.
    except Exception:
        return ""
    return getattr(document, "text", None) or ""


class Kept:
    """The text that the extractor kept; `block in kept` asks whether a block's words stand there, in their order."""

    def __init__(self, text: str) -> None:
        lines = [tuple(_words(line)) for line in text.splitlines()]
        self.lines = frozenset(lines)
        self.shingles = frozenset(_shingles([word for line in lines for word in line]))

    def __contains__(self, text: str) -> bool:
        words = tuple(_words(text))
        if not words or words in self.lines:
            return bool(words)
        shingles = list(_shingles(words))
        return bool(shingles) and sum(s in self.shingles for s in shingles) >= ENOUGH * len(shingles)


def _words(text: str) -> list[str]:
    return WORDS.findall(text.lower())


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(SHINGLE)), strict=False)
