"""Deletes pages that were sent to "New from page" and not made into a draft within a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.workflow import arrivals


class Command(BaseCommand):
    help = "Deletes pages that have waited on an editor for more than a day. Sending a page does so too; this is for a timer."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{arrivals.purge()} deleted")
