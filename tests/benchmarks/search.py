"""What search costs and whether it finds all: `python -m tests.benchmarks.search 20000` fills a database of its own and prints figures.

Every story is published in three languages and searched in all of them. --postgres makes a PostgreSQL cluster for the run. With
DIANBAO_DATA_DIR a database of SQLite stays in that directory, and is not filled again.
Recall is against a scan of the folded texts for the same characters.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from itertools import pairwise

import django
from django.core.management import call_command

from tests.postgres.cluster import binaries, cluster

QUERIES, SCANNED = 100, 25  # queries of each kind, and how many of them are compared with a scan


def run(number: int) -> None:
    """Fills the database that the settings name, and prints the figures of each kind of query."""
    from tests.benchmarks import search_archive as archive  # lazy: the settings must be set up first

    call_command("migrate", verbosity=0)
    texts = archive.texts() or archive.fill(number)
    dice = random.Random(11)
    english = [text for text in texts.values() if text.isascii()]
    words = [dice.choice(dice.choice(english).split()) for _ in range(QUERIES)]
    starts = [(text.split(), dice.randrange(200)) for text in dice.choices(english, k=QUERIES)]
    kinds = {
        "2 characters": archive.grams(texts, 2, QUERIES, dice),
        "4 characters": archive.grams(texts, 4, QUERIES, dice),
        "1 character": archive.grams(texts, 1, QUERIES, dice),
        "English word": words,
        "two words": [f"{one} {other}" for one, other in pairwise(words)],
        "phrase of two": [f'"{" ".join(row[at : at + 2])}"' for row, at in starts],
    }
    for kind, queries in kinds.items():
        language = "zh-hans" if "character" in kind else "en"
        for order in ("", "newest"):
            wall, busy, found = archive.timed(queries, language, order)
            print(
                f"{kind:14} {order or 'ranked':7} {wall} by the clock, {busy} at work, {found:8,.0f} found", flush=True
            )
        if "character" in kind:
            print(f"{kind:14} recall  {archive.recall(texts, queries[:SCANNED])}")


def main(number: int) -> None:
    """A run on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DIANBAO_DATA_DIR", folder)
        os.environ.update(DJANGO_SETTINGS_MODULE="newsroom.settings", DEBUG="1")
        django.setup()
        run(number)


if __name__ == "__main__":
    size = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), 20_000)
    programs = binaries()
    if "--postgres" in sys.argv and programs:
        with cluster(programs) as url:
            os.environ["DATABASE_URL"] = url
            main(size)
    else:
        main(size)
