"""The raw documents, streamed: what was received, when, where and by whom, with the bytes as they came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, cast

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import RawDocument

AT_ONCE = 20  # documents in memory; one may have 64 MB


def documents(slugs: Sequence[str] = (), since: date | None = None, until: date | None = None) -> QuerySet[RawDocument]:
    """Those of the articles (all where none is named), received on these days, both included; in the order received."""
    found = RawDocument.objects.order_by("pk")
    if slugs:
        found = found.filter(articles__slug__in=slugs).distinct()
    if since:
        found = found.filter(received_at__gte=_start_of(since))
    if until:
        found = found.filter(received_at__lt=_start_of(date.fromordinal(until.toordinal() + 1)))
    return found


def streamed(found: QuerySet[RawDocument]) -> Iterator[RawDocument]:
    """The documents one by one, few of them in memory."""
    return found.select_related("received_by", "publisher").prefetch_related("articles").iterator(chunk_size=AT_ONCE)


def described(document: RawDocument) -> dict[str, Any]:
    """What is known of a document, as JSON values, without its bytes and without what was read out of them."""
    return {
        "sha256": document.sha256,
        "size": len(document.content),
        "filename": document.filename,
        "url": document.url,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "language": document.language,
        "origin": document.origin,
        "received_at": document.received_at.isoformat(),
        "received_by": document.received_by.get_username(),
        "received_from": document.received_from,
        "publisher": document.publisher.slug if document.publisher else "",
        "rights_note": document.rights_note,
        "item": document.item,
        "articles": slugs_of(document),
    }


def slugs_of(document: RawDocument) -> list[str]:
    """The articles that draw on a document."""
    return sorted(
        article.slug for article in cast(Any, document).articles.all()
    )  # the plugin sees it only in some orders of checking


def checksum(document: RawDocument) -> str:
    """The SHA-256 of the bytes as they are stored now."""
    return hashlib.sha256(document.content).hexdigest()


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
