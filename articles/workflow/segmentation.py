"""Stage "split": a raw document falls into blocks."""

from __future__ import annotations

from articles.models import Block, RawDocument
from articles.text import segment


def split(*, document: RawDocument) -> None:
    """Gives the document its blocks. A document is split once: rulings and paragraphs hang on its blocks."""
    if document.blocks.exists():
        return
    Block.objects.bulk_create(
        Block(document=document, position=position, start=block.start, end=block.end, kind=block.kind)
        for position, block in enumerate(segment.split(document.text))
    )
