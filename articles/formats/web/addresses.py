"""Which addresses a fetch may go to: plain http and https, on their own ports, to machines of the public internet."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple, TypeAlias
from urllib.parse import quote, urlsplit

from articles.errors import RefusedInput

Address: TypeAlias = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
KEPT = "/%:@!$&'()*+,;=~-._"
# The IANA special-purpose registries, spelt out, because `is_global` differs between versions of Python. Two are public by the
# registries but serve the machines of one cloud: Azure's 168.63.129.16 and the 6to4 relays.
NOT_PUBLIC_4 = tuple(
    map(
        ip_network,
        """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
        """.split(),
    )
)
# Global unicast is 2000::/3; all else (loopback, mapped IPv4, NAT64, unique local, link-local, multicast) lies outside it.
PUBLIC_6 = ip_network("2000::/3")
NOT_PUBLIC_6 = tuple(map(ip_network, "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split()))


class Target(NamedTuple):
    """An address taken apart: `host` in ASCII and lower case, `path` with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return self.origin + self.path


def is_public(address: Address) -> bool:
    """Whether an address is a machine of the public internet; one that carries another inside (6to4, NAT64, mapped) never is."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    return address in PUBLIC_6 and not any(address in network for network in NOT_PUBLIC_6)


def parse(url: str, ports: frozenset[int]) -> Target:
    """The parts of an address that may be asked. Raises RefusedInput with code "url", "url-scheme", "url-credentials" or "url-port"."""
    place = shown(url)
    if not url.isprintable() or " " in url or "\\" in url:
        raise RefusedInput("an address holds no spaces, line breaks or backslashes.", code="url", place=place)
    try:
        parts = urlsplit(url)
        port, host = parts.port, _ascii(parts.hostname or "")
    except (ValueError, UnicodeError) as error:
        raise RefusedInput("this is no readable address. Copy it from the browser.", code="url", place=place) from error
    if parts.scheme not in PORTS:
        raise RefusedInput("only http and https addresses are fetched.", code="url-scheme", place=place)
    if parts.username is not None or parts.password is not None:
        raise RefusedInput(
            "an address with a user name or password is not fetched.", code="url-credentials", place=place
        )
    if not host:
        raise RefusedInput("the address names no host.", code="url", place=place)
    port = PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise RefusedInput(f"port {port} is not asked, only 80 and 443.", code="url-port", place=place)
    path = quote(parts.path or "/", safe=KEPT) + (f"?{quote(parts.query, safe=KEPT + '?')}" if parts.query else "")
    return Target(parts.scheme, host, port, path)


def _ascii(host: str) -> str:
    """The host as it is asked for; ValueError for one that no resolver should be given."""
    if "%" in host:
        raise ValueError("an IPv6 zone is no public address")
    return host if ":" in host else host.encode("idna").decode("ascii").lower()


def shown(url: str) -> str:
    """The address as a message may repeat it: without its credentials and without control characters."""
    before, mark, after = url.partition("://")
    authority, slash, rest = after.partition("/")
    safe = before + mark + authority.rpartition("@")[2] + slash + rest
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in safe)[:300]


def resolve(host: str, port: int, seconds: float) -> Sequence[Address]:
    """All addresses of a host, by the system's resolver. Raises OSError; TimeoutError where it takes longer than that."""
    answers: list[Address] = []
    errors: list[OSError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.extend(dict.fromkeys(ip_address(str(row[4][0]).partition("%")[0]) for row in found))
        except (OSError, UnicodeError) as error:
            errors.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(seconds, 0.0))
    if thread.is_alive():
        raise TimeoutError("the name was not resolved in time")
    if errors:
        raise errors[0]
    return answers
