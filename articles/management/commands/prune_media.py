"""Deletes files of pictures that no article and no revision names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from articles.workflow import media

DAY = timedelta(days=1)


class Command(BaseCommand):
    help = "Deletes files of pictures that no article and no revision names and that have lain there for a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Name the files and delete none.")

    def handle(self, *args: Any, **options: Any) -> None:
        count = total = 0
        for name, size in media.unnamed(timezone.now() - DAY):
            if options["dry_run"]:
                self.stdout.write(name)
            else:
                media.delete(name)
            count, total = count + 1, total + size
        what = "would be deleted" if options["dry_run"] else "deleted"
        self.stdout.write(f"{count} files {what}, {total / 1_000_000:.1f} MB")
