"""Requests per CPU-second of the server: `python -m tests.benchmarks.serving`, for stored pages beside a bare hello and Django.

The same with few stored stories and with many: what is asked for over and over is in memory, a story out of all of them is read from the
database where it is not.

Each target is asked over kept connections by a process of its own; what is counted is the processor time that the server's
workers used (Linux's /proc), so that it does not matter how fast they were asked, nor what else the machine does.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import randrange
from statistics import median
from typing import NamedTuple

from tests.live import free_address

ROOT = Path(__file__).resolve().parents[2]
CONNECTIONS, REQUESTS, ROUNDS = 8, 8_000, 5
FEW, MANY = 1_000, 100_000
TICKS = os.sysconf("SC_CLK_TCK")
HOST = "news.example.org"
SLUG = "yunnan-blockchain-new-infrastructure"


class Target(NamedTuple):
    """What is asked for, of which server, with which further headers, and how many times a round."""

    name: str
    server: str
    path: str
    headers: str = ""
    requests: int = REQUESTS


TARGETS = (
    Target("raw hello", "hello", "/"),
    Target("article, stored", "site", f"/en/articles/{SLUG}/"),
    Target("article, 304", "site", f"/en/articles/{SLUG}/", "If-None-Match: *\r\n"),
    Target("front, stored", "site", "/en/"),
    Target("article of 100,000, stored", "many", f"/en/articles/{SLUG}/"),
    Target("article of 100,000, 304", "many", f"/en/articles/{SLUG}/", "If-None-Match: *\r\n"),
    Target("front of 100,000, stored", "many", "/en/"),
    Target("any of 1,000", "site", "/en/articles/story-{}/", requests=2_000),
    Target("any of 100,000", "many", "/en/articles/story-{}/", requests=2_000),
    Target("search", "site", "/en/search/?q=blockchain", requests=160),
    Target("article, Django's templates", "django", f"/en/articles/{SLUG}/", requests=160),
)


@contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A granian of one worker at the newsroom's address: its port and its process."""
    port = int(free_address().rpartition(":")[2])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "critical", application]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as running:
        try:
            _wait(port)
            yield port, running.pid
        finally:
            running.terminate()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")


def processor_seconds(process: int) -> float:
    """What a process and its children have used."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return sum(_own_seconds(pid) for pid in (process, *map(int, children)))


def _own_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ask(port: int, target: Target) -> None:
    """Asks so many times, over several connections."""
    each = target.requests // CONNECTIONS
    threads = [threading.Thread(target=_ask, args=(port, target, each)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _ask(port: int, target: Target, times: int) -> None:
    asking = (
        f"GET {{}} HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n"
        f"{target.headers}\r\n"
    )
    stories = FEW if target.server == "site" else MANY
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(times):
            path = target.path.format(randrange(stories))
            connection.sendall(asking.format(path).encode())
            _read(connection)


def _read(connection: socket.socket) -> None:
    received = connection.recv(65_536)
    head, _, body = received.partition(b"\r\n\r\n")
    status = head.split(b" ", 2)[1]
    assert status in (b"200", b"304"), head
    if status == b"304":
        return
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65_536)


def measure(servers: dict[str, tuple[int, int]]) -> dict[str, float]:
    """Requests per CPU-second of each target, the median of some rounds in turn."""
    rates: dict[str, list[float]] = {target.name: [] for target in TARGETS}
    for _ in range(ROUNDS):
        for target in TARGETS:
            port, process = servers[target.server]
            before = processor_seconds(process)
            ask(port, target)
            rates[target.name].append(target.requests / max(processor_seconds(process) - before, 1 / TICKS))
    return {name: median(found) for name, found in rates.items()}


def newsroom(folder: str, stories: int) -> dict[str, str]:
    """The environment of a newsroom with the piece, and so many copies of its stored page under other addresses."""
    environment = os.environ | {"DIANBAO_DATA_DIR": folder, "SITE_URL": f"https://{HOST}", "BEHIND_TLS_PROXY": "1"}
    environment |= {"SECRET_KEY": "for measuring only " * 4}
    copies = (
        "from articles.models import StoredPage; from articles.workflow import pages;"
        f"page = pages.find('/en/');"
        "about = {name: getattr(page, name) for name in 'generation about status headers etag gzip brotli zstd'.split()};"
        "StoredPage.objects.bulk_create((StoredPage(address=f'/en/articles/story-{n}/', slug=f'story-{n}', **about)"
        f" for n in range({stories})), batch_size=500)"
    )
    for command in (
        ["migrate", "--verbosity=0"],
        ["collectstatic", "--no-input"],
        ["import_seeds"],
        ["shell", "-v0", "-c", copies],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    return environment


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        small, large = newsroom(few, FEW), newsroom(many, MANY)
        with (
            serving("tests.benchmarks.hello:application", small) as hello,
            serving("newsroom.wsgi:application", small) as site,
            serving("newsroom.wsgi:application", large) as archive,
            serving("newsroom.wsgi:application", small | {"PAGE_STORE": "0"}) as django,
        ):
            rates = measure({"hello": hello, "site": site, "many": archive, "django": django})
    print("\nPublic pages, requests per CPU-second of the server")
    for name, rate in rates.items():
        print(f"  {name:32} {rate:10,.0f}   {rate / rates['raw hello']:.3f} of raw")


if __name__ == "__main__":
    main()
