"""The rows of an article: the kept blocks of its pages, one page a language, aligned with those of the source language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from articles.text import align
from articles.text.records import TermRule

Row: TypeAlias = dict[str, tuple[int, ...]]  # by language the indexes of its blocks on that page


def aligned(pages: Mapping[str, Sequence[str]], source: str, names: Sequence[TermRule]) -> list[Row]:
    """Every block of every page once, in order; beads that share a source block merge.

    `pages` gives by language the texts of the kept blocks; without a page in `source` the first leads.
    """
    others = dict(pages)
    source = source if source in others else next(iter(others), "")
    leading = others.pop(source, ())
    rows: list[Row] = [{source: (index,)} for index in range(len(leading))]
    for language, blocks in others.items():
        left = [joined((leading[at] for at in row.get(source, ())), source) for row in rows]
        pairs = align.align(left, blocks, source, language, names)
        rows = [_merged([rows[i] for i in pair.left], language, pair.right) for pair in pairs]
    return rows


def _merged(rows: Sequence[Row], language: str, blocks: tuple[int, ...]) -> Row:
    merged: Row = {}
    for row in rows:
        for code, found in row.items():
            merged[code] = (*merged.get(code, ()), *found)
    return merged | ({language: blocks} if blocks else {})


def joined(blocks: Iterable[str], language: str) -> str:
    """The text of several blocks as one paragraph of a language."""
    return ("" if language.startswith("zh") else " ").join(blocks)


def kind(blocks: Mapping[str, Sequence[str]], position: int, source: str) -> str:
    """A row's kind is that of its source block, given the kinds of its blocks; the first heading of all is the headline."""
    own = (blocks.get(source) or next(iter(blocks.values())))[0]
    return "headline" if position == 0 and own == "heading" else own
