"""Fits the cruft model to labelled pages and writes its weights."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.management.cruft_training import LABELS, Labelled, train
from articles.text import cruft

WEIGHTS = Path(cruft.__file__).with_name("weights.json")


class Command(BaseCommand):
    help = "Fits the cruft model to labelled pages (JSON lines, as export_verdicts writes them) and writes its weights."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", nargs="+", type=Path, metavar="DATA", help="files of labelled pages, a page a line")
        parser.add_argument(
            "--output", type=Path, default=WEIGHTS, help="where the weights go; the model's own file if left out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pages = [page for path in options["data"] for page in _pages(path)]
        seen = {label for page in pages for label in page.labels} & set(LABELS.values())
        if len({page.site for page in pages}) < 2 or len(seen) < 2:
            raise CommandError("Training takes pages of two sites or more, with article and cruft among them.")
        if not options["output"].parent.is_dir():
            raise CommandError(f"{options['output']}: there is no such folder. Make it, or name another --output.")
        weights = train(pages, self.stdout.write)
        options["output"].write_text(_readable(weights), encoding="utf-8")
        self.stdout.write(f"Written: {options['output']}")


def _pages(path: Path) -> Iterator[Labelled]:
    """The pages of a file. Raises CommandError that names the line."""
    try:
        with path.open(encoding="utf-8") as lines:
            yield from (_page(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"{path}: {getattr(error, 'strerror', None) or error}. Name a file of labelled pages."
        ) from error


def _page(line: str, place: str) -> Labelled:
    try:
        return Labelled.of(line)
    except (KeyError, TypeError, ValueError) as error:
        raise CommandError(f"{place}: this is no labelled page ({error!r}).") from error


def _readable(weights: dict[str, Any]) -> str:
    """JSON with a line a phrase and a line a tree."""
    phrases = ",\n".join(f"  {json.dumps(k, ensure_ascii=False)}: {v}" for k, v in weights["phrases"].items())
    passes = [
        f'"{name}": [\n' + ",\n".join(f"  {json.dumps(tree, separators=(',', ':'))}" for tree in weights[name]) + "\n]"
        for name in ("first", "second")
    ]
    return "{\n" + f'"phrases": {{\n{phrases}\n}},\n' + ",\n".join(passes) + "\n}\n"
