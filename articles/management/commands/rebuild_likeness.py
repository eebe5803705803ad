"""Makes the keys by which pages are found again anew, after the way to make them has changed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.formats import CONTAINERS
from articles.management.progress import Progress
from articles.models import RawDocument
from articles.workflow import conductor, likeness

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Works out anew what every raw document is found by when the same page or the same story comes in again, and writes what "
        "differs. Needed after an upgrade whose notes say so."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="ID", help="go on behind this document")
        parser.add_argument("--dry-run", action="store_true", help="say how many differ and write nothing")
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        found = RawDocument.objects.exclude(media_type__in=CONTAINERS).filter(pk__gt=options["after"]).order_by("pk")
        numbers = list(found.values_list("pk", flat=True))
        progress = Progress(self.stderr, "documents", len(numbers), shown=options["progress"])
        renewed, last, interrupted = 0, options["after"], False
        try:
            for number in numbers:
                renewed += _renewed(number, dry_run=options["dry_run"])
                last = number
                progress.step()
        except KeyboardInterrupt:
            interrupted = True
        progress.end()
        before = "Dry run, nothing written: " if options["dry_run"] else ""
        self.stdout.write(f"{before}{progress.done:,} documents, {renewed:,} with other keys than before")
        if interrupted:
            self.stderr.write(f"Interrupted: go on with --after {last}.")
            sys.exit(INTERRUPTED)


def _renewed(number: int, *, dry_run: bool) -> bool:
    """Whether the document's keys are others than before; each document is a transaction of its own."""
    document = RawDocument.objects.prefetch_related("blocks").get(pk=number)
    with conductor.writing():
        changed = likeness.fingerprint(document=document)
        if dry_run:
            transaction.set_rollback(True)
    return changed
