"""Imports pages of any kind: each story becomes an article on the desk, or joins the one that it belongs to."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.formats import web
from articles.formats.parcels import Errand, opened
from articles.management.excerpt import printable
from articles.management.progress import INTERRUPTED, Progress
from articles.management.sending import SUFFIXES, errands, loader, place
from articles.models import RawDocument, Source
from articles.models.languages import LANGUAGES
from articles.workflow import glossary
from articles.workflow.access import service_user
from articles.workflow.batch import STATES, Import, Outcome
from articles.workflow.stories import Wishes

REFUSED, NOTHING_DONE = 1, 2


class Command(BaseCommand):
    help = (
        "Imports pages of any kind: each story becomes an article on the desk. What was received before is skipped, so that an "
        "import that was stopped is finished by running it again."
    )
    stealth_options = ("network",)  # tests alone give another network than the internet

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "targets",
            nargs="*",
            metavar="PATH|URL",
            help="a file, a folder (with all in it), a pattern such as 'in/**/*.html', - for standard input, or an address",
        )
        parser.add_argument(
            "--pair",
            nargs="+",
            action="append",
            default=[],
            metavar="PAGE",
            help="pages of one story, the original first; may be repeated",
        )
        parser.add_argument("--fetch", action="store_true", help="ask for http and https addresses")
        parser.add_argument(
            "--language", choices=LANGUAGES, help="of pages whose names say none; detected when left out"
        )
        parser.add_argument("--original", choices=LANGUAGES, help="the language in which paired stories were written")
        origins = [RawDocument.Origin.MACHINE.value, RawDocument.Origin.IMPORTED.value]
        parser.add_argument(
            "--translations", choices=origins, default=origins[0], help="how the other pages of a story were made"
        )
        parser.add_argument("--publisher", metavar="SLUG", help="the source that published all of them")
        likeness = parser.add_mutually_exclusive_group()
        likeness.add_argument(
            "--join", action="store_true", help="a story told in another language already joins that article"
        )
        likeness.add_argument("--apart", action="store_true", help="make articles also of what is like another article")
        parser.add_argument("--no-checks", action="store_true", help="leave quotes and findings for later")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that read and check (1)")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument("--format", choices=("table", "json"), default="table", help="of the report")
        parser.add_argument("--progress", action="store_true", help="report progress also where there is no terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = _asked(options)
        wishes = _wishes(options)
        run = Import(
            actor=service_user("import", "Editor", "Import"),
            wishes=wishes,
            join=options["join"],
            apart=options["apart"],
            checks=not options["no_checks"],
            jobs=options["jobs"],
            dry_run=options["dry_run"],
        )
        load = loader(f"Dianbao (+{settings.SITE_URL})", options.get("network") or web.INTERNET)
        progress = Progress(self.stderr, "stories", len(asked), shown=options["progress"])
        counts, interrupted = self._report(run.outcomes(opened(asked, load)), progress, options)
        if interrupted:
            sys.exit(INTERRUPTED)
        if counts["refused"]:
            sys.exit(REFUSED)

    def _report(
        self, outcomes: Iterator[Outcome], progress: Progress, options: dict[str, Any]
    ) -> tuple[Counter[str], bool]:
        """Writes each outcome as it comes; the counts by state, and whether somebody pressed Ctrl-C."""
        counts: Counter[str] = Counter()
        interrupted = False
        write = self._rows if options["format"] == "json" else self._lines
        try:
            for outcome in write(outcomes):
                counts[outcome.state] += 1
                progress.step()
        except KeyboardInterrupt:
            interrupted = True
        except BrokenPipeError:  # who reads the report, such as head, has seen enough: what was begun is finished
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            counts.update(outcome.state for outcome in outcomes)
        progress.end()
        self._sum_up(counts, interrupted, options)
        return counts, interrupted

    def _lines(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            place = "" if outcome.state == "refused" else f"{outcome.item}:"  # a refusal begins with its place
            said = " ".join(filter(None, (place, outcome.article, outcome.message)))
            self.stdout.write(printable(f"{outcome.state:8} {said}"))
            self.stdout.flush()
            yield outcome

    def _rows(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """A JSON array, row by row, and whole also when it is cut short."""
        before = "[\n"
        try:
            for outcome in outcomes:
                self.stdout.write(before + json.dumps(outcome.as_json(), ensure_ascii=False), ending="")
                before = ",\n"
                yield outcome
        finally:
            self.stdout.write("[]" if before == "[\n" else "\n]")

    def _sum_up(self, counts: Counter[str], interrupted: bool, options: dict[str, Any]) -> None:
        said = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state] or state != "waiting")
        before = "Dry run, nothing written: " if options["dry_run"] else ""
        after = ". Interrupted: what is listed is done; run the same again for the rest" if interrupted else ""
        stream = self.stderr if options["format"] == "json" else self.stdout
        if options["format"] == "table" or interrupted:
            stream.write(f"{before}{said}{after}")


def _asked(options: dict[str, Any]) -> list[Errand]:
    """What to import, by name. Raises CommandError where that is nothing, or more than was allowed."""
    pairs = [Errand(tuple(map(place, pages)), "pair") for pages in options["pair"]]
    alone = next((errand for errand in pairs if len(errand.places) < 2), None)
    if alone is not None:
        raise _wrong(
            f"--pair {alone.places[0].name} names one page: name the original and its translations, in that order."
        )
    twice = next((place.name for errand in pairs for place in errand.places if errand.places.count(place) > 1), None)
    if twice is not None:
        raise _wrong(f"--pair names {twice} twice: name each page of the story once.")
    asked = [*pairs, *errands(options["targets"])]
    places = chain.from_iterable(errand.places for errand in asked)
    addresses = [place.name for place in places if place.is_address]
    if addresses and not options["fetch"]:
        raise _wrong(f"{addresses[0]} is an address, and nothing is asked of the network without --fetch.")
    if not asked:
        where = f" in {', '.join(options['targets'])}" if options["targets"] else ""
        raise _wrong(
            f"There is nothing to import{where}: name files, folders that hold pages ({' '.join(sorted(SUFFIXES))}), "
            "addresses, or - for standard input."
        )
    if options["jobs"] < 1:
        raise _wrong("--jobs is a number of processes, from 1.")
    return asked


def _wishes(options: dict[str, Any]) -> Wishes:
    publisher = None
    if options["publisher"]:
        publisher = Source.objects.filter(slug=options["publisher"]).first()
        if publisher is None:
            raise _wrong(f"No source has the slug “{options['publisher']}”. Make it in the admin under Sources first.")
        publisher = publisher.merged_into or publisher
    return Wishes(
        language=options["language"],
        original=options["original"],
        publisher=publisher,
        translations=options["translations"],
        terms=glossary.rules_of_new(publisher),
    )


def _wrong(message: str) -> CommandError:
    return CommandError(printable(message), returncode=NOTHING_DONE)
