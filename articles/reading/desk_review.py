"""The correction view: an article's rows side by side in its languages, with all that is known and wrong about each text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.conf import settings

from articles.models import Article, Block, Finding, Paragraph, Quote
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.reading import desk_lights, desk_since, wording
from articles.reading.desk_diff import Part, diff
from articles.reading.desk_pages import Passage, page
from articles.reading.desk_since import Past
from articles.text.merge import merge
from articles.text.records import Change, TermRule
from articles.text.script import OTHER, convert

Place = tuple[int, str]  # the id of a paragraph, and a language
COUNTERPART = "counterpart"  # marks what a finding in another language points to
AMBIGUOUS = "ambiguous"  # marks where a conversion had to choose
_SEVERITIES = (*Finding.Severity.values, COUNTERPART, AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed into a text's box and has not saved; the digest of the text that she began from, and where known that text."""

    text: str
    base: str
    began_from: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that is marked: why, for which finding, or with which key it lights up."""

    start: int
    end: int
    severity: str = ""
    finding: int | None = None
    light: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, in words; `repair` is what stands at its place against the suggestion, () where none is made."""

    finding: Finding
    title: str
    sentence: str
    repair: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a text: the severity of what covers it, "" where nothing does, the finding, and the keys that light it up."""

    text: str
    severity: str = ""
    finding: int | None = None
    lights: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that was saved by somebody else while a draft of it was typed: what each made of the text that both began from.

    `began_from` is the digest of that text; `both` is what both made of it together, "" where they contradict each other or
    nobody knows what they began from.
    """

    began_from: str
    by: str
    theirs: tuple[Part, ...]
    yours: tuple[Part, ...]
    both: str


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
    since_approved: tuple[Part, ...]
    source_since: tuple[Part, ...]
    notes: tuple[Note, ...]
    box: str
    is_unsaved: bool
    conflict: Conflict | None

    @property
    def open_notes(self) -> int:
        """How many findings are open here."""
        return sum(note.finding.state == Finding.State.OPEN for note in self.notes)

    @property
    def needs_approval(self) -> bool:
        """Whether a person has yet to say that this text is right as it stands."""
        return bool(self.text) and (not self.is_approved or self.is_stale)

    @property
    def is_gap(self) -> bool:
        """Whether nothing stands here and nobody said why."""
        return not (self.text or self.exemption)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: its raw source, its texts grouped as the columns are, and the ids of its neighbours."""

    paragraph: Paragraph
    number: int
    raw: tuple[Passage, ...]
    columns: tuple[tuple[Cell, ...], ...]
    before: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """What the row is called in the page."""
        return str(self.paragraph.pk)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All texts of the row."""
        return tuple(cell for column in self.columns for cell in column)

    @property
    def signs(self) -> str:
        """What a filter can ask of the row, as words between spaces."""
        open_notes = [note for cell in self.cells for note in cell.notes if note.finding.state == Finding.State.OPEN]
        said = {note.finding.severity for note in open_notes}
        said |= {note.finding.state for cell in self.cells for note in cell.notes} & {Finding.State.DISMISSED}
        said |= {name for cell in self.cells for name, holds in _signs(cell) if holds}
        return " ".join(sorted(said))

    @property
    def version(self) -> str:
        """Changes whenever anything that the row shows does."""
        notes = [(n.finding.pk, n.finding.state, n.finding.start, n.finding.end) for c in self.cells for n in c.notes]
        cells = [replace(cell, notes=()) for cell in self.cells]
        return digest(repr((self.paragraph.kind, self.number, self.before, self.after, cells, notes)))[:12]


def _signs(cell: Cell) -> tuple[tuple[str, bool], ...]:
    return (
        ("to-approve", cell.needs_approval),
        ("stale", cell.is_stale),
        ("gap", cell.is_gap),
        ("unsaved", cell.is_unsaved),
        ("ambiguous", any(stretch.severity == AMBIGUOUS for stretch in cell.stretches)),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a language is: its texts, those that a person approved as they stand, and those that could be as nothing speaks against them."""

    language: str
    approved: int
    total: int
    clean: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole article for correction; `columns` are languages, a script followed by its twin; `notes` concern no single row."""

    article: Article
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]

    @property
    def progress(self) -> tuple[Progress, ...]:
        """Each language's, in the order of the columns."""
        return tuple(self._progress(code) for column in self.columns for code in column)

    def _progress(self, language: str) -> Progress:
        cells = [cell for row in self.rows for cell in row.cells if cell.language == language and cell.text]
        approved = sum(not cell.needs_approval for cell in cells)
        return Progress(language, approved, len(cells), sum(map(_is_clean, cells)))

    @property
    def must_fix(self) -> tuple[tuple[Row, Note], ...]:
        """The open findings that bar publication, with their rows."""
        found = ((row, note) for row in self.rows for cell in row.cells for note in cell.notes)
        return tuple(entry for entry in found if _bars(entry[1].finding))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows show each sign, and how many findings are open or dismissed, by the names that the filters use."""
        counts = dict.fromkeys(
            ("to-approve", "stale", "gap", "ambiguous", "unsaved", "must-fix", "advisory", "dismissed"), 0
        )
        for row in self.rows:
            for sign in set(row.signs.split()) & {"to-approve", "stale", "gap", "ambiguous", "unsaved"}:
                counts[sign] += 1
            for note in (note for cell in row.cells for note in cell.notes):
                is_open = note.finding.state == Finding.State.OPEN
                counts[note.finding.severity if is_open else "dismissed"] += 1
        return {name.replace("-", "_"): count for name, count in counts.items()}


def _is_clean(cell: Cell) -> bool:
    """Whether a text waits to be approved, and nothing speaks against it: no open finding, no stale source, no unsaved draft."""
    return cell.needs_approval and not (cell.is_stale or cell.open_notes or cell.is_unsaved)


def _bars(finding: Finding) -> bool:
    return finding.state == Finding.State.OPEN and finding.severity == Finding.Severity.MUST_FIX


def sheet(article: Article, drafts: Mapping[Place, Draft] | None = None, terms: Sequence[TermRule] = ()) -> Sheet:
    """The article's rows; `drafts` are texts typed and not saved, which their boxes keep; `terms` are what the article is held to."""
    paragraphs = list(article.paragraphs.prefetch_related("blocks", "quotes"))
    passages = _passages(article, paragraphs)
    findings: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in (
        article.findings.exclude(state=Finding.State.FIXED).select_related("dismissed_by").order_by("start", "pk")
    ):
        findings[finding.paragraph_id].append(finding)
    present = {edition.language for edition in article.editions.all()} | {article.source_language}
    columns = _columns(article.source_language, present)
    past = desk_since.texts(article, _digests(article, paragraphs, drafts or {}))
    rows = []
    ids = ["", *(str(row.pk) for row in paragraphs), ""]
    for number, paragraph in enumerate(paragraphs, 1):
        raw = tuple(passages[block.pk] for block in paragraph.blocks.all())
        maker = _CellMaker(article, paragraph, raw, findings[paragraph.pk], drafts or {}, terms, past)
        cells = tuple(tuple(maker.cell(language) for language in column) for column in columns)
        own = tuple(passage for passage in raw if passage.language == article.source_language)
        rows.append(Row(paragraph, number, own, cells, ids[number - 1], ids[number + 1]))
    return Sheet(article, columns, tuple(rows), tuple(note(finding, "") for finding in findings[None]))


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


class _CellMaker:
    """Makes the cells of one row."""

    def __init__(
        self,
        article: Article,
        paragraph: Paragraph,
        raw: tuple[Passage, ...],
        findings: Iterable[Finding],
        drafts: Mapping[Place, Draft],
        terms: Sequence[TermRule],
        past: Mapping[str, Past],
    ) -> None:
        self.article, self.paragraph, self.raw, self.drafts = article, paragraph, raw, drafts
        self.findings, self.terms, self.past = list(findings), terms, past
        texts = {code: text for code in LANGUAGES if (text := get(paragraph, "text", code))}
        quotes = [quote for quote in paragraph.quotes.all() if quote.state != Quote.State.REJECTED]
        self.lights = desk_lights.lights(texts, terms, quotes)

    def cell(self, language: str) -> Cell:
        """The row's text in one language."""
        row = self.paragraph
        text, origin, exemption = (get(row, field, language) for field in ("text", "origin", "exemption"))
        proposal = get(row, "proposal", language)
        received = ("" if language.startswith("zh") else " ").join(p.text for p in self.raw if p.language == language)
        draft = self.drafts.get((row.pk, language))
        is_approved, is_stale = row.is_approved(language), row.is_stale(language, self.article.source_language)
        return Cell(
            language=language,
            text=text,
            base=digest(text),
            stretches=stretches(text, self._spans(language, text)),
            origin=origin,
            origin_label=str(Paragraph.Origin(origin).label) if origin else "",
            is_approved=is_approved,
            is_stale=is_stale,
            exemption=exemption,
            exemption_label=str(Paragraph.Exemption(exemption).label) if exemption else "",
            exemption_reason=get(row, "exemption_reason", language),
            proposal=diff(text, proposal) if proposal else (),
            received=diff(received, text) if received and text and received != text else (),
            since_approved=() if is_approved else self._since(get(row, "approved_digest", language), text),
            source_since=self._source_since(language) if is_stale else (),
            notes=tuple(note(finding, text) for finding in self.findings if finding.language == language),
            box=draft.text if draft else text,
            is_unsaved=draft is not None,
            conflict=self._conflict(draft, text) if draft and draft.base != digest(text) else None,
        )

    def _since(self, old: str, text: str) -> tuple[Part, ...]:
        """What has changed in a text since it had this digest."""
        return diff(self.past[old].text, text) if old in self.past and text else ()

    def _source_since(self, language: str) -> tuple[Part, ...]:
        source = get(self.paragraph, "text", self.article.source_language)
        return self._since(get(self.paragraph, "made_from_digest", language), source)

    def _conflict(self, draft: Draft, theirs: str) -> Conflict:
        began_from = draft.began_from or (self.past[draft.base].text if draft.base in self.past else "")
        by = self.past[digest(theirs)].by if digest(theirs) in self.past else ""
        if not began_from:
            return Conflict(draft.base, by, (), diff(theirs, draft.text), "")
        both = merge(began_from, theirs, draft.text)
        together = both.text if both.is_clean else ""
        return Conflict(draft.base, by, diff(began_from, theirs), diff(began_from, draft.text), together)

    def _spans(self, language: str, text: str) -> list[Span]:
        """What is marked in a text: open findings, what a finding elsewhere points to, choices of the conversion, and what lights up."""
        spans = [Span(light.start, light.end, light=light.key) for light in self.lights.get(language, ())]
        for finding in self.findings:
            if finding.state != Finding.State.OPEN:
                continue
            if finding.language == language:
                spans.append(Span(finding.start, finding.end, finding.severity, finding.pk))
            elif language == self.article.source_language and "other_start" in finding.parameters:
                place = finding.parameters["other_start"], finding.parameters["other_end"]
                spans.append(Span(*place, COUNTERPART, finding.pk))
        if get(self.paragraph, "origin", language) == Paragraph.Origin.CONVERTED:
            spans += [Span(c.start, c.end, AMBIGUOUS, title=_choice(c)) for c in self._changes(language, text)]
        return spans

    def _changes(self, language: str, text: str) -> tuple[Change, ...]:
        """Where the conversion that a text is had to choose."""
        twin = OTHER[language]
        source, locale = get(self.paragraph, "text", twin), settings.TRADITIONAL_LOCALE
        made = convert(source, language, source=twin, terms=self.terms, locale=locale)
        return tuple(change for change in made.changes if change.alternatives) if made.text == text else ()


def _choice(change: Change) -> str:
    return f"{change.source} → {' / '.join((change.target, *(a for a in change.alternatives if a != change.target)))}"


def stretches(text: str, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The text cut where spans begin and end; where several overlap, the severest counts, and all of them light up."""
    within = [replace(span, start=min(span.start, len(text)), end=min(span.end, len(text))) for span in spans]
    cuts = sorted({0, len(text), *(span.start for span in within), *(span.end for span in within)})
    cut = []
    for start, end in pairwise(cuts):
        over = [span for span in within if span.start <= start and end <= span.end]
        marked = sorted((span for span in over if span.severity), key=lambda span: _SEVERITIES.index(span.severity))
        top = marked[0] if marked else Span(start, end)
        lights = " ".join(dict.fromkeys(span.light for span in over if span.light))
        cut.append(Stretch(text[start:end], top.severity, top.finding, lights, top.title))
    return tuple(cut)


def note(finding: Finding, text: str) -> Note:
    """A finding of a text in words."""
    return Note(
        finding=finding,
        title=wording.check_title(finding.check_id),
        sentence=wording.finding_sentence(finding.check_id, finding.parameters),
        repair=diff(text[finding.start : finding.end], finding.suggestion) if finding.suggestion is not None else (),
    )
