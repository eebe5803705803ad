"""Two editions of a story beside each other, aligned by the ids that their paragraphs share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from articles.reading.public_records import Article, Passage

VIEWS: Final = ("rows", "columns", "stacked")


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage in one of the two languages, or the gap where that edition has none."""

    language: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in both editions, under the anchor that it has in each."""

    anchor: str
    kind: str
    cells: tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two editions and their rows."""

    first: Article
    other: Article
    rows: tuple[Row, ...]


def pairing(first: Article, other: Article) -> Pairing:
    """Both editions, row by row in the order of the first."""
    return Pairing(first, other, tuple(_rows(first, other)))


def _rows(first: Article, other: Article) -> Iterator[Row]:
    own, theirs = ({passage.anchor: passage for passage in article.body} for article in (first, other))
    for anchor in _order(own, theirs):
        passages = own.get(anchor), theirs.get(anchor)
        kind = next(passage.kind for passage in passages if passage)
        cells = Cell(first.language, passages[0]), Cell(other.language, passages[1])
        yield Row(anchor, kind, cells)


def _order(own: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """The anchors in the order of the first edition; what only the other has stands after what it follows there."""
    order = list(own)
    known = set(order)
    place = 0
    for anchor in theirs:
        if anchor in known:
            place = order.index(anchor) + 1
        else:
            order.insert(place, anchor)
            place += 1
    return order
