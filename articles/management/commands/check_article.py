"""Prints what is wrong in an article or in text files, and says by its exit status whether anything must be fixed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from io import TextIOWrapper
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.management.color import Style, no_style
from django.db import DatabaseError
from django.utils import translation

from articles.errors import RefusedInput
from articles.formats import plain
from articles.management.excerpt import excerpt, printable, shortened
from articles.management.findings import OPEN, Page, Passage, Shown, of_article, of_page, read
from articles.models import Article
from articles.models.languages import LANGUAGES, get
from articles.text.language import detect
from articles.text.records import TermRule
from articles.workflow import glossary

SLUG = re.compile(r"[-\w]+", re.ASCII)
STANDARD_INPUT = "-"
MUST_FIX_IS_OPEN, REFUSED = 1, 2
NARROWEST, WIDEST, GUTTER = 40, 160, 10  # columns


class Command(BaseCommand):
    help = "Prints the findings of an article, or of a text file, each with its text and a marker. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", metavar="SLUG|PATH", help="an article, a text file, or - for standard input")
        parser.add_argument("--source", metavar="PATH", help="the text file that the file at PATH is a translation of")
        parser.add_argument(
            "--language",
            action="append",
            choices=LANGUAGES,
            default=[],
            help="of an article: only this one (may be repeated); of files: of PATH, then of --source; detected when left out",
        )
        parser.add_argument("--format", choices=("table", "json"), default="table", help="of the report")

    def handle(self, *args: Any, **options: Any) -> None:
        target: str = options["target"]
        with translation.override("en"):
            article = _article(target)
            if article is not None:
                shown, remark = _check_article(article, options), ""
            else:
                shown, remark = self._check_files(target, options["source"], options["language"])
        if isinstance(sys.stdout, TextIOWrapper):  # a character that it cannot write must not stop the report
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            self._report(shown, printable(target), remark, options)
        except BrokenPipeError:  # who reads it, such as head, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if any(row.state == OPEN and row.severity == "must-fix" for row in shown):
            sys.exit(MUST_FIX_IS_OPEN)

    def _check_files(self, path: str, source_path: str | None, languages: Sequence[str]) -> tuple[list[Shown], str]:
        """The findings of a file, and what to add to the summary."""
        if path == source_path == STANDARD_INPUT:
            raise _refusal(
                "Standard input can be only one of the two: save the text or its source in a file and name that."
            )
        paths = [path, source_path] if source_path else [path]
        if len(languages) > len(paths):
            raise _refusal(f"--language is given {len(languages)} times for {len(paths)} file(s): give it once a file.")
        pages = [_page(*pair) for pair in zip_longest(paths, languages)]
        if len({page.language for page in pages}) < len(pages):
            raise _refusal(f"Both files are in {pages[0].language}: --source takes the text in the other language.")
        cruft = pages[0].cruft
        remark = f"; {cruft} {'line' if cruft == 1 else 'lines'} set aside as cruft" if cruft else ""
        return of_page(pages[0], pages[1] if source_path else None, self._house_rules()), remark

    def _house_rules(self) -> tuple[TermRule, ...]:
        """The house's glossary; files can be checked without one."""
        try:
            return glossary.house_rules()
        except DatabaseError:
            self.stderr.write("Checked without the house glossary: the database cannot be read (manage.py migrate).")
            return ()

    def _report(self, shown: Sequence[Shown], name: str, remark: str, options: dict[str, Any]) -> None:
        if options["format"] == "json":
            self.stdout.write(json.dumps([row.as_json() for row in shown], ensure_ascii=False, indent=2))
            return
        in_color = options["force_color"] or (self.stdout.isatty() and not os.environ.get("NO_COLOR"))
        self._table(shown, name, self.style if in_color else no_style())
        counts = Counter(row.severity if row.state == OPEN else row.state for row in shown)
        summary = ", ".join(f"{counts[kind]} {kind}" for kind in ("must-fix", "advisory", "dismissed"))
        self.stdout.write(f"{summary}{remark}")

    def _table(self, shown: Sequence[Shown], name: str, style: Style) -> None:
        columns = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
        for row in shown:
            if row.state != OPEN:
                continue
            paint = style.ERROR if row.severity == "must-fix" else style.WARNING
            place = f"{name}:{row.paragraph}:{row.start + 1}" if row.paragraph else name
            self.stdout.write(f"{place}  {paint(row.severity)}  {row.check}  {printable(row.message)}")
            for passage in row.passages:
                line, marker = _marked(passage, columns)
                self.stdout.write(f"{line}\n{' ' * GUTTER}{paint(marker)}")
            if row.suggestion is not None:
                self.stdout.write(f"{' ' * GUTTER}suggestion: {_suggestion(row.suggestion, columns)}")


def _marked(passage: Passage, columns: int) -> tuple[str, str]:
    """The lines that show a passage and mark its stretch, the second without its gutter."""
    line, marker = excerpt(passage.text, passage.start, passage.end, columns - GUTTER)
    return f"  {passage.language:{GUTTER - 2}}{line}", marker


def _suggestion(text: str, columns: int) -> str:
    return shortened(text, columns - GUTTER - len("suggestion: ")) if text else "delete it"


def _article(target: str) -> Article | None:
    """The article of that slug; None where the target names a file. Whatever is no slug is a file: ./name."""
    if not target.strip():
        raise _refusal(
            "Nothing to check is named: give an article's slug, the path of a text file, or - for standard input."
        )
    if not SLUG.fullmatch(target) or target == STANDARD_INPUT:
        return None
    is_file = os.path.exists(target)
    try:
        article = Article.objects.filter(slug=target).first()
        if article is not None or is_file:
            return article
        near = get_close_matches(target, Article.objects.values_list("slug", flat=True), cutoff=0.4)
    except DatabaseError as error:
        if is_file:
            return None
        raise _refusal(f"No file “{target}”, and the articles cannot be read: run manage.py migrate first.") from error
    nearest = f" The nearest: {', '.join(near)}." if near else ""
    raise _refusal(f"No article has the slug “{target}”, and no file is called so.{nearest}")


def _check_article(article: Article, options: dict[str, Any]) -> list[Shown]:
    if options["source"]:
        raise _refusal("--source is for files: an article is checked against its own source language.")
    rows = list(article.paragraphs.all())
    present = [code for code in LANGUAGES if any(get(row, "text", code) for row in rows)]
    if not present:
        raise _refusal(f"“{article.slug}” has no text yet, so there is nothing to check.")
    absent = [code for code in options["language"] if code not in present]
    if absent:
        raise _refusal(f"“{article.slug}” has no text in {', '.join(absent)}; it has {', '.join(present)}.")
    return of_article(article, options["language"] or present)


def _page(path: str, language: str | None) -> Page:
    """The page in a file, or in standard input."""
    try:
        content = sys.stdin.buffer.read(plain.MAX_BYTES + 1) if path == STANDARD_INPUT else plain.load(Path(path))
        text = plain.read(content, path).text
    except RefusedInput as error:
        raise _refusal(error.message) from error
    detected = language or detect(text)
    if detected not in LANGUAGES:
        raise _refusal(f"{path}: the language could not be told ({detected}). Say it with --language.")
    return read(text, detected)


def _refusal(message: str) -> CommandError:
    return CommandError(printable(message), returncode=REFUSED)
