"""The audit trail of an article, page by page, with what each text was and became."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from articles.models import Article, AuditEntry
from articles.reading import wording
from articles.reading.differences import Part, diff

PER_PAGE = 50
CHANGES = (
    "correct",
    "take proposal",
    "tell readers",
    "edit details",
)  # the verbs whose entries hold a text before and after


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry in words; `change` are the parts of the text before and after, () where no text changed."""

    entry: AuditEntry
    what: str
    change: tuple[Part, ...]


def history(article: Article, page: str) -> tuple[Page[AuditEntry], tuple[Deed, ...]]:
    """One page of the article's entries, newest first."""
    entries = article.audit_entries.select_related("actor")
    found = Paginator(entries, PER_PAGE).get_page(page)
    return found, tuple(Deed(entry, wording.verb(entry.verb), _change(entry)) for entry in found)


def _change(entry: AuditEntry) -> tuple[Part, ...]:
    before, after = entry.detail.get("before", ""), entry.detail.get("after", "")
    return diff(before, after) if entry.verb in CHANGES else ()
