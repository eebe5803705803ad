"""Imports plain-text pages as articles on the desk."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models.languages import LANGUAGES
from articles.workflow.access import service_user
from articles.workflow.batch import Outcome, import_files


class Command(BaseCommand):
    help = "Imports plain-text pages: each PATH becomes an article on the desk. Files that were received before are skipped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a text file, or a folder of *.txt files"
        )
        parser.add_argument("--language", choices=LANGUAGES, help="of the files at PATH; detected when left out")
        parser.add_argument(
            "--pair-with",
            nargs="+",
            type=Path,
            default=[],
            metavar="PATH",
            help="the translations, one for each file at PATH and in their order",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="of the report")

    def handle(self, *args: Any, **options: Any) -> None:
        files, pairs = _files(options["paths"]), _files(options["pair_with"])
        if pairs and len(pairs) != len(files):
            raise CommandError(
                f"--pair-with names {len(pairs)} files for {len(files)}: give one for each, in their order."
            )
        actor = service_user("import", "Editor", "Import")
        outcomes = []
        for number, path in enumerate(files, 1):
            self._progress(number, len(files), path)
            pair = pairs[number - 1] if pairs else None
            outcomes.append(
                import_files(
                    actor=actor, path=path, pair=pair, language=options["language"], dry_run=options["dry_run"]
                )
            )
        self._report(outcomes, options["format"], options["dry_run"])
        if any(outcome.state == "refused" for outcome in outcomes):
            sys.exit(1)

    def _progress(self, number: int, total: int, path: Path) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r\033[K{number}/{total} {path.name}", ending="\r" if number < total else "\r\033[K")

    def _report(self, outcomes: list[Outcome], form: str, dry_run: bool) -> None:
        if form == "json":
            self.stdout.write(json.dumps([outcome.as_json() for outcome in outcomes], ensure_ascii=False, indent=2))
            return
        for outcome in outcomes:
            place = "" if outcome.state == "refused" else f"{outcome.item}: "
            self.stdout.write(f"{outcome.state:8} {place}{outcome.article} {outcome.message}".replace("  ", " "))
        states = [outcome.state for outcome in outcomes]
        counted = ", ".join(f"{states.count(state)} {state}" for state in ("made", "updated", "skipped", "refused"))
        self.stdout.write(f"{'Dry run, nothing written: ' if dry_run else ''}{counted}")


def _files(paths: list[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
