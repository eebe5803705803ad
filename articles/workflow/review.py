"""Stage "check": what is wrong with the text as it stands; a dismissal by a person outlives every re-run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.contrib.auth.models import User

from articles.errors import InvalidDecision
from articles.models import Article, Finding, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.text import checks
from articles.text.records import Finding as Found
from articles.text.records import TermRule
from articles.workflow import glossary
from articles.workflow.access import require
from articles.workflow.audit import record

_FIELDS = ["start", "end", "severity", "evidence", "parameters", "suggestion", "state"]


def check(*, article: Article) -> None:
    """Brings the article's findings up to date: new ones open, vanished ones are fixed, dismissed ones stay dismissed."""
    paragraphs = list(article.paragraphs.all())
    found = _keyed(_find(article, paragraphs), paragraphs)
    existing = {finding.key: finding for finding in article.findings.all()}
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


def _find(article: Article, paragraphs: Sequence[Paragraph]) -> Iterable[Found]:
    terms, source = glossary.rules(article), article.source_language
    rows = [{code: text for code in LANGUAGES if (text := get(row, "text", code))} for row in paragraphs]
    for index, row in enumerate(rows):
        for found in _find_in_row(row, source, terms):
            yield replace(found, paragraph=index)
    present = [code for code in LANGUAGES if any(code in row for row in rows)]
    for found in checks.check_document([{code: row.get(code, "") for code in present} for row in rows], source, terms):
        if found.paragraph is None or not get(paragraphs[found.paragraph], "exemption", found.language):
            yield found


def _find_in_row(row: dict[str, str], source: str, terms: Sequence[TermRule]) -> Iterable[Found]:
    for language, text in row.items():
        yield from checks.check_text(text, language, terms)
        if language != source and source in row:
            yield from checks.check_pair(text, row[source], language, source, terms)


def _keyed(found: Iterable[Found], paragraphs: Sequence[Paragraph]) -> dict[str, Finding]:
    """The findings by key: check, place and evidence, and a number where the same evidence stands twice in one place."""
    seen: Counter[tuple[str, int | None, str, str]] = Counter()
    keyed: dict[str, Finding] = {}
    for row in found:
        paragraph = paragraphs[row.paragraph] if row.paragraph is not None else None
        identity = (row.check, paragraph.pk if paragraph else None, row.language, row.evidence)
        seen[identity] += 1
        key = hashlib.sha256("\x1f".join(map(str, (*identity, seen[identity]))).encode()).hexdigest()
        keyed[key] = Finding(
            article=(paragraphs[0].article),
            paragraph=paragraph,
            key=key,
            check_id=row.check,
            severity=row.severity,
            language=row.language,
            start=row.start,
            end=row.end,
            evidence=row.evidence,
            parameters=dict(row.parameters),
            suggestion=row.suggestion,
        )
    return keyed


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
