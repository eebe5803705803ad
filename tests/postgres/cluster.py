"""The suite on PostgreSQL: `python -m tests.postgres.cluster [arguments of pytest]`.

A cluster of its own is made in a temporary directory, listens on a Unix socket there and nowhere else, and is gone when the
suite has ended, failed or been killed. Without PostgreSQL's binaries nothing is tested, which is a failure when
REQUIRE_POSTGRES=1 asks for it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# What asks no database is not asked twice.
WITHOUT_DATABASE = ("text", "browser", "formats", "proof", "test_catalogues.py", "test_docs.py", "test_layers.py")
SUITE = ["-q", "-n", "2", "tests", *(f"--ignore=tests/{name}" for name in WITHOUT_DATABASE)]
SECONDS_TO_START = 30
INITDB = ["--username=dianbao", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
# A scratch cluster need not outlive a power cut.
FAST = [f"-c{setting}=off" for setting in ("fsync", "synchronous_commit", "full_page_writes")]


def binaries() -> Path | None:
    """The directory of the newest PostgreSQL server on Debian's paths or on PATH, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def account() -> pwd.struct_passwd:
    """Whom the server runs as: ourselves, or someone without rights for root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def prefix(owner: pwd.struct_passwd) -> list[str]:
    """The start of a command line that runs as the owner, and ends (SIGINT: fast shutdown) when this process dies."""
    change = [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *change, "--pdeathsig=INT", "--"]


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running cluster: the value for DATABASE_URL, as long as the block runs."""
    owner = account()
    with tempfile.TemporaryDirectory(prefix="dianbao-pg-") as folder:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        making = [f"{programs}/initdb", f"--pgdata={folder}/data", *INITDB]
        subprocess.run([*prefix(owner), *making], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        serving = [f"{programs}/postgres", "-D", f"{folder}/data", "-k", folder, "-c", "listen_addresses=", *FAST]
        with (
            Path(folder, "log").open("w") as log,
            subprocess.Popen([*prefix(owner), *serving], cwd=folder, stderr=log) as server,
        ):
            try:
                wait(programs, server, folder)
                yield f"postgresql://dianbao@/postgres?host={folder}"
            finally:
                server.send_signal(signal.SIGINT)


def wait(programs: Path, server: subprocess.Popen[bytes], folder: str) -> None:
    """Returns when the server answers; raises with its log when it does not."""
    for _ in range(SECONDS_TO_START * 10):
        if subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{Path(folder, 'log').read_text()}")


def leave(number: int, frame: FrameType | None) -> None:
    """Turns a signal into an exception, so that the cluster is taken down on the way out."""
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Runs the suite on a cluster; the exit code is pytest's."""
    programs = binaries()
    if programs is None:
        print("The suite on PostgreSQL was not run: no PostgreSQL server is installed.")
        return 1 if os.environ.get("REQUIRE_POSTGRES") == "1" else 0
    signal.signal(signal.SIGTERM, leave)
    with cluster(programs) as url:
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(
            [sys.executable, "-m", "pytest", *(arguments or SUITE)], env=environment, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
