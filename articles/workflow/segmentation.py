"""Stage "split": a raw document falls into blocks."""

from __future__ import annotations

from typing import Any

from articles.models import Block, RawDocument
from articles.text import records, segment


def split(*, document: RawDocument) -> None:
    """Gives the document its blocks. A document is split once: rulings and paragraphs hang on its blocks."""
    if document.blocks.exists():
        return
    blocks = enumerate(segment.split(document.text))
    Block.objects.bulk_create(Block(document=document, **fields(position, block)) for position, block in blocks)


def fields(position: int, block: records.Block) -> dict[str, Any]:
    """What is stored of a block."""
    return {"position": position, "start": block.start, "end": block.end, "kind": block.kind}
