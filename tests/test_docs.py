"""What exists is documented: settings, system checks, commands, checks of the text, and cruft rules."""

import re
from collections.abc import Collection
from pathlib import Path

import pytest

from articles.formats import CONTAINERS, READERS, lines
from articles.management.commands import document_rules
from articles.text.checks import CHECKS, Check
from articles.text.cruft import RULES, Rule

ROOT = Path(__file__).resolve().parent.parent


def undocumented(names: Collection[str], page: str) -> list[str]:
    """The names that do not stand as `name` on a page of docs/."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return sorted(name for name in names if f"`{name}`" not in text)


def variables() -> set[str]:
    """The environment variables that the settings read, out of their source: `env.reader("NAME", ...)`."""
    source = (ROOT / "newsroom/settings.py").read_text(encoding="utf-8")
    return set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', source))


def test_every_setting_is_documented() -> None:
    assert {"DEBUG", "SECRET_KEY", "DATABASE_URL"} <= variables()
    assert undocumented(variables(), "settings.md") == []


def test_every_documented_setting_exists() -> None:
    table = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE)) == variables()


def test_every_format_is_documented() -> None:
    assert undocumented([*READERS, *CONTAINERS], "formats.md") == []


def test_every_key_of_our_json_lines_is_documented() -> None:
    assert undocumented(lines.KEYS, "formats.md") == []


def test_every_refusal_of_a_reader_is_documented() -> None:
    sources = [
        path.read_text(encoding="utf-8") for path in (ROOT / "articles/formats").rglob("*.py") if path.stem != "piece"
    ]
    codes = {code for source in sources for code in re.findall(r'code="([a-z-]+)"', source)}
    assert {"empty", "too-deep", "bomb"} <= codes
    assert undocumented(codes, "formats.md") == []


def test_every_system_check_is_documented() -> None:
    source = (ROOT / "articles/system_checks.py").read_text(encoding="utf-8")
    ids = re.findall(r'id="(dianbao\.E\d+)"', source)
    assert ids
    assert undocumented(ids, "settings.md") == []


def test_every_runtime_requirement_is_documented() -> None:
    pins = (ROOT / "requirements.in").read_text(encoding="utf-8")
    names = re.findall(r"^[A-Za-z][\w-]*", pins, re.MULTILINE)
    table = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"\n| {name} " not in table] == []


def test_every_command_is_documented() -> None:
    commands = [p.stem for p in (ROOT / "articles/management/commands").glob("*.py") if p.stem != "__init__"]
    assert undocumented(commands, "commands.md") == []


@pytest.mark.parametrize("rule", [*CHECKS, *RULES], ids=lambda rule: rule.id)
def test_every_rule_is_described_and_documented(rule: Check | Rule) -> None:
    assert rule.description
    assert undocumented([rule.id], "rules.md") == []


def test_the_page_of_rules_is_what_the_registries_say() -> None:
    assert (ROOT / "docs/rules.md").read_text(encoding="utf-8") == document_rules.page()
