"""Makes the keys by which pages are found again anew, after the way to make them has changed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.formats import CONTAINERS
from articles.management.renewing import RenewCommand
from articles.models import RawDocument
from articles.workflow import likeness


class Command(RenewCommand):
    help = (
        "Works out anew what every raw document is found by when the same page or the same story comes in again, and writes what "
        "differs. Needed after an upgrade whose notes say so."
    )
    what = "document"
    differing = "with other keys than before"

    def rows(self) -> QuerySet[Any]:
        return RawDocument.objects.exclude(media_type__in=CONTAINERS)

    def renew(self, number: int) -> bool:
        return likeness.fingerprint(document=RawDocument.objects.prefetch_related("blocks").get(pk=number))
