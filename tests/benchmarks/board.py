"""What the board costs: `python -m tests.benchmarks.board 100000` fills a database of its own and prints milliseconds a view.

With DIANBAO_DATA_DIR the database stays in that directory, and is not filled again. --plans shows each view's slowest query.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator

import django
from django.core.management import call_command

VIEWS = ("", "language=en&need=must-fix", "need=stale", "need=published", "who=mine", "who=unassigned", "region=1",
         "publisher=1", "need=raw&language=en", "need=review&page=400")  # fmt: skip


def run(number: int) -> None:
    """Fills the database that the settings name, and measures each view of the board."""
    from django.contrib.auth.models import User  # lazy: the settings must be set up first
    from django.db import connection, reset_queries  # lazy: the settings must be set up first
    from django.test.utils import CaptureQueriesContext  # lazy: the same

    from articles.reading.desk_board import Filters, board  # lazy: the same
    from tests.many import fill  # lazy: the same

    call_command("migrate", verbosity=0)
    viewer = User.objects.filter(username="mei").first() or fill(number)
    for view in VIEWS:
        filters = Filters.of(dict(pair.split("=") for pair in view.split("&") if pair))
        board(filters, viewer, "en")
        reset_queries()  # Django keeps nine thousand, and filling asked more
        with CaptureQueriesContext(connection) as queries:
            started, busy = time.perf_counter(), time.process_time()
            board(filters, viewer, "en")
            took, busy = time.perf_counter() - started, time.process_time() - busy
        slowest = max(queries.captured_queries, key=lambda query: float(query["time"]))
        print(
            f"{took * 1000:7.0f} ms, of which {busy * 1000:.0f} at work, {len(queries):3} queries  ?{view:32} slowest {slowest['time']} s",
            flush=True,
        )
        if "--plans" in sys.argv:
            print(slowest["sql"][:1500])


def _numbers() -> Iterator[int]:
    yield from (int(argument) for argument in sys.argv[1:] if argument.isdigit())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DIANBAO_DATA_DIR", folder)
        os.environ.update(DJANGO_SETTINGS_MODULE="newsroom.settings", DEBUG="1")
        django.setup()
        run(next(_numbers(), 10_000))
