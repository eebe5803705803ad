"""Runs what is due: one job a transaction, each done once however many runners there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from articles.errors import NewsroomError
from articles.models import Article, Job
from articles.workflow import conductor, schedule, tally

_LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job; `error` is "" when it was carried out."""

    job: Job
    error: str = ""


def due(at: datetime | None = None) -> list[Job]:
    """The jobs that wait and whose moment has come, the oldest first."""
    waiting = Job.objects.filter(done_at=None, due_at__lte=at or timezone.now())
    return list(waiting.select_related("article"))


def waiting_from(at: datetime | None = None) -> Job | None:
    """The next job whose moment is still to come."""
    later = Job.objects.filter(done_at=None, due_at__gt=at or timezone.now())
    return later.select_related("article").first()


def run_due(at: datetime | None = None) -> Iterator[Outcome]:
    """Carries out what is due. A job that fails is written down, waits twice as long each time, and holds up no other."""
    for article in {job.article.pk: job.article for job in due(at)}.values():
        try:
            with conductor.writing():
                Article.objects.select_for_update().get(pk=article.pk)
                done = schedule.come_out(article=article, at=at)
                tally.tally(article=article)
            yield from (Outcome(job) for job in done)
        except (NewsroomError, DatabaseError) as error:
            yield from _failed(article, at or timezone.now(), str(error))


def _failed(article: Article, at: datetime, error: str) -> Iterator[Outcome]:
    for job in Job.objects.filter(article=article, done_at=None, due_at__lte=at).select_related("article"):
        pause = min(timedelta(minutes=2**job.attempts), _LONGEST_PAUSE)
        again = {"attempts": F("attempts") + 1, "error": error, "due_at": at + pause}
        if Job.objects.filter(pk=job.pk, done_at=None, attempts=job.attempts).update(**again):
            yield Outcome(job, error)
