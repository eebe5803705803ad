"""Writes the newsroom's own verdicts as labelled pages, to train the cruft engine on."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from articles.models import RawDocument, Source
from articles.reading import verdicts

STANDARD_OUTPUT = "-"


class Command(BaseCommand):
    help = "Writes the pages on which a person has ruled, block by block with the final verdict, as JSON lines for training."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since", type=_moment, metavar="DATE", help="only pages ruled on since (2026-05-01, or with a time)"
        )
        parser.add_argument("--publisher", metavar="SLUG", help="only pages of this publisher")
        parser.add_argument(
            "--people-only", action="store_true", help="label only blocks that a person ruled on; the rest is neutral"
        )
        parser.add_argument(
            "--all", action="store_true", help="also pages that nobody has ruled on, by the machine's verdict"
        )
        parser.add_argument("--output", default=STANDARD_OUTPUT, metavar="FILE", help="where to; - is standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        publisher = _publisher(options["publisher"]) if options["publisher"] else None
        pages = verdicts.decided(since=options["since"], publisher=publisher, everything=options["all"])
        with self._opened(options["output"]) as output:
            written = self._write(pages, output, people_only=options["people_only"])
        self.stderr.write(
            f"{written} page{'' if written == 1 else 's'} written."
            if written
            else "No page to write: nobody has ruled on one. --all takes the machine's verdicts too."
        )

    def _write(self, pages: QuerySet[RawDocument], output: TextIO, *, people_only: bool) -> int:
        total, written = pages.count(), 0
        for written, record in enumerate(verdicts.labelled(pages, people_only=people_only), 1):
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
            if sys.stderr.isatty():
                self.stderr.write(f"\r\033[K{written}/{total}", ending="\r" if written < total else "\r\033[K")
        return written

    @contextmanager
    def _opened(self, name: str) -> Iterator[Any]:
        """Standard output, or a file that appears under its name only when it is whole."""
        if name == STANDARD_OUTPUT:
            try:
                yield _Lines(self.stdout)
            except OSError as error:
                raise CommandError(f"Standard output: {error.strerror}. Not all pages were written.") from error
            return
        path = Path(name)
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("w", encoding="utf-8") as output:
                yield output
            os.replace(part, path)
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}. Choose another place for --output.") from error
        finally:
            part.unlink(missing_ok=True)


class _Lines:
    """A stream of Django's that ends no line by itself."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """The text as it stands."""
        self._stream.write(text, ending="")


def _moment(text: str) -> datetime:
    """A date, which begins at midnight here, or a date with a time."""
    try:
        moment = parse_datetime(text) if len(text) > len("2026-05-01") else None
        day = parse_date(text) if moment is None else None
    except ValueError:
        moment = day = None
    if moment is None and day is None:
        raise ArgumentTypeError(f"not a date: {text}. Write it as 2026-05-01 or 2026-05-01T13:00.")
    found = moment or datetime.combine(day, datetime.min.time())  # type: ignore[arg-type]
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _publisher(slug: str) -> Source:
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        near = get_close_matches(slug, Source.objects.values_list("slug", flat=True), cutoff=0.4)
        nearest = f" The nearest: {', '.join(near)}." if near else ""
        raise CommandError(f"No source has the slug “{slug}”.{nearest}")
    return source
