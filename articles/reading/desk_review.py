"""The correction view: an article's rows side by side in its languages, with all that is known and wrong about each text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from articles.models import Article, Block, Finding, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.reading import desk_since
from articles.reading.desk_cells import CellMaker, note
from articles.reading.desk_pages import Passage, page
from articles.reading.desk_sheet import Draft, Place, Row, Sheet
from articles.text.records import TermRule
from articles.text.script import OTHER


def sheet(
    article: Article,
    languages: Iterable[str],
    drafts: Mapping[Place, Draft] | None = None,
    terms: Sequence[TermRule] = (),
) -> Sheet:
    """The article's rows in the languages of its editions; `drafts` are texts typed and not saved, which their boxes keep; `terms` are
    what the article is held to."""
    paragraphs = list(article.paragraphs.prefetch_related("blocks", "quotes"))
    passages = _passages(article, paragraphs)
    by_id = {paragraph.pk: paragraph for paragraph in paragraphs}
    findings: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in (
        article.findings.exclude(state=Finding.State.FIXED).select_related("dismissed_by").order_by("start", "pk")
    ):
        finding.paragraph = by_id.get(finding.paragraph_id or 0)
        findings[finding.paragraph_id].append(finding)
    columns = _columns(article.source_language, {*languages, article.source_language})
    past = desk_since.texts(article, _digests(article, paragraphs, drafts or {}))
    alike = Counter(finding.check_id for finding in repairable(list(chain.from_iterable(findings.values()))))
    rows = []
    ids = ["", *(str(row.pk) for row in paragraphs), ""]
    for number, paragraph in enumerate(paragraphs, 1):
        raw = tuple(passages[block.pk] for block in paragraph.blocks.all())
        maker = CellMaker(article, paragraph, raw, findings[paragraph.pk], drafts or {}, terms, past, alike)
        cells = tuple(tuple(maker.cell(language) for language in column) for column in columns)
        own = tuple(passage for passage in raw if passage.language == article.source_language)
        rows.append(Row(paragraph, number, own, cells, ids[number - 1], ids[number + 1]))
    return Sheet(article, columns, tuple(rows), tuple(note(finding, "") for finding in findings[None]))


def repairable(findings: Iterable[Finding]) -> list[Finding]:
    """The open findings whose suggestion can be applied with all of its kind. What a machine converted is left out: it follows its twin."""
    return [
        finding
        for finding in findings
        if finding.state == Finding.State.OPEN
        and finding.suggestion is not None
        and finding.paragraph is not None
        and get(finding.paragraph, "origin", finding.language) != Paragraph.Origin.CONVERTED
    ]


def _digests(article: Article, paragraphs: Iterable[Paragraph], drafts: Mapping[Place, Draft]) -> set[str]:
    """Of which texts of the past the page shows what has changed since."""
    wanted = {draft.base for draft in drafts.values()}
    for row in paragraphs:
        for code in LANGUAGES:
            wanted |= {digest(get(row, "text", code))} if (row.pk, code) in drafts else set()
            wanted |= {get(row, "made_from_digest", code)} if row.is_stale(code, article.source_language) else set()
            wanted |= set() if row.is_approved(code) else {get(row, "approved_digest", code)}
    return wanted


def _passages(article: Article, paragraphs: Iterable[Paragraph]) -> dict[int, Passage]:
    """The passages of the raw pages that the rows stand on, by the block's id."""
    blocks: dict[int, dict[int, Block]] = defaultdict(dict)
    for paragraph in paragraphs:
        for block in paragraph.blocks.all():
            blocks[block.document_id][block.pk] = block
    found = [page(document, blocks[document.pk].values()).passages for document in article.documents.all()]
    return {passage.block.pk: passage for passages in found for passage in passages}


def _columns(source: str, present: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The languages in the order of the columns: the source with its other script, then the others in the house's order."""
    left = [code for code in sorted(LANGUAGES, key=lambda code: code != source) if code in present]
    columns: list[tuple[str, ...]] = []
    for code in left:
        if OTHER.get(code) in [other for column in columns for other in column]:
            continue
        twin = OTHER.get(code)
        columns.append((code, twin) if twin in left and twin is not None else (code,))
    return tuple(columns)
