"""How a process learns that pages changed in another one: SQLite is asked at each request, PostgreSQL calls.

SQLite's data_version (sqlite.org/pragma.html#pragma_data_version) moves with every commit of another connection. To read it costs
as much as all the rest of an answer, so it is read at most every few milliseconds. PostgreSQL tells its listeners at commit; should
that call be lost, the clock is read four times a second anyway.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connections

from articles.workflow.pages import CHANNEL

EVERYTHING = None
SECONDS_BETWEEN_LOOKS = 0.005
SECONDS_BETWEEN_READINGS = 0.25
SECONDS_UNTIL_NEXT_TRY = 1.0
Forget = Callable[[set[str] | None, int], None]
logger = logging.getLogger(__name__)


class Watch:
    """Hands what changed, and the tick of the clock by which it had, to `forget`; EVERYTHING when that is not known any more."""

    def __init__(self, forget: Forget) -> None:
        self.forget = forget
        self.tick = -1
        self.raw: Any = None

    def _connect(self) -> Any:
        """A connection of its own, in no pool and of no thread."""
        ours = connections["default"].copy()
        ours.ensure_connection()
        return ours.connection

    def catch_up(self) -> None:
        """Reads what changed since the last time."""
        row = self.raw.execute("SELECT ticks FROM articles_pageclock").fetchone()
        now = row[0] if row else 0
        if now == self.tick:
            return
        changes = self.raw.execute(f"SELECT tick, about FROM articles_pagechange WHERE tick > {self.tick:d}").fetchall()
        now = max((tick for tick, _ in changes), default=now)
        if self.tick < 0 or {tick for tick, _ in changes} != set(range(self.tick + 1, now + 1)):
            self.forget(EVERYTHING, now)
        else:
            self.forget({about for _, about in changes}, now)
        self.tick = now


class SqliteWatch(Watch):
    """Looks at each request, which is cheap: the database is a file on this machine."""

    def __init__(self, forget: Forget) -> None:
        super().__init__(forget)
        self.version: int | None = None
        self.next_look = 0.0
        self.lock = threading.Lock()

    def look(self) -> None:
        """Catches up if any other connection has committed since the last look."""
        now = time.monotonic()
        if now < self.next_look:
            return
        self.next_look = now + SECONDS_BETWEEN_LOOKS
        if self.raw is None:
            self._open()
        version = self.raw.execute("PRAGMA data_version").fetchone()[0]
        if version != self.version:
            with self.lock:
                self.catch_up()
                self.version = version

    def _open(self) -> None:
        with self.lock:
            self.raw = self.raw or self._connect()


class PostgresWatch(Watch):
    """Listens in a thread of its own, started by the first request of each process: a server may fork after loading."""

    def __init__(self, forget: Forget) -> None:
        super().__init__(forget)
        self.lock = threading.Lock()
        self.thread: threading.Thread | None = None

    def look(self) -> None:
        """Starts to listen; from then on there is nothing to do."""
        if self.thread is None:
            with self.lock:
                if self.thread is None:
                    self.thread = threading.Thread(target=self._listen, name="page clock", daemon=True)
                    self.thread.start()

    def _listen(self) -> None:
        while True:
            try:
                self.raw = self._connect()
                self.raw.execute(f"LISTEN {CHANNEL}")
                while True:
                    self.catch_up()
                    for _ in self.raw.notifies(timeout=SECONDS_BETWEEN_READINGS, stop_after=1):
                        pass
            except Exception:
                # While the database is away nothing can be published or taken back: what is in memory goes on being sent.
                logger.exception("The clock of public pages cannot be read")
                self.tick = -1
                time.sleep(SECONDS_UNTIL_NEXT_TRY)


def watch(forget: Forget) -> SqliteWatch | PostgresWatch:
    """The watch for the database of the settings."""
    return PostgresWatch(forget) if connections["default"].vendor == "postgresql" else SqliteWatch(forget)
