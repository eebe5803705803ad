"""Writes docs/rules.md out of the registries, so that it cannot fall behind them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.text.checks import CHECKS
from articles.text.cruft import RULES

CHECKS_INTRO = """# Checks and cruft rules

Written by `manage.py document_rules`; `tests/test_docs.py` fails when it is behind. To change a line, change the description of the check or rule.

## Checks

A check looks at a text, at a pair (a translation against its source), or at the whole document. A `must-fix` finding closes the gate of
publication while it is open; an `advisory` does not. Each finding says where it stands, what it saw, and, where exactly one repair is right, the repair.

| check | severity | looks at | what it finds |
|---|---|---|---|
"""
RULES_INTRO = """
## Cruft rules

A block of a raw page that is judged to be cruft is stripped from the article, never from the page: an editor sees it with its reason and brings it back with
one click. A model weighs what the rules see with the block's shape, wording and place (`docs/cruft.md`); the first rule that names a block gives the reason, and the
last three stand where none does.

| rule | what it strips |
|---|---|
"""


def page() -> str:
    """The whole of docs/rules.md."""
    checks = "".join(f"| `{row.id}` | {row.severity} | {row.scope} | {row.description} |\n" for row in CHECKS)
    rules = "".join(f"| `{row.id}` | {row.description} |\n" for row in RULES)
    return CHECKS_INTRO + checks + RULES_INTRO + rules


class Command(BaseCommand):
    help = "Prints docs/rules.md, written out of the registries of checks and cruft rules."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")
