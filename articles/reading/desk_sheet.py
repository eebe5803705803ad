"""What the correction view shows: an article's rows with their texts, and what is known and wrong about each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.models import Article, Finding, Paragraph
from articles.models.story import digest
from articles.reading.desk_pages import Passage
from articles.reading.differences import Part

Place = tuple[int, str]  # the id of a paragraph, and a language
AMBIGUOUS = "ambiguous"  # marks where a conversion had to choose


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed into a text's box and has not saved; the digest of the text that she began from, and where known that text."""

    text: str
    base: str
    began_from: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, in words; `repair` is what stands at its place against the suggestion, () where none is made; `alike` is how many of
    its check can be repaired so."""

    finding: Finding
    title: str
    sentence: str
    repair: tuple[Part, ...]
    alike: int = 0


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
    """One text of a row: as it stands, how it came about, what is wrong with it, and what its box holds. `key` names it in the page, `place` in a form."""

    key: str
    place: str
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
    def waiting(self) -> int:
        """How many of its texts wait for approval."""
        return sum(cell.needs_approval for cell in self.cells)

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
    def headline(self) -> dict[str, str]:
        """The headline's texts by language."""
        row = next((row for row in self.rows if row.paragraph.kind == Paragraph.Kind.HEADLINE), None)
        return {cell.language: cell.text for cell in row.cells} if row else {}

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
