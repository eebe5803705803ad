"""A newsroom behind a real granian, with public pages stored."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests import live


class House:
    """A newsroom in other processes: what happens there, and what readers get."""

    def __init__(self, folder: Path) -> None:
        self.address = live.free_address()
        self.environment = live.newsroom(self.address, folder) | {
            "DEBUG": "1",
            "PAGE_STORE": "1",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        live.manager(self.environment)("migrate", "--verbosity=0")
        command = [sys.executable, "-u", "-m", "tests.serving.desk"]
        self.desk = subprocess.Popen(
            command, cwd=live.ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, code: str) -> str:
        """Runs Python in a process of the newsroom (see desk.py) and gives what it gives."""
        assert self.desk.stdin
        assert self.desk.stdout
        print(json.dumps(code), file=self.desk.stdin, flush=True)
        answer = json.loads(self.desk.stdout.readline())
        assert "error" not in answer, answer["error"]
        return str(answer["value"])

    def serve(self, workers: int = 1, address: str = "") -> Any:
        """A server of so many workers, at the newsroom's address or, as another machine, at its own."""
        at = address or self.address
        port = str(urlsplit(at).port)
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
        command += ["--workers", str(workers), "--no-ws", "newsroom.wsgi:application"]
        return live.serving(command, at, self.environment)

    def get(self, path: str, *, method: str = "GET", at: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body over a connection of its own, at whichever worker takes it."""
        connection = http.client.HTTPConnection(urlsplit(at or self.address).netloc, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": urlsplit(self.address).netloc} | named)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, body


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A newsroom whose public pages two workers serve."""
    house = House(tmp_path_factory.mktemp("house"))
    with house.desk, house.serve(workers=2):
        yield house
        house.desk.terminate()


@pytest.fixture
def tea(house: House) -> str:
    """The address of a story that is public in three languages."""
    slug = f"tea-{uuid4().hex[:8]}"
    house.do(f"make_piece('{slug}', region=yunnan()); do('{slug}', publication.publish_together, languages=LANGUAGES)")
    return f"/en/articles/{slug}/"


def soon(question: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether it becomes true within a time, and stays so for a little."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question() and all(question() for _ in range(20)):
            return True
        time.sleep(0.02)
    return False
