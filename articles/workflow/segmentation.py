"""Stage "split": a raw document falls into blocks."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Block, RawDocument
from articles.text import records, segment


def split(*, document: RawDocument) -> None:
    """Gives the document its blocks. A document is split once: rulings and paragraphs hang on its blocks."""
    if document.blocks.exists():
        return
    Block.objects.bulk_create(draw_up(document, segment.split(document.text)))


def draw_up(document: RawDocument, blocks: Iterable[records.Block]) -> list[Block]:
    """The rows of a document's blocks, not yet written."""
    return [
        Block(document=document, position=position, start=block.start, end=block.end, kind=block.kind)
        for position, block in enumerate(blocks)
    ]
