"""How long readers still get what was taken back: `python -m tests.benchmarks.staleness`, also through tests.postgres.cluster's database.

A newsroom with two workers; a story is withdrawn and published again, and asked for over new connections until it is gone everywhere.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from tests.serving.conftest import House

ROUNDS = 15
ADDRESS = "/en/articles/tea/"
SETTLED = 20  # answers in a row, so that each worker was asked


def lag(house: House, verb: str, status: int) -> float:
    """Seconds from the end of the decision to the last wrong answer."""
    house.do(verb)
    began = time.monotonic()
    wrong, right = began, 0
    while right < SETTLED:
        if house.get(ADDRESS)[0] == status:
            right += 1
        else:
            wrong, right = time.monotonic(), 0
    return wrong - began


def main() -> None:
    """Prints the median and the worst."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        house.do("make_piece('tea'); do('tea', publication.publish, language='en')")
        with house.desk, house.serve(workers=2):
            withdraw = "do('tea', publication.withdraw, language='en', reason='wrong')"
            publish = "do('tea', publication.publish, language='en')"
            lags = [
                lag(house, verb, status) for _ in range(ROUNDS) for verb, status in ((withdraw, 410), (publish, 200))
            ]
            house.desk.terminate()
    print(
        f"Readers get the page of before for {median(lags) * 1000:.0f} ms (median), {max(lags) * 1000:.0f} ms (worst of {len(lags)})"
    )


if __name__ == "__main__":
    main()
