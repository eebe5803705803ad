"""How an edition is frozen into a revision, and its corrections become public with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max

from articles.models import Correction, Edition, Filing, Revision
from articles.workflow.snapshot import snapshot


def content(edition: Edition) -> dict[str, Any]:
    """What a revision of the draft as it stands would hold."""
    return snapshot(edition.article, edition.language)


def digest_of(content: Mapping[str, Any]) -> str:
    """The digest by which two revisions are told to be the same."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def make(
    actor: User,
    edition: Edition,
    content: Mapping[str, Any],
    *,
    moment: datetime,
    now: datetime,
    published_at: datetime,
    told: Sequence[Correction],
) -> Revision:
    """The next revision, public from a moment on, of an edition first published at another; `told` are the corrections that come with it,
    and typos alone change nothing of substance."""
    past = Revision.objects.filter(article=edition.article, language=edition.language)
    only_typos = edition.revision is not None and {row.kind for row in told} == {Correction.Kind.TYPO}
    revision = Revision.objects.create(
        article=edition.article,
        language=edition.language,
        number=(past.aggregate(last=Max("number"))["last"] or 0) + 1,
        headline=content["headline"],
        standfirst=content["standfirst"],
        content=content,
        digest=digest_of(content),
        is_approved=content["edition"]["approved"] == content["edition"]["total"],
        modified_at=edition.revision.modified_at if only_typos and edition.revision else moment,
        created_at=now,
        created_by=actor,
    )
    file(revision, published_at)
    return revision


def file(revision: Revision, published_at: datetime) -> None:
    """Puts a revision into the lists that it belongs to by what it says."""
    Filing.objects.bulk_create(
        Filing(revision=revision, kind=kind, slug=slug, language=revision.language, published_at=published_at)
        for kind, slug in sorted(set(_filings(revision.content)))
    )


def refile_source(lost: str, kept: str) -> None:
    """Moves what is listed under a source to the one that it was merged into; what is under both stays there once."""
    filed = Filing.objects.filter(kind=Filing.Kind.SOURCE)
    filed.filter(slug=lost, revision__in=filed.filter(slug=kept).values("revision")).delete()
    filed.filter(slug=lost).update(slug=kept)


def _filings(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    named = {
        Filing.Kind.REGION: [content["region"]],
        Filing.Kind.TOPIC: content["topics"],
        Filing.Kind.SOURCE: [content["publisher"], *content["sources"]],
    }
    yield from ((kind, row["slug"]) for kind, rows in named.items() for row in rows if row)
    if content["quotes"]:
        yield Filing.Kind.QUOTES, ""


def tell(told: Sequence[Correction], moment: datetime | None) -> None:
    """Makes corrections public from a moment on; None takes that back."""
    Correction.objects.filter(pk__in=[row.pk for row in told]).update(published_at=moment)
