"""The first reading of a story: what the stages from "receive" to "check" write one by one, written of a new article at once.

`study` is pure and does the work, in whatever process; `write` is a short transaction. To run the stages on the result changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, AuditEntry, Block, Edition, Finding, Paragraph, Quote, RawDocument
from articles.models.languages import column
from articles.text.study import JudgedPage, Page, StudiedRow, Study, study
from articles.workflow import audit, cruft, quotes, review, segmentation, tally
from articles.workflow.access import require

__all__ = ["Page", "Study", "study", "write"]


def write(
    *,
    actor: User,
    study: Study,
    documents: Sequence[RawDocument],
    slug: str,
    about: Mapping[str, Any] | None = None,
) -> Article:
    """The new article of a study, with everything in it; to be called inside conductor.writing().

    `documents` are the study's pages in their order, as intake.draw_up gives them and none of them received before;
    `about` are the further fields of Article.
    """
    require(actor, "receive_document")
    article = Article(slug=slug, source_language=study.source_language, **(about or {}))
    article.save(force_insert=True)
    RawDocument.objects.bulk_create(documents)
    article.documents.add(*documents)
    AuditEntry.objects.bulk_create(_audit(actor, article, documents))
    blocks = {page.language: _blocks(document, page) for document, page in zip(documents, study.pages, strict=True)}
    Block.objects.bulk_create(block for rows in blocks.values() for block in rows)
    paragraphs = [_paragraph(article, position, row) for position, row in enumerate(study.rows)]
    Paragraph.objects.bulk_create(paragraphs)
    through = Paragraph.blocks.through
    through.objects.bulk_create(
        through(paragraph=paragraph, block=blocks[code][index])
        for paragraph, row in zip(paragraphs, study.rows, strict=True)
        for code, indexes in row.blocks.items()
        for index in indexes
    )
    Edition.objects.bulk_create(Edition(article=article, language=language) for language in study.editions)
    _write_checks(article, paragraphs, study)
    tally.tally(article=article)
    return article


def _audit(actor: User, article: Article, documents: Iterable[RawDocument]) -> list[AuditEntry]:
    """The entries that intake.receive, intake.open_article and intake.attach append."""
    return [
        *(audit.draw_up(actor, "receive", row, article=None, language=row.language) for row in documents),
        audit.draw_up(actor, "open article", article, article=article),
        *(audit.draw_up(actor, "attach", row, article=article, language=row.language) for row in documents),
    ]


def _blocks(document: RawDocument, page: JudgedPage) -> list[Block]:
    blocks = segmentation.draw_up(document, page.blocks)
    for block, verdict in zip(blocks, page.verdicts, strict=True):
        cruft.mark(block, verdict)
    return blocks


def _paragraph(article: Article, position: int, row: StudiedRow) -> Paragraph:
    columns = {}
    for language, written in row.texts.items():
        columns[column("text", language)] = written.text
        columns[column("origin", language)] = written.origin
        columns[column("made_from_digest", language)] = written.made_from
        columns[column("proposal", language)] = ""
    return Paragraph(article=article, position=position, kind=row.kind, **columns)


def _write_checks(article: Article, paragraphs: Sequence[Paragraph], study: Study) -> None:
    if study.quotes:
        known = quotes.known_sources(article, study.quotes)
        drawn = (quotes.draw_up(paragraph, row, known) for paragraph, row in zip(paragraphs, study.quotes, strict=True))
        Quote.objects.bulk_create(quote for row in drawn for quote in row)
    Finding.objects.bulk_create(review.by_key(article, paragraphs, study.findings).values())
