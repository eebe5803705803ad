"""Writes the glossary as a file that spreadsheets, or other programs of translators, open."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.formats import tbx, terms_csv
from articles.models import Article, Term
from articles.models.languages import LANGUAGES
from articles.workflow import terms

FORMATS = {"csv": terms_csv, "tbx": tbx}
STANDARD_OUTPUT, REFUSED = "-", 2


class Command(BaseCommand):
    help = "Writes the glossary, of the house and of its articles, as CSV or TBX."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "output", nargs="?", default=STANDARD_OUTPUT, metavar="FILE", help="where to; - is standard output"
        )
        parser.add_argument("--format", choices=tuple(FORMATS), help="told by the file's name when left out, else csv")
        parser.add_argument("--article", metavar="SLUG", help="only the terms of this article; - is only the house's")

    def handle(self, *args: Any, **options: Any) -> None:
        found = _chosen(options["article"])
        name = options["format"] or ("tbx" if options["output"].lower().endswith((".tbx", ".xml")) else "csv")
        content = FORMATS[name].write(map(terms.entry_of, found), LANGUAGES)
        self._write(options["output"], content)
        self.stderr.write(f"{len(found)} term{'' if len(found) == 1 else 's'} written.")

    def _write(self, name: str, content: bytes) -> None:
        """To standard output, or to a file that appears under its name only when it is whole."""
        if name == STANDARD_OUTPUT:
            getattr(self.stdout, "_out", sys.stdout).buffer.write(content)
            return
        part = Path(f"{name}.part")
        try:
            part.write_bytes(content)
            os.replace(part, name)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CommandError(f"{name}: {error.strerror}. Choose another place.", returncode=REFUSED) from error


def _chosen(slug: str | None) -> list[Term]:
    found = Term.objects.select_related("article").order_by("article_id", "pk")
    if slug is None:
        return list(found)
    article = None if slug == "-" else Article.objects.filter(slug=slug).first()
    if article is None and slug != "-":
        raise CommandError(f"No article has the slug “{slug}”.", returncode=REFUSED)
    return list(found.filter(article=article))
