"""Stage "check": what is wrong with the text as it stands; a dismissal by a person outlives every re-run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User

from articles.errors import InvalidDecision
from articles.models import Article, Finding
from articles.models.languages import LANGUAGES, get
from articles.text import checks
from articles.text.records import Finding as Found
from articles.text.records import TermRule
from articles.text.study import faults
from articles.workflow import glossary
from articles.workflow.access import require
from articles.workflow.audit import record

_FIELDS = ["start", "end", "severity", "evidence", "parameters", "suggestion", "state"]
_OF_DOCUMENT = frozenset(check.id for check in checks.CHECKS if check.scope == "document")


def check(*, article: Article) -> None:
    """Brings the article's findings up to date: new ones open, vanished ones are fixed, dismissed ones stay dismissed."""
    existing = {finding.key: finding for finding in article.findings.all()}
    found = _keyed(article)
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


def find(rows: Sequence[Mapping[str, str]], source: str, terms: Sequence[TermRule]) -> Iterable[Found]:
    """All that is wrong in aligned rows, each by language; `paragraph` is the row's index. `source` is what the others follow."""
    return faults.find(rows, source, LANGUAGES, terms)


def _keyed(article: Article) -> dict[str, Finding]:
    paragraphs = list(article.paragraphs.all())
    rows = [{code: text for code in LANGUAGES if (text := get(row, "text", code))} for row in paragraphs]
    exempt = [{code for code in LANGUAGES if get(row, "exemption", code)} for row in paragraphs]
    told = (
        found
        for found in find(rows, article.source_language, glossary.rules(article))
        if found.check not in _OF_DOCUMENT or found.paragraph is None or found.language not in exempt[found.paragraph]
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
            "key": hashlib.sha256("\x1f".join(map(str, (*identity, seen[identity]))).encode()).hexdigest(),
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
