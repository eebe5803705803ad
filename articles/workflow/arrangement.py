"""What a person does to the rows themselves: merge, split and move them, and pair their texts anew.

A row that she arranged is left alone by the stage "assemble". Blocks, approvals and exemptions travel with their text; a text that was
made from the source as it stood stays fresh beside the passage that it is put beside. Quotes that a person settled, and findings that she dismissed,
follow the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import F, Max
from django.utils import timezone

from articles.errors import Blocked, EditConflict, InvalidDecision
from articles.models import Article, Block, Finding, Paragraph, Quote, TextDraft
from articles.models.desk import finding_key
from articles.models.languages import LANGUAGES, column, get
from articles.models.story import OUT_OF_THE_WAY, digest
from articles.text.study import halves, rows
from articles.workflow import glossary
from articles.workflow.access import require
from articles.workflow.audit import record
from articles.workflow.states import not_scheduled

_SINGLE = (Paragraph.Kind.HEADLINE, Paragraph.Kind.STANDFIRST)
DRAFT_HOLDS = timedelta(days=1)  # how long an unsaved text keeps its row from being arranged by others
_CARRIED = ("origin", "exemption", "exemption_reason", "proposal")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a row on its way to another: what is known of it, and its blocks. `made_from` is "" while it follows the source."""

    text: str = ""
    origin: str = ""
    exemption: str = ""
    exemption_reason: str = ""
    proposal: str = ""
    is_approved: bool = False
    made_from: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether nothing stands here and nobody said why."""
        return not (self.text or self.exemption)


Cells = dict[str, Cell]


def merge(*, actor: User, article: Article, paragraph: Paragraph, following: Paragraph) -> None:
    """Joins a row and the one that follows it, in every language; the first one's kind stays."""
    _may_arrange(actor, article)
    _expect_neighbours(article, paragraph, following)
    _expect_no_drafts(actor, article, [paragraph, following])
    first, second = _open(article, paragraph), _open(article, following)
    joined = {code: _joined(first[code], second[code], code) for code in LANGUAGES}
    _follow(article, [paragraph, following], [(paragraph, joined)])
    _close(article, paragraph, joined)
    following.delete()
    record(
        actor, "merge rows", paragraph, article=article, before=_source(article, first), after=_source(article, joined)
    )


def split(*, actor: User, article: Article, paragraph: Paragraph, language: str, at: int, base: str) -> Paragraph:
    """Cuts a row in two before the character `at` of a language's text, whose digest is `base`; gives the second row.

    The other languages are cut between the sentences that answer to it. Both rows stand on the same blocks.
    """
    _may_arrange(actor, article)
    _expect_no_drafts(actor, article, [paragraph])
    cells = _open(article, paragraph)
    text = cells[language].text
    if digest(text) != base:
        raise EditConflict(
            "Somebody else changed this text meanwhile: look where to split it now.", theirs=text, yours=""
        )
    if not text[:at].strip() or not text[at:].strip():
        raise InvalidDecision("Put the cursor between two words: both rows need a text.", code="split")
    texts = {code: cell.text for code, cell in cells.items() if cell.text}
    cuts = halves.cuts(texts, language, at, glossary.rules(article))
    first = {code: _part(cell, slice(cuts.get(code))) for code, cell in cells.items()}
    second = {code: _part(cell, slice(cuts.get(code, len(cell.text)), None)) for code, cell in cells.items()}
    later = article.paragraphs.filter(position__gt=paragraph.position)
    _make_room(article, later.values_list("pk", flat=True))
    kind = Paragraph.Kind.PARAGRAPH if paragraph.kind in _SINGLE else paragraph.kind
    new = Paragraph.objects.create(article=article, position=paragraph.position + 1, kind=kind)
    _follow(article, [paragraph], [(paragraph, first), (new, second)])
    _close(article, paragraph, first)
    _close(article, new, second)
    record(actor, "split row", paragraph, article=article, language=language, before=text, after=first[language].text)
    return new


def move(*, actor: User, article: Article, paragraph: Paragraph, neighbour: Paragraph) -> None:
    """Lets a row and its neighbour change places."""
    _may_arrange(actor, article)
    _expect_neighbours(article, *sorted([paragraph, neighbour], key=lambda row: row.position))
    places = {paragraph.pk: neighbour.position, neighbour.pk: paragraph.position}
    article.paragraphs.filter(pk__in=places).update(position=F("position") + OUT_OF_THE_WAY)
    for pk, position in places.items():
        article.paragraphs.filter(pk=pk).update(position=position, is_arranged=True)
    record(actor, "move row", paragraph, article=article)


def move_text(*, actor: User, article: Article, paragraph: Paragraph, neighbour: Paragraph, language: str) -> None:
    """Gives a row's text in one language to its neighbour, beside or into what that has; a row left without any text goes."""
    _may_arrange(actor, article)
    upper, lower = sorted([paragraph, neighbour], key=lambda row: row.position)
    _expect_neighbours(article, upper, lower)
    _expect_no_drafts(actor, article, [upper, lower])
    above, below = _open(article, upper), _open(article, lower)
    if _is_gap(paragraph, language):
        raise InvalidDecision("There is no text to move.", code="gap")
    both = _joined(above[language], below[language], language)
    above[language], below[language] = (both, Cell()) if neighbour == upper else (Cell(), both)
    _settle_rows(article, [(upper, above), (lower, below)])
    record(actor, "move text", paragraph, article=article, language=language, after=both.text)


def push_down(*, actor: User, article: Article, paragraph: Paragraph, language: str) -> None:
    """Opens a gap in a language: its texts from this row on move down by one, as far as the next gap or past the last row."""
    _may_arrange(actor, article)
    run = list(article.paragraphs.filter(position__gte=paragraph.position))
    last = next((at for at, row in enumerate(run) if at and _is_gap(row, language)), None)
    if last is None:
        run.append(_new_last_row(article))
        last = len(run) - 1
    _shift(actor, article, run[: last + 1], language, lambda texts: [Cell(), *texts[:-1]])


def pull_up(*, actor: User, article: Article, paragraph: Paragraph, language: str) -> None:
    """Closes a gap in a language: its texts below move up by one, as far as the next gap."""
    _may_arrange(actor, article)
    run = list(article.paragraphs.filter(position__gte=paragraph.position))
    if not _is_gap(run[0], language):
        raise InvalidDecision("There is no gap to close: this row has a text in this language.", code="no-gap")
    last = next((at for at, row in enumerate(run) if at and _is_gap(row, language)), len(run))
    _shift(actor, article, run[:last], language, lambda texts: [*texts[1:], Cell()])


def _shift(
    actor: User,
    article: Article,
    run: Sequence[Paragraph],
    language: str,
    moved: Callable[[list[Cell]], list[Cell]],
) -> None:
    _expect_no_drafts(actor, article, run)
    opened = [_open(article, row) for row in run]
    texts = moved([cells[language] for cells in opened])
    _settle_rows(
        article, [(row, cells | {language: text}) for row, cells, text in zip(run, opened, texts, strict=True)]
    )
    record(actor, "shift texts", run[0], article=article, language=language)


def _settle_rows(article: Article, placed: Sequence[tuple[Paragraph, Cells]]) -> None:
    """Writes rows whose cells changed places; a row without any text goes."""
    _follow(article, [row for row, _ in placed], placed)
    for row, cells in placed:
        if any(not cell.is_gap for cell in cells.values()):
            _close(article, row, cells)
        else:
            row.delete()


def _may_arrange(actor: User, article: Article) -> None:
    require(actor, "approve_paragraph")
    for language in LANGUAGES:
        not_scheduled(article, language)


def _expect_neighbours(article: Article, upper: Paragraph, lower: Paragraph) -> None:
    following = article.paragraphs.filter(position__gt=upper.position).first()
    if following != lower:
        raise Blocked("The rows were arranged anew meanwhile: look again which ones follow each other.", code="rows")


def _expect_no_drafts(actor: User, article: Article, touched: Iterable[Paragraph]) -> None:
    """Raises Blocked while somebody types into one of these rows. A draft that she left a day ago goes into the audit trail."""
    drafts = TextDraft.objects.filter(paragraph__in=list(touched)).select_related("user", "paragraph")
    draft = drafts.filter(saved_at__gt=timezone.now() - DRAFT_HOLDS).first()
    if draft is not None:
        raise Blocked(
            "%(who)s has typed into row %(row)s (%(language)s) and not saved it. That text is saved or put aside first.",
            code="drafts",
            who=str(draft.user),
            row=draft.paragraph.position + 1,
            language=draft.language,
        )
    for left in drafts:
        about = {"language": left.language, "before": left.text, "reason": f"typed by {left.user} and never saved"}
        record(actor, "set draft aside", left.paragraph, article=article, **about)
        left.delete()


def _is_gap(paragraph: Paragraph, language: str) -> bool:
    return not (get(paragraph, "text", language) or get(paragraph, "exemption", language))


def _open(article: Article, paragraph: Paragraph) -> Cells:
    """The cells of a row as it is stored now: the caller's may be of before the article was locked."""
    paragraph.refresh_from_db()
    blocks = list(paragraph.blocks.select_related("document"))
    return {code: _cell(article, paragraph, blocks, code) for code in LANGUAGES}


def _cell(article: Article, paragraph: Paragraph, blocks: Iterable[Block], language: str) -> Cell:
    is_stale = paragraph.is_stale(language, article.source_language)
    return Cell(
        text=get(paragraph, "text", language),
        is_approved=paragraph.is_approved(language),
        made_from=get(paragraph, "made_from_digest", language) if is_stale else "",
        blocks=tuple(block for block in blocks if block.document.language == language),
        **{name: get(paragraph, name, language) for name in _CARRIED},
    )


def _close(article: Article, paragraph: Paragraph, cells: Cells) -> None:
    """Writes the cells to their row, which is arranged now."""
    source = article.source_language
    for code, cell in cells.items():
        follows = bool(cell.text) and code != source
        values = {name: getattr(cell, name) for name in ("text", *_CARRIED)}
        values["approved_digest"] = digest(cell.text) if cell.is_approved else ""
        values["made_from_digest"] = (cell.made_from or digest(cells[source].text)) if follows else ""
        for name, value in values.items():
            setattr(paragraph, column(name, code), value)
    paragraph.is_arranged = True
    paragraph.save()
    paragraph.blocks.set({block for cell in cells.values() for block in cell.blocks})


def _joined(first: Cell, second: Cell, language: str) -> Cell:
    """Two texts as one: approved if all of it was, and stale if any of it was."""
    if second.is_gap or first.is_gap:
        kept = first if second.is_gap else second
        return replace(kept, blocks=(*first.blocks, *second.blocks))
    present = [cell for cell in (first, second) if cell.text]
    text = rows.joined((cell.text for cell in present), language)
    origins = [cell.origin for cell in present]
    return Cell(
        text=text,
        origin=Paragraph.Origin.HUMAN if Paragraph.Origin.HUMAN in origins else next(iter(origins), ""),
        exemption="" if text else first.exemption,
        exemption_reason="" if text else first.exemption_reason,
        is_approved=all(cell.is_approved for cell in present) and bool(present),
        made_from=first.made_from or second.made_from,
        blocks=(*first.blocks, *second.blocks),
    )


def _part(cell: Cell, part: slice) -> Cell:
    """A part of a text; an empty one is a gap, and without a text to cut an exemption holds for both parts."""
    if not cell.text:
        return cell
    text = cell.text[part].strip()
    return replace(cell, text=text, proposal="") if text else Cell()


def _source(article: Article, cells: Cells) -> str:
    return cells[article.source_language].text


def _make_room(article: Article, later: Iterable[int]) -> None:
    """Moves rows down by one place."""
    moved = article.paragraphs.filter(pk__in=list(later))
    moved.update(position=F("position") + OUT_OF_THE_WAY)
    moved.update(position=F("position") - OUT_OF_THE_WAY + 1)


def _new_last_row(article: Article) -> Paragraph:
    last = article.paragraphs.aggregate(last=Max("position"))["last"]
    return Paragraph.objects.create(article=article, position=0 if last is None else last + 1)


def _follow(article: Article, old: Sequence[Paragraph], new: Sequence[tuple[Paragraph, Mapping[str, Cell]]]) -> None:
    """Lets settled quotes and dismissed findings of rows go to the rows that hold their words now."""
    settled = Quote.objects.filter(paragraph__in=old).exclude(state=Quote.State.SUGGESTED)
    for quote in settled:
        words = [(code, said) for code in LANGUAGES if (said := get(quote, "words", code))]
        place = max(new, key=lambda row: sum(said in row[1][code].text for code, said in words))[0]
        Quote.objects.filter(pk=quote.pk).update(paragraph=place)
    for finding in article.findings.filter(paragraph__in=old, state=Finding.State.DISMISSED):
        holders = [row for row, cells in new if finding.evidence in cells[finding.language].text]
        if holders and finding.paragraph not in holders:
            _carry(finding, holders[0])


def _carry(finding: Finding, paragraph: Paragraph) -> None:
    """Lets a dismissed finding go to another row, unless the same was found there already."""
    key = finding_key(finding.check_id, paragraph.pk, finding.language, finding.evidence)
    if not Finding.objects.filter(article=finding.article_id, key=key).exists():
        Finding.objects.filter(pk=finding.pk).update(paragraph=paragraph, key=key)
