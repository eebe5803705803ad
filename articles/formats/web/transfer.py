"""One request to one checked address, with a limit on bytes and on the time of all together."""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from articles.errors import RefusedInput
from articles.formats.web.addresses import Address, Target

CHUNK = 1 << 16
PATIENCE = 10.0  # seconds without a byte
GZIP = 31  # zlib's way to say: with the header of gzip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the status, the headers by lower-case name, and the body where the status is 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get(
    target: Target,
    addresses: Sequence[Address],
    headers: Mapping[str, str],
    *,
    most: int,
    deadline: float,
    context: ssl.SSLContext,
) -> Answer:
    """The answer of the first of the addresses that takes the call; the name is not looked up again.

    `most` bounds the body in bytes, packed and unpacked; `deadline` is a moment of time.monotonic(). Raises RefusedInput with
    code "too-large", "too-slow", "tls", "connection" or "content-encoding".
    """
    try:
        with _connected(target, addresses, deadline, context) as connection:
            connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
            with closing(connection.getresponse()) as response:
                body = _body(response, most, target.url) if response.status == 200 else b""
                return Answer(response.status, {name.lower(): value for name, value in response.headers.items()}, body)
    except ssl.SSLError as error:
        raise _refused(
            f"the encrypted connection failed ({error.reason or error}). The site's certificate may be wrong.",
            "tls",
            target,
        ) from error
    except TimeoutError as error:
        raise _too_slow(target) from error
    except (HTTPError, HTTPException, OSError) as error:
        raise _refused(f"the connection failed ({_why(error)}). Try again later.", "connection", target) from error


@contextmanager
def _connected(
    target: Target, addresses: Sequence[Address], deadline: float, context: ssl.SSLContext
) -> Iterator[HTTPConnection]:
    """A connection to one of the addresses that is cut at the deadline, wherever it is then: also in the middle of a slow drip."""
    plain = _dial(target, addresses, deadline)
    with plain.dup() as twin, _cut(twin, deadline) as expired:
        connection = HTTPConnection(target.host, target.port)
        try:
            name = target.host.rstrip(".")
            connection.sock = context.wrap_socket(plain, server_hostname=name) if target.scheme == "https" else plain
            connection.timeout = PATIENCE
            yield connection
        except (HTTPError, HTTPException, OSError) as error:
            if expired.is_set():
                raise TimeoutError from error
            raise
        finally:
            plain.close()
            connection.close()
        if expired.is_set():
            raise TimeoutError


def _dial(target: Target, addresses: Sequence[Address], deadline: float) -> socket.socket:
    last: OSError = TimeoutError()
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            found = socket.create_connection((str(address), target.port), timeout=min(left, PATIENCE))
        except OSError as error:
            last = error
            continue
        found.settimeout(PATIENCE)
        return found
    raise last


@contextmanager
def _cut(twin: socket.socket, deadline: float) -> Iterator[threading.Event]:
    """Shuts the connection down at the deadline, through a second handle on it, for TLS takes the first one over."""
    expired = threading.Event()

    def cut() -> None:
        expired.set()
        with suppress(OSError):
            twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(deadline - time.monotonic(), 0.0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()
        timer.join()


def _body(response: BaseHTTPResponse, most: int, place: str) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise _too_large(most, place)
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise RefusedInput(
            "it is sent packed in a way that was not asked for. Save the page in a browser.",
            code="content-encoding",
            place=place,
        )
    packed = _chunks(response, most, place)
    found = bytearray()
    for piece in _unpacked(packed, most, place) if "gzip" in coding else packed:
        found += piece
        if len(found) > most:
            raise _too_large(most, place)
    return bytes(found)


def _chunks(response: BaseHTTPResponse, most: int, place: str) -> Iterator[bytes]:
    size = 0
    while piece := response.read1(CHUNK):
        size += len(piece)
        if size > most:
            raise _too_large(most, place)
        yield piece


def _unpacked(packed: Iterator[bytes], most: int, place: str) -> Iterator[bytes]:
    """The pieces unpacked, none larger than one more byte than may be had in all."""
    reader = zlib.decompressobj(GZIP)
    try:
        for piece in packed:
            left = piece
            while left:
                if reader.eof:  # gzip may be several, end to end
                    reader = zlib.decompressobj(GZIP)
                yield reader.decompress(left, most + 1)
                left = reader.unconsumed_tail or reader.unused_data
    except zlib.error as error:
        raise RefusedInput(f"it does not unpack ({error}).", code="content-encoding", place=place) from error
    if not reader.eof:
        raise RefusedInput("it ends in the middle. Try again.", code="connection", place=place)


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _too_large(most: int, place: str) -> RefusedInput:
    return RefusedInput(f"it is larger than {most:,} bytes, the most that is fetched.", code="too-large", place=place)


def _too_slow(target: Target) -> RefusedInput:
    return _refused("it took too long. Try again later.", "too-slow", target)


def _refused(message: str, code: str, target: Target) -> RefusedInput:
    return RefusedInput(message, code=code, place=target.url)
