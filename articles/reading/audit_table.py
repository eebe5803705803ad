"""The audit trail as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from articles.models import AuditEntry

COLUMNS = ("at", "actor", "verb", "article", "subject", "language", "reason", "before", "after", "request")
_AT_ONCE = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Echo:
    """A file that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def lines(entries: QuerySet[AuditEntry]) -> Iterator[str]:
    """The table as CSV, a line at a time and never all of it in memory; the first begins with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    found = entries.select_related("actor", "article").defer("detail")
    for entry in found.iterator(chunk_size=_AT_ONCE):
        yield writer.writerow([harmless(value) for value in _row(entry)])


def harmless(value: str) -> str:
    """A value that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe stands before what begins like one."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _row(entry: AuditEntry) -> Iterable[str]:
    article = entry.article.slug if entry.article else ""
    about = (entry.verb, article, entry.subject, entry.language, entry.reason)
    return (entry.at.isoformat(), entry.actor.get_username(), *about, entry.before, entry.after, entry.request_id)
