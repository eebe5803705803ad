"""Real web servers on 127.0.0.1 that behave as badly as a test asks, and the only network in which they can be reached."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from articles.errors import RefusedInput
from articles.formats import web
from articles.formats.web import Fetched, Limits, Network
from articles.formats.web.addresses import Address, is_public

CERTIFICATE = Path(__file__).parent / "good.example.pem"  # self-signed, with its key: for these tests only
LOOPBACK = ip_address("127.0.0.1")
AGENT = "Dianbao (+https://news.example)"
QUICK = Limits(size=100_000, seconds=1.0)
Say = Callable[[socket.socket, str], None]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; a header's underscores are hyphens."""
    named = {"Content-Length": str(len(body)), "Content-Type": "text/plain; charset=utf-8"}
    named |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that sends elsewhere."""
    return answer(status=status, location=to)


def pages(table: dict[str, bytes], asked: list[str] | None = None) -> Say:
    """A server of these answers by path; every other path is not found. The requests as they came are put into `asked`."""

    def say(client: socket.socket, request: str) -> None:
        if asked is not None:
            asked.append(request)
        client.sendall(table.get(request.split(" ")[1], answer(status="404 Not Found")))

    return say


@contextmanager
def serving(say: Say, *, tls: bool = False, greet: bool = True) -> Iterator[int]:
    """A server that reads a request's head and lets `say` answer; its port. Without `greet`, `say` has the bare connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    threads: list[threading.Thread] = []

    def serve(client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(20)
            channel = context.wrap_socket(client, server_side=True) if tls else client
            with channel:
                say(channel, _head(channel) if greet else "")

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                threads.append(threading.Thread(target=serve, args=(client,)))
                threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield listener.getsockname()[1]
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            for thread in (acceptor, *threads):
                thread.join()


def _head(client: socket.socket) -> str:
    found = b""
    while b"\r\n\r\n" not in found and (piece := client.recv(4096)):
        found += piece
    return found.decode("latin-1")


def network(*ports: int, also: Sequence[Address] = (LOOPBACK,), names: dict[str, str] | None = None) -> Network:
    """A network in which loopback, and nothing else that is not public, can be reached, on these ports; all names lead there."""

    def resolve(host: str, port: int, seconds: float) -> list[Address]:
        with suppress(ValueError):
            return [ip_address(host)]
        return [ip_address((names or {}).get(host, "127.0.0.1"))]

    def trust() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(CERTIFICATE))

    return Network(resolve, lambda address: address in also or is_public(address), frozenset(ports), trust)


def fetch(url: str, **overrides: Any) -> Fetched:
    """The page, for a product of that name, in quick limits."""
    return web.fetch(url, **{"agent": AGENT, "limits": QUICK, **overrides})


def refusal(url: str, **overrides: Any) -> RefusedInput:
    """Why a page is not fetched."""
    with pytest.raises(RefusedInput) as caught:
        fetch(url, **overrides)
    return caught.value


def fetched(say: Say, path: str = "/page", host: str = "good.example", **overrides: Any) -> Fetched:
    """What comes from a server that says this."""
    with serving(say) as port:
        return fetch(f"http://{host}:{port}{path}", **{"network": network(port), **overrides})


def refused(say: Say, path: str = "/page", **overrides: Any) -> str:
    """The code with which a page of such a server is refused."""
    with serving(say) as port:
        return refusal(f"http://good.example:{port}{path}", **{"network": network(port), **overrides}).code
