"""How far a long command is: the count, the rate and the time left, on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

INTERRUPTED = 130  # the exit code of a command that Ctrl-C ended
ON_A_TERMINAL, IN_A_LOG = 0.2, 10.0  # seconds between two reports


class Progress:
    """Reports on a terminal in one line that is written over, in a log in a line every ten seconds; not at all unless `shown`."""

    def __init__(
        self, stream: Any, what: str, total: int, *, shown: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream, self.what, self.total, self.clock = stream, what, total, clock
        self.on_terminal = bool(stream.isatty())
        self.shown = shown or self.on_terminal
        self.done = 0
        self.started = clock()
        self.reported = self.started - IN_A_LOG

    def step(self, count: int = 1) -> None:
        """So many more are done."""
        self.done += count
        now = self.clock()
        if self.shown and now - self.reported >= (ON_A_TERMINAL if self.on_terminal else IN_A_LOG):
            self.reported = now
            self._write(self.line())

    def line(self) -> str:
        """The count, of how many, how fast, and how long it still takes."""
        seconds = self.clock() - self.started
        rate = self.done / seconds if seconds > 0 else 0.0
        of = f"/{self.total:,}" if self.total >= self.done else ""
        left = f", {_duration((self.total - self.done) / rate)} left" if rate and self.total > self.done else ""
        return f"{self.done:,}{of} {self.what}, {rate:.1f} a second{left}"

    def end(self) -> None:
        """Clears the line on a terminal; in a log says how it ended."""
        if not self.shown:
            return
        if self.on_terminal:
            self._write("")
        else:
            self._write(self.line())

    def _write(self, line: str) -> None:
        self.stream.write(f"\r\033[K{line}" if self.on_terminal else f"{line}\n")
        self.stream.flush()


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
