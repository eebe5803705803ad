"""How many plain stories of 40 paragraphs in three languages an import reads in a second, with and without checks.

    python -m tests.benchmarks.intake [STORIES]

The stories lie on disk, 30 KB of text each. A reading goes from the bytes to the last row: decode, tell the language, split, judge, align,
convert, quote, check, write. It is done with checks and without, by two processes and by one, each time with other stories, into SQLite
in a file of its own, or into the PostgreSQL that DATABASE_URL names. What counts is CPU time over all processes, for that is what a quiet
machine can be held to: two processors give two seconds of it a second. `make bench` prints a small one.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from articles.text.study import warm
from tests.benchmarks.stories import PARAGRAPHS, stories

CORES = 2
PLANS = [(checks, jobs) for checks in (True, False) for jobs in (2, 1)]


class Run(NamedTuple):
    """What one import took: seconds by the clock, seconds of all processors, and megabytes at most here and in a worker."""

    stories: int
    seconds: float
    cpu: float
    memory: tuple[float, float]

    def row(self, name: str) -> tuple[str, float, str]:
        """CPU seconds a story, and in words what follows from it."""
        cpu = self.cpu / self.stories
        here, worker = self.memory
        rates = f"{CORES / cpu:6.1f} a second of {CORES} processors; by the clock {self.stories / self.seconds:6.1f}"
        return name, cpu, f"{rates}; {here:.0f} MB, a worker {worker:.0f} MB"


def lay_out(folder: Path, first: int, count: int) -> list[list[tuple[Path, str]]]:
    """The pages of the stories as files, each with its origin."""
    folder.mkdir(parents=True)
    laid = []
    for number, story in enumerate(stories(count, first), first):
        pages = [(folder / f"{number}.{page.language}.txt", page) for page in story.pages]
        for path, page in pages:
            path.write_text(page.text, encoding="utf-8")
        laid.append([(path, page.origin) for path, page in pages])
    return laid


def measured(laid: list[list[tuple[Path, str]]], checks: bool, jobs: int) -> Run:
    """Imports the stories."""
    from tests.benchmarks.importing import import_all  # lazy: it needs Django to be set up

    warm()
    before, start = _cpu(), perf_counter()
    import_all(laid, checks, jobs)
    seconds = perf_counter() - start
    return Run(len(laid), seconds, _cpu() - before, (_peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)))


def _cpu() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def rows(count: int, plans: list[tuple[bool, int]] = PLANS) -> Iterator[tuple[str, float, str]]:
    """A row a plan: name, CPU seconds a story, remark."""
    with tempfile.TemporaryDirectory(prefix="dianbao-intake-") as folder:
        for number, (checks, jobs) in enumerate(plans):
            laid = lay_out(Path(folder, str(number)), number * count, count)
            name = f"{'with' if checks else 'without'} checks, {jobs} process{'es' if jobs > 1 else ''}"
            yield measured(laid, checks, jobs).row(name)


@contextmanager
def database() -> Iterator[None]:
    """A database of its own, gone afterwards."""
    if settings.POSTGRESQL:
        connection.creation.create_test_db(verbosity=0)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(settings.POSTGRESQL["NAME"], verbosity=0)
    else:
        call_command("migrate", verbosity=0)
        yield


def main(count: int) -> None:
    """Prints the rows."""
    with tempfile.TemporaryDirectory(prefix="dianbao-data-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "DEBUG": "1", "DIANBAO_DATA_DIR": folder}
        django.setup()
        settings.DEBUG = False  # or Django keeps every statement
        with database():
            print(f"{count:,} stories of {PARAGRAPHS} paragraphs in three languages, {connection.vendor}")
            for name, cpu, remark in rows(count):
                print(f"  {name:30} {cpu * 1000:7.1f} ms of CPU a story  {remark}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
