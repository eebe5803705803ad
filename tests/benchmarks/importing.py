"""An import of many stories as a command does it: read, study in other processes, write in this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from articles.formats import READERS, plain
from articles.formats.records import Document
from articles.models import Article
from articles.text.study import Page
from articles.workflow import conductor, first_reading, glossary, intake
from articles.workflow.access import service_user
from articles.workflow.pool import Story, studies


class Read(NamedTuple):
    """A page as it was read."""

    content: bytes
    filename: str
    document: Document
    language: str
    origin: str


def import_all(laid: Iterable[list[tuple[Path, str]]], checks: bool, jobs: int) -> None:
    """Every story becomes an article."""
    actor = service_user("import", "Editor", "Import")
    waiting: list[list[Read]] = []
    for _, found in studies(_stories(laid, waiting), jobs, checks):
        if isinstance(found, Exception):
            raise found
        pages = waiting.pop(0)
        documents = [
            intake.draw_up(
                actor=actor,
                content=page.content,
                filename=page.filename,
                read=page.document,
                language=page.language,
                origin=page.origin,
            )
            for page in pages
        ]
        slug = f"story-{pages[0].filename.split('.')[0]}"
        assert not Article.objects.filter(slug=slug).exists()
        with conductor.writing():
            first_reading.write(actor=actor, study=found, documents=documents, slug=slug)


def _stories(laid: Iterable[list[tuple[Path, str]]], waiting: list[list[Read]]) -> Iterator[Story]:
    """What is to be studied; the pages wait for the study."""
    terms = glossary.house_rules()
    for paths in laid:
        pages = [_read(path, origin) for path, origin in paths]
        waiting.append(pages)
        studied = (Page(page.document.text, page.language, page.origin, page.document.blocks) for page in pages)
        yield Story(tuple(studied), pages[0].language, terms)


def _read(path: Path, origin: str) -> Read:
    content = plain.load(path)
    document = READERS["text/plain"](content, path.name)
    return Read(content, path.name, document, intake.language_of(document.text, None, path.name), origin)
