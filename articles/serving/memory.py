"""The pages that a process has at hand, the most recently asked for, in as many bytes as it may use."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from articles.formats.packing import Packed, unpack

Headers = list[tuple[str, str]]
IDENTITY, GZIP, BROTLI, ZSTD = "identity", "gzip", "br", "zstd"
_OF_CACHES = frozenset({"Cache-Control", "Vary", "Last-Modified", "Surrogate-Key"})
OVERHEAD = 4_096  # bytes that a page costs beside its text, by tracemalloc


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes over the wire for one encoding: headers and body, and the headers for who has the body already."""

    headers: Headers
    body: list[bytes]
    unchanged: Headers


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be sent in each encoding; `about` is what it tells of, `expires` a moment in seconds (0 never)."""

    status: str
    etag: str
    answers: dict[str, Answer]
    about: frozenset[str]
    expires: float
    size: int


def page(
    status: int,
    headers: Iterable[Sequence[str]],
    etag: str,
    packed: Packed,
    about: Iterable[str],
    expires_at: datetime | None,
) -> Page:
    """A page made ready out of what is stored of it."""
    common = [*((name, value) for name, value in headers), ("Vary", "Accept-Encoding")]
    bodies = {IDENTITY: unpack(packed.gzip), GZIP: packed.gzip, BROTLI: packed.brotli, ZSTD: packed.zstd}
    return Page(
        status=f"{status} {HTTPStatus(status).phrase}",
        etag=etag,
        answers={encoding: _answer(common, etag, encoding, body) for encoding, body in bodies.items()},
        about=frozenset(about),
        expires=expires_at.timestamp() if expires_at else 0.0,
        size=sum(map(len, bodies.values())) + OVERHEAD,
    )


def _answer(common: Headers, etag: str, encoding: str, body: bytes) -> Answer:
    """The ETag is strong, and so another one for each encoding; a 304 repeats what caches need (RFC 9110, 8.8.3 and 15.4.5)."""
    kept = [pair for pair in common if pair[0] in _OF_CACHES]
    if encoding == IDENTITY:
        tag, encoded = ("ETag", f'"{etag}"'), []
    else:
        tag, encoded = ("ETag", f'"{etag}-{encoding}"'), [("Content-Encoding", encoding)]
    return Answer([*common, tag, ("Content-Length", str(len(body))), *encoded], [body], [*kept, tag])


class Memory:
    """Pages by address. What is put in while something changed is not kept: nobody could say whether it is from before."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.pages: OrderedDict[str, Page] = OrderedDict()
        self.size = 0
        self.tick = -1
        self.lock = threading.Lock()

    def get(self, address: str) -> Page | None:
        """The page at an address, while it may be sent."""
        found = self.pages.get(address)
        if found is None:
            return None
        if found.expires and time.time() >= found.expires:
            self.forget(found.about, self.tick)
            return None
        try:
            self.pages.move_to_end(address)
        except KeyError:  # forgotten since
            return None
        return found

    def put(self, address: str, page: Page, tick: int) -> None:
        """Keeps a page that was read when the clock said `tick`; the longest unused make room for it."""
        with self.lock:
            if tick != self.tick or page.size > self.limit:
                return
            self._drop(address)
            self.pages[address] = page
            self.size += page.size
            while self.size > self.limit:
                self._drop(next(iter(self.pages)))

    def forget(self, about: Collection[str] | None, tick: int) -> None:
        """Drops the pages that tell of these, or all (None); what is read from now on is of this tick."""
        with self.lock:
            self.tick = tick
            gone = [key for key, page in self.pages.items() if about is None or not page.about.isdisjoint(about)]
            for address in gone:
                self._drop(address)

    def _drop(self, address: str) -> None:
        if dropped := self.pages.pop(address, None):
            self.size -= dropped.size
