"""Stage "assemble": the kept blocks of all languages become aligned paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db.models import F

from articles.models import Article, Block, Edition, Paragraph, RawDocument
from articles.models.languages import LANGUAGES, get
from articles.models.story import OUT_OF_THE_WAY
from articles.text.study import rows
from articles.workflow import glossary
from articles.workflow.texts import offer, write

Row = dict[str, tuple[Block, ...]]
Placed = tuple[Row, Paragraph | None]


def assemble(*, article: Article) -> None:
    """Makes the article's rows match its kept blocks; while the same blocks are kept, the rows stand.

    A row stays the same row when it shares a block with one that was there; rows without blocks that a person owns stay where they
    are, other rows without blocks go. Rows that a person arranged stay as they are, less the blocks that are stripped by now.
    Text that a person owns is never replaced: new text waits as a proposal.
    """
    documents = {document.language: document for document in article.documents.prefetch_related("blocks")}
    in_order = sorted(documents, key=lambda language: language != article.source_language)
    documents = {language: documents[language] for language in in_order}
    existing = list(article.paragraphs.prefetch_related("blocks"))
    if {block for document in documents.values() for block in document.blocks.all() if block.kept} == {
        block for paragraph in existing for block in paragraph.blocks.all()
    }:
        return
    free = [paragraph for paragraph in existing if not paragraph.is_arranged]
    arranged = [(_own_row(paragraph, documents), paragraph) for paragraph in existing if paragraph.is_arranged]
    taken = {block.pk for row, _ in arranged for blocks in row.values() for block in blocks}
    matched = _matched(_rows(article, documents, taken), free)
    order = _order(article, matched, arranged, existing)
    if [paragraph for _, paragraph in order] != existing:
        _shift(article, existing)
    for position, (row, paragraph) in enumerate(order):
        _write(_at(article, position, row, paragraph), row, documents)
    for language in documents:
        Edition.objects.get_or_create(article=article, language=language)


def _own_row(paragraph: Paragraph, documents: Mapping[str, RawDocument]) -> Row:
    """The blocks of a row, by language, that are still kept."""
    kept = [block for block in paragraph.blocks.all() if block.kept]
    row = {code: tuple(block for block in kept if block.document_id == page.pk) for code, page in documents.items()}
    return {code: blocks for code, blocks in row.items() if blocks}


def _rows(article: Article, documents: Mapping[str, RawDocument], taken: Collection[int]) -> list[Row]:
    """The aligned rows of the kept blocks, without those that are taken."""
    kept = {
        code: [block for block in document.blocks.all() if block.kept and block.pk not in taken]
        for code, document in documents.items()
    }
    texts = {code: [_text(block, documents[code]) for block in blocks] for code, blocks in kept.items()}
    return [
        {code: tuple(kept[code][index] for index in indexes) for code, indexes in row.items()}
        for row in rows.aligned(texts, article.source_language, glossary.rules(article))
    ]


def _text(block: Block, document: RawDocument) -> str:
    return document.text[block.start : block.end]


def _matched(found: Sequence[Row], existing: Sequence[Paragraph]) -> list[Placed]:
    """Each row with the paragraph that it was, found by the block that they share; a paragraph serves one row."""
    holder = {block.pk: paragraph for paragraph in existing for block in paragraph.blocks.all()}
    taken: set[int] = set()
    matched: list[Placed] = []
    for row in found:
        candidates = [holder[block.pk] for blocks in row.values() for block in blocks if block.pk in holder]
        paragraph = next((found for found in candidates if found.pk not in taken), None)
        if paragraph is not None:
            taken.add(paragraph.pk)
        matched.append((row, paragraph))
    return matched


def _order(
    article: Article, matched: Sequence[Placed], arranged: Sequence[Placed], existing: Sequence[Paragraph]
) -> list[Placed]:
    """The rows in order. Rows without blocks go, but what a person owns or arranged stays, behind the neighbour that it had."""
    used = {paragraph.pk for _, paragraph in (*matched, *arranged) if paragraph is not None}
    orphans = [paragraph for paragraph in existing if paragraph.pk not in used]
    owned = [paragraph for paragraph in orphans if any(paragraph.is_owned(language) for language in LANGUAGES)]
    article.paragraphs.filter(pk__in={row.pk for row in orphans} - {row.pk for row in owned}).delete()
    order = list(matched)
    blocks: dict[int, Row] = {row.pk: {} for row in owned} | {row.pk: own for own, row in arranged if row is not None}
    for staying in (row for row in existing if row.pk in blocks):
        before = {row.pk for row in existing if row.position < staying.position}
        places = [at for at, (_, paragraph) in enumerate(order, 1) if paragraph is not None and paragraph.pk in before]
        order.insert(max(places, default=0), (blocks[staying.pk], staying))
    return order


def _shift(article: Article, existing: Sequence[Paragraph]) -> None:
    article.paragraphs.update(position=F("position") + OUT_OF_THE_WAY)
    for paragraph in existing:
        paragraph.position += OUT_OF_THE_WAY


def _at(article: Article, position: int, row: Row, paragraph: Paragraph | None) -> Paragraph:
    """The row's paragraph, made where there is none, at its place."""
    if paragraph is None:
        return Paragraph.objects.create(article=article, position=position, kind=_kind(article, position, row))
    if paragraph.position != position:
        article.paragraphs.filter(pk=paragraph.pk).update(position=position)
        paragraph.position = position
    return paragraph


def _write(paragraph: Paragraph, row: Row, documents: Mapping[str, RawDocument]) -> None:
    """Gives the paragraph its blocks and, where they are others than before, their text."""
    blocks = [block for found in row.values() for block in found]
    before = list(paragraph.blocks.all())
    if {block.pk for block in before} == {block.pk for block in blocks}:
        return
    paragraph.blocks.set(blocks)
    for language, document in documents.items():
        found = row.get(language, ())
        if {block.pk for block in found} == {block.pk for block in before if block.document_id == document.pk}:
            continue
        if found:
            offer(
                paragraph, language, rows.joined((_text(block, document) for block in found), language), document.origin
            )
        elif get(paragraph, "origin", language) != Paragraph.Origin.HUMAN:
            write(paragraph, language, text="", origin="", made_from_digest="", proposal="")


def _kind(article: Article, position: int, row: Row) -> str:
    kinds = {language: [block.kind for block in blocks] for language, blocks in row.items()}
    return rows.kind(kinds, position, article.source_language)
