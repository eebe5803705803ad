"""Stage "split": a raw document falls into blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.models import Block, RawDocument
from articles.text import records, segment


def split(*, document: RawDocument) -> None:
    """Gives the document its blocks. A document is split once: rulings and paragraphs hang on its blocks."""
    if document.blocks.exists():
        return
    blocks = enumerate(_blocks(document))
    Block.objects.bulk_create(Block(document=document, **fields(position, block)) for position, block in blocks)


def fields(position: int, block: records.Block) -> dict[str, Any]:
    """What is stored of a block."""
    return {
        "position": position,
        "start": block.start,
        "end": block.end,
        "kind": block.kind,
        "markup": block.markup.as_json() if block.markup else None,
    }


def _blocks(document: RawDocument) -> Sequence[records.Block]:
    """The reader's blocks where it knows them; of plain text, and of a page that a newer reader reads otherwise, the lines."""
    if document.extracted and document.page.text == document.extracted:
        return document.page.blocks
    return segment.split(document.text)
