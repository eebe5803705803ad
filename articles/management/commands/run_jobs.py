"""Carries out what was scheduled: writes down that editions are public from their moment on."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import Job
from articles.workflow import jobs


class Command(BaseCommand):
    help = (
        "Carries out scheduled publications' side effects. Readers see a scheduled edition from its moment on without it; "
        "several runners may run at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="carry out what is due and end; for a timer")
        parser.add_argument("--dry-run", action="store_true", help="say what is due and what comes next, and end")
        parser.add_argument("--wait", type=float, default=5.0, metavar="SECONDS", help="between two looks (5)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["wait"] <= 0:
            raise CommandError("--wait is a number of seconds above 0.", returncode=2)
        if options["dry_run"]:
            self._tell()
        elif options["once"]:
            self._once()
        else:
            self._keep_on(options["wait"])

    def _tell(self) -> None:
        now = timezone.now()
        for job in jobs.due(now):
            self.stdout.write(f"due    {_line(job)}")
        coming = jobs.waiting_from(now)
        self.stdout.write(f"next   {_line(coming)}" if coming else "nothing else waits")

    def _once(self) -> None:
        done, failed = self._run()
        self.stdout.write(f"{done} done, {failed} failed")
        if failed:
            raise CommandError(f"{failed} failed; each is tried again later.", returncode=1)

    def _keep_on(self, seconds: float) -> None:
        self.stdout.write(f"looking every {seconds:g} s; Ctrl-C ends")
        try:
            while True:
                self._run()
                time.sleep(seconds)
        except KeyboardInterrupt:
            raise CommandError("interrupted; nothing is half done.", returncode=130) from None

    def _run(self) -> tuple[int, int]:
        done = failed = 0
        for outcome in jobs.run_due():
            done, failed = done + (not outcome.error), failed + bool(outcome.error)
            word, why = ("failed", f": {outcome.error}") if outcome.error else ("done  ", "")
            self.stdout.write(f"{word} {_line(outcome.job)}{why}")
        return done, failed


def _line(job: Job) -> str:
    return f"{job.kind} {job.article} {job.language} {_shown(job.due_at)}"


def _shown(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
