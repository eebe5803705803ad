"""Exports raw documents byte for byte as they were received, with a list of what each is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.errors import RefusedInput
from articles.management import raw_export
from articles.management.days import day
from articles.management.excerpt import printable
from articles.management.progress import INTERRUPTED, Progress
from articles.models import Article, RawDocument
from articles.reading import raw

REFUSED, NOTHING_DONE = 1, 2


class Command(BaseCommand):
    help = (
        "Exports raw documents as received into a folder or a .tar archive, with manifest.json. An export that was stopped is "
        "finished by running it again; other content is never written over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, metavar="FOLDER|FILE.tar", help="where to write")
        parser.add_argument("--all", action="store_true", help="every document")
        parser.add_argument(
            "--article", action="append", default=[], metavar="SLUG", help="those of an article; may be repeated"
        )
        parser.add_argument("--since", type=day, metavar="DATE", help="received on this day or later")
        parser.add_argument("--until", type=day, metavar="DATE", help="received on this day or earlier")
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        found = raw.documents(_slugs(options), options["since"], options["until"])
        progress = Progress(self.stderr, "documents", found.count(), shown=options["progress"])
        new = refused = 0
        try:
            with raw_export.opened(options["target"], _selection(options)) as store:
                for document in raw.streamed(found):
                    try:
                        new += _added(store, document)
                    except RefusedInput as error:
                        refused += 1
                        self.stderr.write(printable(error.message))
                    progress.step()
        except RefusedInput as error:
            raise CommandError(printable(error.message), returncode=NOTHING_DONE) from error
        except OSError as error:
            why = f"{error.filename or options['target']}: {error.strerror}"
            raise CommandError(
                printable(f"{why}. Make room, or name another place; then run the same again.")
            ) from error
        except KeyboardInterrupt:
            self.stderr.write(f"Interrupted after {progress.done:,}: run the same again for the rest.")
            sys.exit(INTERRUPTED)
        progress.end()
        self.stdout.write(f"{new:,} written, {progress.done - new - refused:,} there already, {refused:,} refused")
        if refused:
            sys.exit(REFUSED)


def _added(store: raw_export.Store, document: RawDocument) -> bool:
    """Whether the document is new there. Raises RefusedInput, also for bytes that are not those that were received."""
    if raw.checksum(document) != document.sha256:
        raise RefusedInput(
            "its bytes are not those that were received, and are not exported. Restore it from a backup; verify_raw lists all such.",
            code="changed",
            place=f"document {document.pk}, {document.filename}",
        )
    name = raw_export.name_of(document.sha256, document.filename)
    return store.add(name, bytes(document.content), document.received_at, raw.described(document))


def _slugs(options: dict[str, Any]) -> list[str]:
    """The articles asked for. Raises CommandError for one that is not there, and where nothing is asked for."""
    if not (options["all"] or options["article"] or options["since"] or options["until"]):
        raise CommandError("Say what to export: --all, --article, --since or --until.", returncode=NOTHING_DONE)
    known = {*Article.objects.filter(slug__in=options["article"]).values_list("slug", flat=True)}
    unknown = [slug for slug in options["article"] if slug not in known]
    if unknown:
        raise CommandError(f"No article has the slug “{printable(unknown[0])}”.", returncode=NOTHING_DONE)
    return sorted(known)


def _selection(options: dict[str, Any]) -> dict[str, Any]:
    days = {name: options[name].isoformat() if options[name] else None for name in ("since", "until")}
    return {"articles": sorted({*options["article"]}), **days}
