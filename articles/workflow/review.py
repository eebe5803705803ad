"""Stage "check": what is wrong with the text as it stands; a dismissal by a person outlives every re-run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from django.contrib.auth.models import User

from articles.errors import InvalidDecision
from articles.models import Article, Finding, Paragraph, Quote
from articles.models.desk import finding_key
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.text import checks
from articles.text.checks import quote_lost
from articles.text.records import Finding as Found
from articles.text.records import TermRule
from articles.text.study import faults
from articles.workflow import glossary
from articles.workflow.access import require
from articles.workflow.audit import record

_FIELDS = ["start", "end", "severity", "evidence", "parameters", "suggestion", "state"]
SAME_ERROR = "same-error"  # a task that a correction opens, and no check
_KEPT = frozenset({SAME_ERROR, *(check.id for check in checks.CHECKS)})
_OF_DOCUMENT = frozenset(check.id for check in checks.CHECKS if check.scope == "document")


def check(*, article: Article) -> None:
    """Brings the article's findings up to date: new ones open, vanished ones are fixed, dismissed ones stay dismissed."""
    existing = {finding.key: finding for finding in article.findings.filter(check_id__in=_KEPT)}
    found = _keyed(article) | _unanswered(article, existing)
    Finding.objects.bulk_create(row for key, row in found.items() if key not in existing)
    changed = []
    for key, finding in existing.items():
        row = found.get(key)
        dismissed = finding.state == Finding.State.DISMISSED
        values = [getattr(row or finding, name) for name in _FIELDS[:-1]]
        values.append(finding.state if dismissed else Finding.State.OPEN if row else Finding.State.FIXED)
        if values != [getattr(finding, name) for name in _FIELDS]:
            for name, value in zip(_FIELDS, values, strict=True):
                setattr(finding, name, value)
            changed.append(finding)
    Finding.objects.bulk_update(changed, _FIELDS)


def survey(*, article: Article) -> tuple[Finding, ...]:
    """What `check` would find in the texts as they stand, open or dismissed, as unsaved rows; nothing is written."""
    found = _keyed(article)
    for key in article.findings.filter(state=Finding.State.DISMISSED).values_list("key", flat=True):
        if key in found:
            found[key].state = Finding.State.DISMISSED
    return tuple(found.values())


def survey_row(*, article: Article, paragraph: Paragraph, language: str, text: str) -> tuple[Finding, ...]:
    """What `check` would find in one text of a row if it were this one, as unsaved rows, without what is dismissed.

    Checks that look at the whole article are left out: they are asked when the text is saved.
    """
    row = {code: own for code in LANGUAGES if (own := text if code == language else get(paragraph, "text", code))}
    found = faults.find_in_row(row, article.source_language, glossary.rules(article))
    keyed = by_key(article, [paragraph], (replace(fault, paragraph=0) for fault in found if fault.language == language))
    dismissed = {*article.findings.filter(state=Finding.State.DISMISSED).values_list("key", flat=True)}
    return tuple(finding for key, finding in keyed.items() if key not in dismissed)


def find(rows: Sequence[Mapping[str, str]], source: str, terms: Sequence[TermRule]) -> Iterable[Found]:
    """All that is wrong in aligned rows, each by language; `paragraph` is the row's index. `source` is what the others follow."""
    return faults.find(rows, source, LANGUAGES, terms)


def _keyed(article: Article) -> dict[str, Finding]:
    paragraphs = list(article.paragraphs.all())
    rows = [{code: text for code in LANGUAGES if (text := get(row, "text", code))} for row in paragraphs]
    found = find(rows, article.source_language, glossary.rules(article))
    return by_key(article, paragraphs, chain(found, _lost_quotes(article, paragraphs)))


def _lost_quotes(article: Article, paragraphs: Sequence[Paragraph]) -> Iterator[Found]:
    """A finding "quote-lost" at the end of each text in which the words of a confirmed quote stand no more."""
    index = {paragraph.pk: at for at, paragraph in enumerate(paragraphs)}
    for quote in Quote.objects.filter(paragraph__article=article, state=Quote.State.CONFIRMED).order_by("pk"):
        for code in LANGUAGES:
            words, text = get(quote, "words", code), get(paragraphs[index[quote.paragraph_id]], "text", code)
            if words and text and words not in text:
                about = {"problem": "gone", "value": words[: quote_lost.EXCERPT]}
                evidence, at = f"{words} confirmed", index[quote.paragraph_id]
                yield Found(quote_lost.ID, "advisory", code, len(text), len(text), evidence, about, paragraph=at)


def _unanswered(article: Article, existing: Mapping[str, Finding]) -> dict[str, Finding]:
    """The questions "same error?" about texts that stand as they did when they were asked."""
    asked = {key: finding for key, finding in existing.items() if finding.check_id == SAME_ERROR}
    rows = article.paragraphs.in_bulk([finding.paragraph_id for finding in asked.values()]) if asked else {}
    return {
        key: finding
        for key, finding in asked.items()
        if (row := rows.get(finding.paragraph_id or 0))
        and digest(get(row, "text", finding.language)) == finding.parameters["seen"]
    }


def ask_same_error(
    *, actor: User, article: Article, paragraph: Paragraph, language: str, wrong: str, right: str, spared: Iterable[str]
) -> None:
    """Opens the question whether a row's other languages say what was wrong in one of them; `spared` are corrected with it.

    A script that follows its twin by machine is not asked, for its twin is. The question is answered by correcting that text, or by dismissing the question with a reason.
    """
    require(actor, "approve_paragraph")
    for other in LANGUAGES:
        text = get(paragraph, "text", other)
        follows = get(paragraph, "origin", other) == Paragraph.Origin.CONVERTED and not paragraph.is_owned(other)
        if not text or follows or other in spared:
            continue
        asked = "\x1f".join((language, wrong, right, digest(text)))
        parameters = {"from-language": language, "wrong": wrong, "right": right, "seen": digest(text)}
        about = {
            "check_id": SAME_ERROR,
            "severity": Finding.Severity.ADVISORY,
            "evidence": wrong,
            "origin": Finding.Origin.PERSON,
        }
        Finding.objects.get_or_create(
            article=article,
            key=finding_key(SAME_ERROR, paragraph.pk, other, asked),
            defaults={
                **about,
                "paragraph": paragraph,
                "language": other,
                "start": 0,
                "end": len(text),
                "parameters": parameters,
            },
        )


def by_key(article: Article, paragraphs: Sequence[Paragraph], found: Iterable[Found]) -> dict[str, Finding]:
    """Findings as unsaved rows by their keys, without what a row that is left out on purpose cannot be blamed for."""
    exempt = [{code for code in LANGUAGES if get(row, "exemption", code)} for row in paragraphs]
    told = (
        fault
        for fault in found
        if fault.check not in _OF_DOCUMENT or fault.paragraph is None or fault.language not in exempt[fault.paragraph]
    )
    keyed = fields([paragraph.pk for paragraph in paragraphs], told)
    return {row["key"]: Finding(article=article, **row) for row in keyed}


def fields(paragraphs: Sequence[int], found: Iterable[Found]) -> Iterator[dict[str, Any]]:
    """What is stored of each finding, given the rows' keys.

    A finding's own key is of check, place and evidence, and a number where the same evidence stands twice in one place.
    """
    seen: Counter[tuple[str, int | None, str, str]] = Counter()
    for row in found:
        paragraph = paragraphs[row.paragraph] if row.paragraph is not None else None
        identity = (row.check, paragraph, row.language, row.evidence)
        seen[identity] += 1
        yield {
            "paragraph_id": paragraph,
            "key": finding_key(*identity, seen[identity]),
            "check_id": row.check,
            "severity": row.severity,
            "language": row.language,
            "start": row.start,
            "end": row.end,
            "evidence": row.evidence,
            "parameters": dict(row.parameters),
            "suggestion": row.suggestion,
        }


def dismiss(*, actor: User, article: Article, finding: Finding, reason: str) -> None:
    """Sets a finding aside for good, with who and why."""
    require(actor, "dismiss_finding")
    if not reason.strip():
        raise InvalidDecision("Say why this finding is no error: the reason stays with it.", code="reason")
    Finding.objects.filter(pk=finding.pk).update(
        state=Finding.State.DISMISSED, dismissed_by=actor, dismissal_reason=reason.strip()
    )
    record(actor, "dismiss finding", finding, article=article, language=finding.language, reason=reason)


def reopen(*, actor: User, article: Article, finding: Finding) -> None:
    """Takes a dismissal back; the next check says whether the finding still stands."""
    require(actor, "dismiss_finding")
    Finding.objects.filter(pk=finding.pk, state=Finding.State.DISMISSED).update(
        state=Finding.State.OPEN, dismissed_by=None, dismissal_reason=""
    )
    record(actor, "reopen finding", finding, article=article, language=finding.language)
