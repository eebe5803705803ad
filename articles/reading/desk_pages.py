"""Raw pages as received: lines with their numbers, blocks with their text and verdict."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from articles.models import Article, Block, RawDocument
from articles.text.cruft.taught import is_doubtful


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a raw page: its text as received, and the number of the line that it begins on."""

    block: Block
    text: str
    line: int
    language: str

    @property
    def verdict(self) -> str:
        """ "kept" or "stripped", as it stands after any person's ruling."""
        return "kept" if self.block.kept else "stripped"

    @property
    def waits(self) -> bool:
        """Whether the rules call it cruft and no person has said anything yet."""
        return self.block.is_cruft and not self.block.ruling

    @property
    def doubtful(self) -> bool:
        """Whether the verdict is so unsure that a person should look, and none has."""
        return not self.block.ruling and is_doubtful(self.block.is_cruft, self.block.score)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a raw page, with the block that it belongs to, if it is not empty."""

    number: int
    text: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Page:
    """A raw page with all of its passages."""

    document: RawDocument
    passages: tuple[Passage, ...]

    @property
    def kept(self) -> int:
        """How many passages belong to the article."""
        return sum(passage.block.kept for passage in self.passages)

    @property
    def stripped(self) -> int:
        """How many passages do not."""
        return len(self.passages) - self.kept

    @property
    def waiting(self) -> int:
        """How many of the rules' cruft verdicts no person has looked at."""
        return sum(passage.waits for passage in self.passages)

    @property
    def doubtful(self) -> int:
        """How many verdicts are so unsure that a person should look."""
        return sum(passage.doubtful for passage in self.passages)

    @property
    def ticks(self) -> str:
        """The ids of the blocks that are stripped now, between commas: against these a form's ticks are rulings."""
        return ",".join(str(passage.block.pk) for passage in self.passages if not passage.block.kept)


def page(document: RawDocument, blocks: Iterable[Block]) -> Page:
    """A raw page with these of its blocks."""
    ends = list(accumulate(len(line) for line in document.text.splitlines(keepends=True)))
    passages = (
        Passage(block, document.text[block.start : block.end], bisect_right(ends, block.start) + 1, document.language)
        for block in blocks
    )
    return Page(document, tuple(passages))


def pages(article: Article) -> tuple[Page, ...]:
    """The article's raw pages, the source language first."""
    documents = article.documents.prefetch_related("blocks__ruled_by")
    ordered = sorted(documents, key=lambda document: (document.language != article.source_language, document.language))
    return tuple(page(document, document.blocks.all()) for document in ordered)


def lines(raw: Page) -> tuple[Line, ...]:
    """The page line by line, nothing left out."""
    found, at, passages = [], 0, list(raw.passages)
    for number, text in enumerate(raw.document.text.splitlines(keepends=True), 1):
        while passages and passages[0].block.end <= at:
            passages.pop(0)
        inside = passages[0] if passages and passages[0].block.start < at + len(text) and text.strip() else None
        found.append(Line(number, text.rstrip("\r\n"), inside))
        at += len(text)
    return tuple(found)
