"""Stores every public page anew: needed once after an upgrade, whose templates are others, so that readers find pages ready."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.management.progress import Progress
from articles.workflow import pages


class Command(BaseCommand):
    help = (
        "Renders and stores the pages of all public stories and the fronts, as far as they are not stored as this version makes them. "
        "Interrupted, it is run again and goes on. Pages of other versions are deleted at the end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say how many pages are missing and change nothing")
        parser.add_argument(
            "--keep-old", action="store_true", help="keep the pages of other versions, which a server may still run"
        )
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"]:
            self.stdout.write(f"{sum(1 for _ in pages.missing()):,} pages are not stored as this version makes them")
            return
        progress = Progress(self.stderr, "pages", pages.count(), shown=options["progress"])
        kept = 0
        for address in pages.missing():
            kept += pages.store(address)
            progress.step()
        progress.end()
        deleted = 0 if options["keep_old"] else pages.delete_old()
        self.stdout.write(f"{kept:,} pages stored, {deleted:,} of other versions deleted")
        if kept < progress.done:
            self.stdout.write(f"{progress.done - kept:,} are rendered when they are asked for: they changed meanwhile")
