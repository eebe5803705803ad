"""What the owners of sites let robots read (RFC 9309), asked once a site and kept for an hour."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from articles.errors import RefusedInput

READ_BYTES = 500 * 1024  # RFC 9309: a crawler must read that much, and may stop there
KEPT_SECONDS, RETRY_SECONDS = 3600.0, 60.0
KEPT_SITES = 1000
LONGEST_DELAY = 30.0


@dataclass(slots=True)
class Rules:
    """The rules of one site, until when they hold, and when it may be asked next (moments of the clock).

    `failure` says why they could not be had; then nothing may be read for now.
    """

    parsed: Protego
    failure: str
    until: float
    next_visit: float = 0.0


@dataclass(slots=True)
class Robots:
    """The rules of every site met so far. `clock` and `sleep` are the time module's."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _known: OrderedDict[str, Rules] = field(default_factory=OrderedDict)

    def admit(self, origin: str, url: str, agent: str, ask: Callable[[str], tuple[int, bytes]]) -> float:
        """The seconds of the pause that the site wanted before the page may be asked for; it is over when this returns.

        `ask` gives status and body of an address, and raises RefusedInput where it cannot. Raises RefusedInput with code "robots".
        """
        rules, name = self._rules(origin, ask), _token(agent)
        if rules.failure:
            raise RefusedInput(f"what the site allows robots cannot be read. {rules.failure}", code="robots", place=url)
        if not rules.parsed.can_fetch(url, name):
            raise RefusedInput(
                "the site's robots.txt keeps robots from this page. Open it in a browser and save it.",
                code="robots",
                place=url,
            )
        pause = max(rules.next_visit - self.clock(), 0.0)
        if pause:
            self.sleep(pause)
        rules.next_visit = self.clock() + min(rules.parsed.crawl_delay(name) or 0.0, LONGEST_DELAY)
        return pause

    def _rules(self, origin: str, ask: Callable[[str], tuple[int, bytes]]) -> Rules:
        known, now = self._known.get(origin), self.clock()
        if known is None or known.until <= now:
            text, failure = _text(origin, ask)
            until = self.clock() + (RETRY_SECONDS if failure else KEPT_SECONDS)
            known = self._known[origin] = Rules(Protego.parse(text), failure, until, known.next_visit if known else 0.0)
        self._known.move_to_end(origin)
        if len(self._known) > KEPT_SITES:
            self._known.popitem(last=False)
        return known


def _token(agent: str) -> str:
    """The name by which a site's rules call the robot: "Dianbao/2 (+https://...)" is Dianbao."""
    return re.split("[/ ]", agent, maxsplit=1)[0]


def _text(origin: str, ask: Callable[[str], tuple[int, bytes]]) -> tuple[str, str]:
    """The rules, and why there are none: a site without that page forbids nothing, one that fails or says "too many" all."""
    try:
        status, body = ask(f"{origin}/robots.txt")
    except RefusedInput as error:
        return "", error.message
    if status >= 500 or status == 429:
        return "", f"{origin}/robots.txt: the server answers with status {status}. Try again later."
    return (body[:READ_BYTES].decode("utf-8-sig", "replace") if status == 200 else ""), ""
