"""What commands have in common that work stored rows out anew: one row a transaction, and an interrupted run can go on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import QuerySet

from articles.management.progress import INTERRUPTED, Progress
from articles.workflow import conductor


class RenewCommand(BaseCommand):
    """Renews rows in the order of their keys; `what` names them, `differing` says what is told of those that were others before."""

    what = ""
    differing = ""

    def rows(self) -> QuerySet[Any]:
        """The rows that there are."""
        raise NotImplementedError

    def renew(self, number: int) -> bool:
        """Works the row of this key out anew, and says whether anything differed."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="ID", help=f"go on behind this {self.what}")
        parser.add_argument("--dry-run", action="store_true", help="say how many differ and write nothing")
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        found = self.rows().filter(pk__gt=options["after"])
        numbers = list(found.order_by("pk").distinct().values_list("pk", flat=True))
        progress = Progress(self.stderr, f"{self.what}s", len(numbers), shown=options["progress"])
        renewed, last, interrupted = 0, options["after"], False
        try:
            for number in numbers:
                renewed += self._renewed(number, dry_run=options["dry_run"])
                last = number
                progress.step()
        except KeyboardInterrupt:
            interrupted = True
        progress.end()
        before = "Dry run, nothing written: " if options["dry_run"] else ""
        self.stdout.write(f"{before}{progress.done:,} {self.what}s, {renewed:,} {self.differing}")
        if interrupted:
            self.stderr.write(f"Interrupted: go on with --after {last}.")
            sys.exit(INTERRUPTED)

    def _renewed(self, number: int, *, dry_run: bool) -> bool:
        with conductor.writing():
            changed = self.renew(number)
            if dry_run:
                transaction.set_rollback(True)
        return changed
