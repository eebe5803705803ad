"""Stage "split": a raw document falls into blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.models import Block, RawDocument
from articles.text import records, segment


def split(*, document: RawDocument) -> None:
    """Gives the document its blocks. A document is split once: rulings and paragraphs hang on its blocks."""
    if document.blocks.exists():
        return
    Block.objects.bulk_create(draw_up(document, _blocks(document)))


def draw_up(document: RawDocument, blocks: Iterable[records.Block]) -> list[Block]:
    """The rows of a document's blocks, not yet written."""
    return [
        Block(
            document=document,
            position=position,
            start=block.start,
            end=block.end,
            kind=block.kind,
            markup=block.markup.as_json() if block.markup else None,
        )
        for position, block in enumerate(blocks)
    ]


def _blocks(document: RawDocument) -> Sequence[records.Block]:
    """The reader's blocks where it knows them; of plain text, and of a page that a newer reader reads otherwise, the lines."""
    if document.extracted and document.page.text == document.extracted:
        return document.page.blocks
    return segment.split(document.text)
