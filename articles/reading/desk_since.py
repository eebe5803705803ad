"""Texts of the past by their digest: what a text was approved as, what it was made from, what somebody began to edit."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q

from articles.models import Article, AuditEntry
from articles.models.staff import called


class Past(NamedTuple):
    """A text as it stood once, and who wrote or approved it, "" where a machine did."""

    text: str
    by: str


def texts(article: Article, digests: Collection[str]) -> dict[str, Past]:
    """Those of the digests whose text the audit trail keeps."""
    wanted = {digest for digest in digests if digest}
    if not wanted:
        return {}
    entries = AuditEntry.objects.filter(Q(before__in=wanted) | Q(after__in=wanted), article=article).order_by("pk")
    found: dict[str, Past] = {}
    for entry in entries.select_related("actor"):
        if entry.before in wanted and entry.detail.get("before"):
            found.setdefault(entry.before, Past(entry.detail["before"], ""))
        if entry.after in wanted and entry.detail.get("after"):
            found[entry.after] = Past(entry.detail["after"], called(entry.actor))
    return found
