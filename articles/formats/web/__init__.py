"""Fetches a page of the public internet, and nothing else: no address inside the newsroom's network can be reached through it.

The host is resolved once, every one of its addresses is checked, and the connection goes to an address that was checked, so that
a second answer of the name server changes nothing. After each redirect everything is checked again.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import Message
from functools import cache
from urllib.parse import urljoin

from articles.errors import RefusedInput
from articles.formats.web import addresses, transfer
from articles.formats.web.addresses import Address, Target
from articles.formats.web.robots import Robots

__all__ = ["Fetched", "Limits", "Network", "Robots", "fetch"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
ROBOTS_BYTES = 5_000_000
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,text/plain;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its bytes, the address that it came from in the end, and what the server calls it ("" where it does not say)."""

    content: bytes
    url: str
    media_type: str
    charset: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes of a page, unpacked; the most seconds of one fetch with all its redirects; the most redirects."""

    size: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Network:
    """How names are resolved, which addresses and ports may be reached, and whom TLS trusts. Only tests need another than this."""

    resolve: Callable[[str, int, float], Sequence[Address]] = addresses.resolve
    admits: Callable[[Address], bool] = addresses.is_public
    ports: frozenset[int] = frozenset({80, 443})
    trust: Callable[[], ssl.SSLContext] = _certificates


INTERNET = Network()


@dataclass(slots=True)
class _Visit:
    """One fetch under way: its deadline is for everything together, and a host is resolved once."""

    agent: str
    network: Network
    limits: Limits
    deadline: float
    hosts: dict[str, Sequence[Address]] = field(default_factory=dict)

    def ask(self, target: Target, most: int) -> transfer.Answer:
        headers = {
            "Host": target.origin.partition("://")[2],
            "User-Agent": self.agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        return transfer.get(
            target,
            self._checked(target),
            headers,
            most=most,
            deadline=self.deadline,
            context=self.network.trust(),
        )

    def follow(self, url: str, most: int, admit: Callable[[Target], None]) -> tuple[Target, transfer.Answer]:
        """The last answer of a chain of redirects, each step admitted and checked like the first."""
        target = addresses.parse(url, self.network.ports)
        for _ in range(self.limits.redirects + 1):
            admit(target)
            answer = self.ask(target, most)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return target, answer
            target = addresses.parse(_joined(target.url, answer.headers["location"]), self.network.ports)
        raise RefusedInput(
            f"more than {self.limits.redirects} redirects. Open it in a browser and take the address that it ends at.",
            code="redirects",
            place=addresses.shown(url),
        )

    def robots(self, url: str) -> tuple[int, bytes]:
        """Status and body of a robots.txt."""
        _, answer = self.follow(url, ROBOTS_BYTES, lambda target: None)
        return answer.status, answer.body

    def admit(self, target: Target, robots: Robots) -> None:
        """Whether the page may be asked for, its host first; a pause that the site wants does not count as time of the fetch."""
        self._checked(target)
        self.deadline += robots.admit(target.origin, target.url, self.agent, self.robots)

    def _checked(self, target: Target) -> Sequence[Address]:
        """The addresses of the host, all of them fit to be asked; one that is not spoils them all."""
        if target.host not in self.hosts:
            self.hosts[target.host] = self._resolved(target)
        return self.hosts[target.host]

    def _resolved(self, target: Target) -> Sequence[Address]:
        try:
            found = self.network.resolve(target.host, target.port, self.deadline - time.monotonic())
        except TimeoutError as error:
            raise RefusedInput("it took too long to find the host.", code="too-slow", place=target.url) from error
        except OSError as error:
            raise RefusedInput("no such host. Check the address.", code="name", place=target.url) from error
        inside = [address for address in found if not self.network.admits(address)]
        if inside or not found:
            where = f"it leads to {inside[0]}" if inside else "it leads nowhere"
            raise RefusedInput(
                f"{where}, and only machines of the public internet are asked. Save the page to a file and import that.",
                code="forbidden-address",
                place=target.url,
            )
        return found


def fetch(
    url: str,
    *,
    agent: str,
    robots: Robots | None = None,
    network: Network = INTERNET,
    limits: Limits = Limits(),
) -> Fetched:
    """The page at an http or https address. `agent` names the product and its site; `robots` keeps what sites allow between calls.

    Raises RefusedInput with code "url", "url-scheme", "url-credentials", "url-port", "name", "forbidden-address", "robots",
    "redirects", "status", "too-large", "too-slow", "tls", "connection" or "content-encoding".
    """
    rules = Robots() if robots is None else robots
    visit = _Visit(agent, network, limits, time.monotonic() + limits.seconds)
    target, answer = visit.follow(url, limits.size, lambda step: visit.admit(step, rules))
    if answer.status != 200:
        raise RefusedInput(
            f"the server answers with status {answer.status}. Check the address in a browser.",
            code="status",
            place=target.url,
        )
    media_type, charset = _declared(answer.headers.get("content-type", ""))
    return Fetched(answer.body, target.url, media_type, charset)


def _joined(base: str, location: str) -> str:
    """Where a redirect leads. Header bytes come as Latin-1; addresses in them are UTF-8 where they are not ASCII."""
    raw = location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
    try:
        return urljoin(base, raw)
    except ValueError as error:
        raise RefusedInput("it redirects to no readable address.", code="url", place=addresses.shown(base)) from error


def _declared(header: str) -> tuple[str, str]:
    """Media type and character set of a Content-Type header."""
    message = Message()
    message["Content-Type"] = header
    return (message.get_content_type(), message.get_content_charset() or "") if "/" in header else ("", "")
