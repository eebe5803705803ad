"""The correction view: an article's rows side by side in its languages, with all that is known and wrong about each text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from articles.models import Article, Block, Finding, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.reading import wording
from articles.reading.desk_diff import Part, diff
from articles.reading.desk_pages import Passage, page
from articles.text.script import OTHER

Place = tuple[int, str]  # the id of a paragraph, and a language
Span = tuple[int, int, str]  # where it starts and ends, and a severity
COUNTERPART = "counterpart"  # marks what a finding in another language points to


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed into a text's box and has not saved, and the digest of the text that she saw meanwhile."""

    text: str
    base: str


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, in words; `repair` is what stands at its place against the suggestion, () where none is made."""

    finding: Finding
    title: str
    sentence: str
    repair: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a text, with the severity of the findings that cover it, "" where there is none."""

    text: str
    severity: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One text of a row: as it stands, how it came about, what is wrong with it, and what its box holds."""

    language: str
    text: str
    base: str
    stretches: tuple[Stretch, ...]
    origin: str
    origin_label: str
    is_approved: bool
    is_stale: bool
    exemption: str
    exemption_label: str
    exemption_reason: str
    proposal: tuple[Part, ...]
    received: tuple[Part, ...]
    notes: tuple[Note, ...]
    box: str
    is_unsaved: bool
    conflict: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: its raw source, and its texts grouped as the columns are."""

    paragraph: Paragraph
    number: int
    raw: tuple[Passage, ...]
    columns: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All texts of the row."""
        return tuple(cell for column in self.columns for cell in column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole article for correction; `columns` are languages, a script followed by its twin; `notes` concern no single row."""

    article: Article
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]

    @property
    def must_fix(self) -> tuple[tuple[Row, Note], ...]:
        """The open findings that bar publication, with their rows."""
        return self._open(Finding.Severity.MUST_FIX)

    @property
    def advisory(self) -> tuple[tuple[Row, Note], ...]:
        """The other open findings, with their rows."""
        return self._open(Finding.Severity.ADVISORY)

    def _open(self, severity: str) -> tuple[tuple[Row, Note], ...]:
        found = ((row, note) for row in self.rows for cell in row.cells for note in cell.notes)
        wanted = (Finding.State.OPEN, severity)
        return tuple(entry for entry in found if (entry[1].finding.state, entry[1].finding.severity) == wanted)


def sheet(article: Article, drafts: Mapping[Place, Draft] | None = None) -> Sheet:
    """The article's rows; `drafts` are texts typed and not saved, which their boxes keep."""
    paragraphs = list(article.paragraphs.prefetch_related("blocks"))
    passages = _passages(article, paragraphs)
    findings: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in (
        article.findings.exclude(state=Finding.State.FIXED).select_related("dismissed_by").order_by("start", "pk")
    ):
        findings[finding.paragraph_id].append(finding)
    present = {edition.language for edition in article.editions.all()} | {article.source_language}
    columns = _columns(article.source_language, present)
    rows = []
    for number, paragraph in enumerate(paragraphs, 1):
        raw = tuple(passages[block.pk] for block in paragraph.blocks.all())
        maker = _CellMaker(article, paragraph, raw, findings[paragraph.pk], drafts or {})
        cells = tuple(tuple(maker.cell(language) for language in column) for column in columns)
        rows.append(Row(paragraph, number, tuple(p for p in raw if p.language == article.source_language), cells))
    return Sheet(article, columns, tuple(rows), tuple(_note(finding, "") for finding in findings[None]))


def _passages(article: Article, paragraphs: Iterable[Paragraph]) -> dict[int, Passage]:
    """The passages of the raw pages that the rows stand on, by the block's id."""
    blocks: dict[int, list[Block]] = defaultdict(list)
    for paragraph in paragraphs:
        for block in paragraph.blocks.all():
            blocks[block.document_id].append(block)
    found = [page(document, blocks[document.pk]).passages for document in article.documents.all()]
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


class _CellMaker:
    """Makes the cells of one row."""

    def __init__(
        self,
        article: Article,
        paragraph: Paragraph,
        raw: tuple[Passage, ...],
        findings: Iterable[Finding],
        drafts: Mapping[Place, Draft],
    ) -> None:
        self.article, self.paragraph, self.raw, self.drafts = article, paragraph, raw, drafts
        self.findings = list(findings)

    def cell(self, language: str) -> Cell:
        """The row's text in one language."""
        row = self.paragraph
        text, origin, exemption = (get(row, field, language) for field in ("text", "origin", "exemption"))
        proposal = get(row, "proposal", language)
        received = ("" if language.startswith("zh") else " ").join(p.text for p in self.raw if p.language == language)
        notes = tuple(_note(finding, text) for finding in self.findings if finding.language == language)
        draft = self.drafts.get((row.pk, language))
        return Cell(
            language=language,
            text=text,
            base=digest(text),
            stretches=stretches(text, self._spans(language)),
            origin=origin,
            origin_label=str(Paragraph.Origin(origin).label) if origin else "",
            is_approved=row.is_approved(language),
            is_stale=row.is_stale(language, self.article.source_language),
            exemption=exemption,
            exemption_label=str(Paragraph.Exemption(exemption).label) if exemption else "",
            exemption_reason=get(row, "exemption_reason", language),
            proposal=diff(text, proposal) if proposal else (),
            received=diff(received, text) if received and text and received != text else (),
            notes=notes,
            box=draft.text if draft else text,
            is_unsaved=draft is not None,
            conflict=diff(draft.text, text) if draft and draft.base != digest(text) else (),
        )

    def _spans(self, language: str) -> list[Span]:
        """The places of open findings in this language's text; in the source also those that a finding elsewhere points to."""
        spans: list[Span] = []
        for finding in self.findings:
            if finding.state != Finding.State.OPEN:
                continue
            if finding.language == language:
                spans.append((finding.start, finding.end, finding.severity))
            elif language == self.article.source_language and "other_start" in finding.parameters:
                spans.append((finding.parameters["other_start"], finding.parameters["other_end"], COUNTERPART))
        return spans


def stretches(text: str, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The text cut where spans begin and end; where several overlap, the severest counts."""
    within = [(min(start, len(text)), min(end, len(text)), severity) for start, end, severity in spans]
    cuts = sorted({0, len(text), *(start for start, _, _ in within), *(end for _, end, _ in within)})
    cut = []
    for start, end in pairwise(cuts):
        severities = {severity for begin, stop, severity in within if begin <= start and end <= stop}
        severity = next((code for code in (*Finding.Severity.values, COUNTERPART) if code in severities), "")
        cut.append(Stretch(text[start:end], severity))
    return tuple(cut)


def _note(finding: Finding, text: str) -> Note:
    return Note(
        finding=finding,
        title=wording.check_title(finding.check_id),
        sentence=wording.finding_sentence(finding.check_id, finding.parameters),
        repair=diff(text[finding.start : finding.end], finding.suggestion) if finding.suggestion is not None else (),
    )
