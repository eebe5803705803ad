"""A figure of the language engine beside that of an alternative which runs in the same process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """What the engine reaches at a task and what `alternative` does; `measure` says what is counted ("of 100", "false flags")."""

    task: str
    measure: str
    ours: float
    alternative: str = ""
    theirs: float | None = None
    fewer_is_better: bool = False

    @property
    def lead(self) -> float:
        """By how much the engine is the better; less than 0 where the alternative is."""
        if self.theirs is None:
            return 0.0
        return self.theirs - self.ours if self.fewer_is_better else self.ours - self.theirs


def best(work: Callable[[], Any], rounds: int = 5) -> float:
    """Seconds of the fastest of some rounds, after one that warms up."""
    work()
    return min(timed(work) for _ in range(rounds))


def timed(work: Callable[[], Any]) -> float:
    """Seconds of one run."""
    start = perf_counter()
    work()
    return perf_counter() - start
