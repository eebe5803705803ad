"""Counts anew, for every article, what the board shows: needed once after an upgrade from a version without a board."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.management.progress import Progress
from articles.models import Article
from articles.workflow import conductor, tally


class Command(BaseCommand):
    help = (
        "Counts anew what the board shows of each article. Interrupted, it is run again; it changes only wrong counts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.order_by("pk")
        progress = Progress(self.stderr, "articles", articles.count(), shown=options["progress"])
        for article in articles.iterator(chunk_size=500):
            with conductor.writing():
                tally.tally(article=article)
            progress.step()
        progress.end()
        self.stdout.write(f"{progress.done:,} articles counted")
