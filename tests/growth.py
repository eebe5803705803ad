"""Whether work grows with the length of a text and not with its square, judged so that a busy machine cannot fail it."""

from collections.abc import Callable
from time import process_time

TRIES = 6  # of each length; the quickest of them counts
FOUR_TIMES = 10  # what four times the length may cost: 4 in proportion, 16 for the square
LITTLE = 0.05  # of a second: what takes less tells nothing of how it grows


def in_proportion(work: Callable[[int], object], size: int) -> bool:
    """Whether `work(4 * size)` takes less than ten times the CPU time of `work(size)`.

    Each try has another length: what the one before left in a cache serves none.
    """

    def seconds(size: int) -> float:
        started = process_time()
        work(size)
        return process_time() - started

    short = long = float("inf")
    for k in range(TRIES):
        length = size + k * max(1, size // 50)
        short, long = min(short, seconds(length)), min(long, seconds(4 * length))
        if long < FOUR_TIMES * short + LITTLE:
            return True
    return False
