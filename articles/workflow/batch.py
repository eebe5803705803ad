"""Imports of many files: one transaction an item, and an outcome for each instead of an exception."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify

from articles.errors import NewsroomError
from articles.formats import plain
from articles.models import Article, RawDocument
from articles.text import segment
from articles.workflow import conductor, intake

State = Literal["made", "updated", "skipped", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item."""

    item: str
    state: State
    article: str
    message: str

    def as_json(self) -> dict[str, str]:
        """The outcome as JSON values."""
        return asdict(self)


def import_files(*, actor: User, path: Path, pair: Path | None, language: str | None, dry_run: bool) -> Outcome:
    """Imports a page, and its translation if there is one, as one article; all of it or nothing."""
    try:
        with conductor.writing():
            outcome = _import(actor, path, pair, language)
            if dry_run:
                transaction.set_rollback(True)
            return outcome
    except NewsroomError as error:
        return Outcome(str(path), "refused", "", error.message)


def _import(actor: User, path: Path, pair: Path | None, language: str | None) -> Outcome:
    origins = RawDocument.Origin
    pages = [_receive(actor, path, language, origins.SOURCE)]
    if pair is not None:
        pages.append(_receive(actor, pair, None, origins.MACHINE))
    documents = [document for document, _ in pages]
    article = Article.objects.filter(documents__in=documents).first()
    if article is None:
        slug = _slug(documents, path)
        source = documents[0].language
        article = intake.open_article(actor=actor, slug=slug, documents=documents, source_language=source)
        conductor.settle(article)
        return Outcome(str(path), "made", article.slug, f"{article.paragraphs.count()} paragraphs")
    missing = [document for document in documents if not article.documents.filter(pk=document.pk).exists()]
    if not missing:
        return Outcome(str(path), "skipped", article.slug, "received before")
    for document in missing:
        intake.attach(actor=actor, article=article, document=document)
    conductor.settle(article)
    return Outcome(str(path), "updated", article.slug, f"{', '.join(row.language for row in missing)} added")


def _receive(actor: User, path: Path, language: str | None, origin: str) -> tuple[RawDocument, bool]:
    document, is_new = intake.receive(
        actor=actor, content=plain.load(path), filename=path.name, language=language, origin=origin
    )
    if is_new:
        conductor.read_in(document)
    return document, is_new


def _slug(documents: list[RawDocument], path: Path) -> str:
    """An unused slug: from the English page's first line, else from the file's name."""
    english = next((document.text for document in documents if document.language == "en"), "")
    title = next((block.text for block in segment.split(english)), "")
    stem = slugify(title)[:100].rstrip("-") or slugify(path.stem)[:100] or documents[0].sha256[:12]
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken)
