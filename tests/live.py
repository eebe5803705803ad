"""A newsroom of its own for tests that need another process: its address, its settings, its database and its commands."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 60
Manage = Callable[..., str]


def free_address() -> str:
    """Where a server may listen: a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def newsroom(address: str, folder: Path) -> dict[str, str]:
    """The environment of a server and its commands: development settings, a data directory and a database of their own."""
    own = {"SITE_URL": address, "DIANBAO_DATA_DIR": str(folder)}
    if url := os.environ.get("DATABASE_URL"):
        own["DATABASE_URL"] = _new_database(url)
    return os.environ | own


def _new_database(url: str) -> str:
    """The address of an empty database in the cluster that `url` points to."""
    name = f"live_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def manager(environment: Mapping[str, str]) -> Manage:
    """Runs a management command in a newsroom and gives what it printed."""

    def run(*arguments: str) -> str:
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@contextmanager
def serving(command: Sequence[str], address: str, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers, for as long as the block runs; its log lies in the newsroom's data directory."""
    log = Path(environment["DIANBAO_DATA_DIR"], f"server-{urlsplit(address).port}.log")
    with (
        log.open("w") as output,
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=output, stderr=output) as running,
    ):
        try:
            _wait(address, running, log)
            yield running
        finally:
            running.terminate()


def _wait(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    """Returns when the server answers, with whatever status; fails with its log when it does not."""
    for _ in range(SECONDS_TO_START * 10):
        try:
            urlopen(f"{address}/admin/login/", timeout=5).close()
        except HTTPError:
            return
        except (URLError, TimeoutError, ConnectionError):
            if running.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text()}")
