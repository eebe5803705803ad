"""The rows of an article: the kept blocks of its pages, one page a language, aligned with those of the source language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from articles.text import align
from articles.text.normalize import fold_all
from articles.text.records import TermRule
from articles.text.script import OTHER

MARKS = str.maketrans("“”「」‘’『』", '""""' + "''''")
Row: TypeAlias = dict[str, tuple[int, ...]]  # by language the indexes of its blocks on that page


def aligned(pages: Mapping[str, Sequence[str]], source: str, names: Sequence[TermRule]) -> list[Row]:
    """Every block of every page once, in order; beads that share a source block merge.

    `pages` gives by language the texts of the kept blocks; without a page in `source` the first leads. A page that says what its twin in
    the other script says stands where that does.
    """
    others = dict(pages)
    source = source if source in others else next(iter(others), "")
    leading = others.pop(source, ())
    rows: list[Row] = [{source: (index,)} for index in range(len(leading))]
    for language, blocks in others.items():
        twin = OTHER.get(language, "")
        if twin in pages and any(twin in row for row in rows) and (places := _places(pages[twin], blocks)):
            rows = [_beside(row, language, [places[at] for at in row.get(twin, ()) if at in places]) for row in rows]
            continue
        left = [joined((leading[at] for at in row.get(source, ())), source) for row in rows]
        pairs = align.align(left, blocks, source, language, names)
        rows = [_merged([rows[i] for i in pair.left], language, pair.right) for pair in pairs]
    return rows


def _places(twin: Sequence[str], blocks: Sequence[str]) -> dict[int, int]:
    """For each block of the twin that of this page which says the same; nothing where a block here has no equal, or two."""
    there, here = _plain(twin), _plain(blocks)
    if there == here:
        return {index: index for index in range(len(here))}
    known = {text: index for index, text in enumerate(there)}
    found = [known.get(text, -1) for text in here]
    is_part = len(known) == len(there) and all(one < other for one, other in pairwise([-1, *found]))
    return {at: index for index, at in enumerate(found)} if is_part else {}


def _plain(texts: Sequence[str]) -> list[str]:
    """The texts without the difference of script and of quotation marks."""
    return [text.translate(MARKS) for text in fold_all(texts)]


def _beside(row: Row, language: str, blocks: Sequence[int]) -> Row:
    return row | ({language: tuple(blocks)} if blocks else {})


def _merged(rows: Sequence[Row], language: str, blocks: tuple[int, ...]) -> Row:
    merged: Row = {}
    for row in rows:
        for code, found in row.items():
            merged[code] = (*merged.get(code, ()), *found)
    return _beside(merged, language, blocks)


def joined(blocks: Iterable[str], language: str) -> str:
    """The text of several blocks as one paragraph of a language."""
    return ("" if language.startswith("zh") else " ").join(blocks)


def kind(blocks: Mapping[str, Sequence[str]], position: int, source: str) -> str:
    """A row's kind is that of its source block, given the kinds of its blocks; the first heading of all is the headline."""
    own = (blocks.get(source) or next(iter(blocks.values())))[0]
    return "headline" if position == 0 and own == "heading" else own
