"""Which published editions stand in a list: by what their revisions say, not by the desk's present filing."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Edition, Filing
from articles.models.languages import LANGUAGES


def filed(kind: str, slug: str | OuterRef, language: str, at: datetime | None = None) -> QuerySet[Filing]:
    """The filings of a list (`kind` is a Filing.Kind) whose revisions readers may see in a language, newest first.

    An index has them in this order, and each is asked for its edition: the first page costs the same in any archive.
    (Joined instead, SQLite would begin with the editions, and read all of them.)
    """
    public = Edition.objects.published(at).filter(revision=OuterRef("revision"), language=language)
    listed = Filing.objects.filter(Exists(public), kind=kind, slug=slug, language=language)
    return listed.order_by("-published_at", "-revision_id")


def languages_of(kind: str, slug: str, at: datetime | None = None) -> tuple[str, ...]:
    """The languages in which any published story stands in a list."""
    return tuple(code for code in LANGUAGES if filed(kind, slug, code, at).exists())


def is_filed(kind: str, slug: str) -> bool:
    """Whether any revision stands in a list: its pages lead there for good, whatever the desk files anew."""
    return Filing.objects.filter(kind=kind, slug=slug).exists()
