"""Prints what things cost and what they reach: seconds of this run, and ratios within it, which alone can be compared between machines.

    make bench

Five tables: the language engine part by part, beside alternatives; its checks by time; a decision on the desk against the engine's own
work; pages with few articles and with many, with their queries; and an import of new stories. The database is SQLite in memory, or the one that DATABASE_URL names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from io import StringIO

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("DEBUG", "1")
django.setup()

from django.core.management import call_command  # noqa: E402 - after setup
from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from articles.models import Article  # noqa: E402
from articles.workflow import glossary  # noqa: E402
from tests.benchmarks import engine, intake, site  # noqa: E402
from tests.benchmarks.score import timed  # noqa: E402

STORIES = 30  # python -m tests.benchmarks.intake 10000 measures an import in earnest


def show(title: str, rows: Iterable[site.Row]) -> None:
    """One table: what, milliseconds, remark."""
    print(f"\n{title}")
    for name, seconds, remark in rows:
        print(f"  {name:44} {seconds * 1000:9.2f} ms  {remark}")


def main() -> None:
    """Runs all and prints the tables."""
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0)
    imported = timed(lambda: call_command("import_seeds", stdout=StringIO()))
    article = Article.objects.get()
    terms = glossary.rules(article)
    print("Language engine, the Yunnan pages", *engine.table(terms), sep="\n")
    show("Checks", engine.checks_by_time(terms))
    show("The desk", [("import the piece with all its decisions", imported, ""), *site.desk(article)])
    show(f"Public pages with {site.MANY:,} articles", site.pages(article))
    show(f"Import of {STORIES} stories, CPU time of one", intake.rows(STORIES, [(True, 1), (False, 1)]))
    connection.creation.destroy_test_db(":memory:", verbosity=0)


if __name__ == "__main__":
    main()
