"""The texts of a row for the correction view: marked, compared with what they were, and with what lights up in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.conf import settings

from articles.models import Article, Finding, Paragraph, Quote
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.reading import desk_lights, wording
from articles.reading.desk_pages import Passage
from articles.reading.desk_sheet import AMBIGUOUS, Cell, Conflict, Draft, Note, Place, Stretch
from articles.reading.desk_since import Past
from articles.reading.differences import Part, diff
from articles.text.merge import merge
from articles.text.records import Change, TermRule
from articles.text.script import OTHER, convert

COUNTERPART = "counterpart"  # marks what a finding in another language points to
_SEVERITIES = (*Finding.Severity.values, COUNTERPART, AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that is marked: why, for which finding, or with which key it lights up."""

    start: int
    end: int
    severity: str = ""
    finding: int | None = None
    light: str = ""
    title: str = ""


class CellMaker:
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
        alike: Mapping[str, int],
    ) -> None:
        self.article, self.paragraph, self.raw, self.drafts = article, paragraph, raw, drafts
        self.findings, self.terms, self.past, self.alike = list(findings), terms, past, alike
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
            key=f"{row.pk}-{language}",
            place=f"{row.pk}:{language}",
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
            notes=tuple(
                note(finding, text, self.alike.get(finding.check_id, 0))
                for finding in self.findings
                if finding.language == language
            ),
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


def note(finding: Finding, text: str, alike: int = 0) -> Note:
    """A finding of a text in words; `alike` is how many of its check can be repaired."""
    return Note(
        finding=finding,
        title=wording.check_title(finding.check_id),
        sentence=wording.finding_sentence(finding.check_id, finding.parameters),
        repair=diff(text[finding.start : finding.end], finding.suggestion) if finding.suggestion is not None else (),
        alike=alike,
    )
