"""Pages for tests of the readers, small and whole."""

from __future__ import annotations

from articles.formats import Document, markup
from articles.text.records import Block, Markup

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A title</title></head><body>'


def read(body: str, head: str = HEAD) -> Document:
    """The page with this body, read."""
    return markup.read((head + body).encode(), "page.html")


def blocks(body: str) -> list[str]:
    """The texts of the page's blocks."""
    return [block.text for block in read(body).blocks]


def kinds(body: str) -> list[tuple[str, str]]:
    """Kind and text of the page's blocks."""
    return [(block.kind, block.text) for block in read(body).blocks]


def marked(block: Block) -> Markup:
    """The markup of a block that has it."""
    assert block.markup is not None
    return block.markup
