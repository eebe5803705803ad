"""Proves that no raw document has changed since it was received."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.management.days import day
from articles.management.excerpt import printable
from articles.management.progress import INTERRUPTED, Progress
from articles.models import RawDocument
from articles.reading import raw

CHANGED = 1


class Command(BaseCommand):
    help = (
        "Works out the SHA-256 of every raw document anew and reports those whose bytes have changed. Changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=day, metavar="DATE", help="received on this day or later")
        parser.add_argument("--format", choices=("table", "json"), default="table", help="of the report")
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        found = raw.documents(since=options["since"])
        progress = Progress(self.stderr, "documents", found.count(), shown=options["progress"])
        changed: list[dict[str, Any]] = []
        interrupted = False
        try:
            for document in raw.streamed(found):
                now = raw.checksum(document)
                if now != document.sha256:
                    changed.append(_row(document, now))
                progress.step()
        except KeyboardInterrupt:
            interrupted = True
        progress.end()
        self._report(changed, progress.done, options["format"])
        if interrupted:
            self.stderr.write("Interrupted: the rest was not looked at.")
            sys.exit(INTERRUPTED)
        if changed:
            sys.exit(CHANGED)

    def _report(self, changed: list[dict[str, Any]], looked_at: int, form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps({"verified": looked_at, "changed": changed}, ensure_ascii=False, indent=2))
            return
        for row in changed:
            self.stdout.write(printable(f"changed  {row['id']} {row['filename']}, received {row['received_at']}"))
            self.stdout.write(f"         then {row['sha256']}\n         now  {row['now']}")
        self.stdout.write(f"{looked_at:,} documents verified, {len(changed):,} changed")


def _row(document: RawDocument, now: str) -> dict[str, Any]:
    return {
        "id": document.pk,
        "filename": document.filename,
        "url": document.url,
        "received_at": document.received_at.isoformat(),
        "articles": raw.slugs_of(document),
        "sha256": document.sha256,
        "now": now,
    }
