"""Makes what readers search anew, for every article: needed once after an upgrade from a version without search, or with other terms."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.management.progress import Progress
from articles.models import Article
from articles.workflow import conductor, search_index

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Works out anew what every public article is found by, and writes what differs. Interrupted, it is run again, or goes on with --after. "
        "Needed after an upgrade whose notes say so."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="ID", help="go on behind this article")
        parser.add_argument("--dry-run", action="store_true", help="say how many differ and write nothing")
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Article.objects.filter(pk__gt=options["after"], editions__revision__isnull=False)
        numbers = list(found.order_by("pk").distinct().values_list("pk", flat=True))
        progress = Progress(self.stderr, "articles", len(numbers), shown=options["progress"])
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
        self.stdout.write(f"{before}{progress.done:,} articles, {renewed:,} found by other terms than before")
        if interrupted:
            self.stderr.write(f"Interrupted: go on with --after {last}.")
            sys.exit(INTERRUPTED)


def _renewed(number: int, *, dry_run: bool) -> bool:
    """Whether the article's rows are others than before; each article is a transaction of its own."""
    with conductor.writing():
        article = Article.objects.select_for_update().filter(pk=number).first()
        changed = article is not None and search_index.renew(article=article)
        if dry_run:
            transaction.set_rollback(True)
    return changed
