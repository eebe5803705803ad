"""Takes a glossary in from a file, and says line by line what became of it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.errors import RefusedInput
from articles.formats import limits, tbx, terms_csv
from articles.management.excerpt import printable
from articles.models.languages import LANGUAGES
from articles.workflow.access import service_user
from articles.workflow.term_files import STATES, take_in

FORMATS = {"csv": terms_csv, "tbx": tbx}
STANDARD_INPUT = "-"
REFUSED, NOTHING_DONE = 1, 2


class Command(BaseCommand):
    help = "Takes terms in from a CSV or TBX file: new ones are added, those that are there are changed, and nothing is deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the file; - is standard input")
        parser.add_argument("--format", choices=tuple(FORMATS), help="told by the file's name when left out, else csv")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["format"] or ("tbx" if options["file"].lower().endswith((".tbx", ".xml")) else "csv")
        try:
            content = _content(options["file"])
            rows = list(FORMATS[name].read(content, Path(options["file"]).name, LANGUAGES))
        except RefusedInput as error:
            raise CommandError(printable(error.message), returncode=NOTHING_DONE) from error
        outcomes = take_in(actor=service_user("import", "Editor", "Import"), rows=rows, dry_run=options["dry_run"])
        for outcome in outcomes:
            self.stdout.write(
                printable(f"{outcome.line:5}  {outcome.state:8} {outcome.name} {outcome.refused or ''}".rstrip())
            )
        counts = Counter(outcome.state for outcome in outcomes)
        before = "Dry run, nothing written: " if options["dry_run"] else ""
        self.stdout.write(before + ", ".join(f"{counts[state]} {state}" for state in STATES))
        if counts["refused"]:
            sys.exit(REFUSED)


def _content(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(limits.MAX_TEXT + 1)
    return limits.load(Path(name))
