"""Every page that a reader can come to is valid to the checkers of others: the W3C's, html-validate, and schema.org's types.

Without node and java the tests are skipped, or fail when REQUIRE_NODE=1 asks for them; `make test` installs what they need of npm.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.test import Client

from tests.proof.site import Found, crawl, fill

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
GONE = ("withdrawn", "retracted", "held", "none", "fr")

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client: Client) -> dict[str, Found]:
    """The whole site, by address."""
    return crawl(client, fill())


@pytest.fixture
def pages(found: dict[str, Found]) -> list[Found]:
    """Its pages of HTML."""
    return [page for page in found.values() if page.media_type == "text/html" and page.body]


@pytest.fixture
def _tools() -> None:
    if not (shutil.which("node") and shutil.which("java") and MODULES.is_dir()):
        stop = pytest.fail if os.environ.get("REQUIRE_NODE") == "1" else pytest.skip
        stop("node, java or tests/proof/node_modules is not there.")


def run(command: Sequence[object]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=HERE, capture_output=True, text=True, check=False)


def written(pages: list[Found], folder: Path) -> None:
    for page in pages:
        (folder / f"{page.name}.html").write_bytes(page.body)


def test_no_link_leads_nowhere(found: dict[str, Found]) -> None:
    lost = {page.address: page.status for page in found.values() if page.status >= 400}
    assert {address: status for address, status in lost.items() if not any(word in address for word in GONE)} == {}
    assert len(found) > 60


@pytest.mark.usefixtures("_tools")
def test_pages_are_valid_html(pages: list[Found], tmp_path: Path) -> None:
    written(pages, tmp_path)
    done = run(
        ["java", "-jar", MODULES / "vnu-jar/build/dist/vnu.jar", "--format", "json", "--skip-non-html", tmp_path]
    )
    messages = json.loads(done.stderr)["messages"]
    told = {
        f"{Path(row['url']).name}: {row['message']} {row.get('extract', '')}"
        for row in messages
        if row["type"] != "info"
    }
    assert "\n".join(sorted(told)) == ""


@pytest.mark.usefixtures("_tools")
def test_pages_keep_the_rules_of_html_validate(pages: list[Found], tmp_path: Path) -> None:
    written(pages, tmp_path)
    report = tmp_path / "report.json"  # a long one is cut off on standard output
    done = run(
        [MODULES / ".bin/html-validate", "-c", HERE / "htmlvalidate.json", "-f", f"json={report}", f"{tmp_path}/*.html"]
    )
    told = {
        f"{Path(page['filePath']).name}:{row['line']}: {row['ruleId']}: {row['message']}"
        for page in json.loads(report.read_text())
        for row in page["messages"]
    }
    assert "\n".join(sorted(told)) == ""
    assert done.stderr == ""


@pytest.mark.usefixtures("_tools")
def test_structured_data_is_of_schema_orgs_types(pages: list[Found], tmp_path: Path) -> None:
    graphs = [(page.address, graph) for page in pages for graph in page.graphs]
    assert len(graphs) > 20
    lines = ['import type { Graph } from "schema-dts";']
    lines += [f"export const page{n}: Graph = {json.dumps(graph)}; // {at}" for n, (at, graph) in enumerate(graphs)]
    (tmp_path / "pages.ts").write_text("\n".join(lines), encoding="utf-8")
    os.symlink(MODULES, tmp_path / "node_modules")
    configuration = json.loads((HERE / "tsconfig.json").read_text()) | {"files": ["pages.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(configuration))
    done = run([MODULES / ".bin/tsc", "-p", tmp_path])
    assert done.stdout[:2_000] == ""
    assert done.returncode == 0
