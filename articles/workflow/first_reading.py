"""The first reading of a story: what the stages from "receive" to "check" write one by one, written of a new article at once.

`study` is pure and does the work, in whatever process; `write` is a short transaction. To run the stages on the result changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, AuditEntry, Block, Edition, Finding, Paragraph, Quote, RawDocument
from articles.models.languages import LANGUAGES, column
from articles.text.study import Page, StudiedRow, Study, study
from articles.workflow import audit, bulk, cruft, quotes, review, segmentation, tally
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
    cruft_waiting = sum(verdict.is_cruft for page in study.pages for verdict in page.verdicts)
    article = Article(slug=slug, source_language=study.source_language, cruft_waiting=cruft_waiting, **(about or {}))
    article.save(force_insert=True)
    RawDocument.objects.bulk_create(documents)
    article.documents.add(*documents)
    bulk.insert(AuditEntry, _audit(actor, article, documents))
    blocks = _write_blocks(documents, study)
    paragraphs = _write_paragraphs(article, study, blocks)
    bulk.insert(Edition, _editions(article, study))
    _write_checks(article, paragraphs, study)
    return article


def _audit(actor: User, article: Article, documents: Iterable[RawDocument]) -> list[dict[str, Any]]:
    """The entries that intake.receive, intake.open_article and intake.attach append."""
    return [
        *(audit.fields(actor, "receive", row, article=None, language=row.language) for row in documents),
        audit.fields(actor, "open article", article, article=article),
        *(audit.fields(actor, "attach", row, article=article, language=row.language) for row in documents),
    ]


def _write_blocks(documents: Sequence[RawDocument], study: Study) -> Mapping[str, Sequence[int]]:
    """Writes the blocks of all pages; gives their keys by language."""
    keys = iter(bulk.reserve(Block, sum(len(page.blocks) for page in study.pages)))
    places = {page.language: [next(keys) for _ in page.blocks] for page in study.pages}
    rows = (
        {"id": places[page.language][position], "document_id": document.pk}
        | segmentation.fields(position, block)
        | cruft.fields(page.verdicts[position])
        for document, page in zip(documents, study.pages, strict=True)
        for position, block in enumerate(page.blocks)
    )
    bulk.insert(Block, rows)
    return places


def _write_paragraphs(article: Article, study: Study, blocks: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Writes the rows with their texts and blocks; gives their keys."""
    keys = bulk.reserve(Paragraph, len(study.rows))
    rows = (
        {"id": key, "article_id": article.pk, "position": position, "kind": row.kind} | _columns(row)
        for position, (key, row) in enumerate(zip(keys, study.rows, strict=True))
    )
    bulk.insert(Paragraph, rows)
    held = (
        {"paragraph_id": key, "block_id": blocks[language][index]}
        for key, row in zip(keys, study.rows, strict=True)
        for language, indexes in row.blocks.items()
        for index in indexes
    )
    bulk.insert(Paragraph.blocks.through, held)
    return keys


def _columns(row: StudiedRow) -> dict[str, str]:
    columns = {}
    for language, written in row.texts.items():
        columns[column("text", language)] = written.text
        columns[column("origin", language)] = written.origin
        columns[column("made_from_digest", language)] = written.made_from
        columns[column("proposal", language)] = ""
    return columns


def _editions(article: Article, study: Study) -> Iterator[dict[str, Any]]:
    found = Counter[tuple[str, str]]((finding.language, finding.severity) for finding in study.findings)
    for language in study.editions:
        total = sum(bool(row.text(language)) for row in study.rows)
        severities = (found[language, severity] for severity in (Finding.Severity.MUST_FIX, Finding.Severity.ADVISORY))
        yield {
            "article_id": article.pk,
            "language": language,
            **tally.of_new(article.cruft_waiting, total, *severities),
        }


def _write_checks(article: Article, paragraphs: Sequence[int], study: Study) -> None:
    if study.quotes:
        known = quotes.known_sources(article, study.quotes)
        texts = {code: [row.text(code) for row in study.rows] for code in LANGUAGES}
        rows = (quotes.fields(key, row, texts, known) for key, row in zip(paragraphs, study.quotes, strict=True))
        drawn = list(chain.from_iterable(rows))
        bulk.insert(Quote, drawn)
        Article.objects.filter(pk=article.pk).update(quotes_waiting=len(drawn))
    bulk.insert(Finding, ({"article_id": article.pk, **row} for row in review.fields(paragraphs, study.findings)))
