"""Stage "schedule": an edition is frozen now and public from a moment on, because the query for what is public asks the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.errors import InvalidDecision
from articles.models import Article, Correction, Edition, Job, Revision
from articles.workflow import revisions
from articles.workflow.access import require
from articles.workflow.audit import record
from articles.workflow.gates import check, gates, pending
from articles.workflow.states import edition_of, move


def schedule(
    *, actor: User, article: Article, languages: Iterable[str], moment: datetime, override: str = ""
) -> tuple[Revision, ...]:
    """Freezes drafts as they stand and makes them public from a moment on, all of them or none; gates hold as they will stand then."""
    require(actor, "publish_edition")
    now = timezone.now()
    if moment <= now:
        raise InvalidDecision("The moment has passed already. Choose a later one, or publish now.", code="moment")
    editions = [edition_of(article, language) for language in languages]
    if not editions:
        raise InvalidDecision("Choose at least one language.", code="no-language")
    check(actor, [gate for edition in editions for gate in gates(edition, at=moment)], override)
    return tuple(_schedule(actor, edition, moment, now, override) for edition in editions)


def _schedule(actor: User, edition: Edition, moment: datetime, now: datetime, override: str) -> Revision:
    article, language = edition.article, edition.language
    before = {
        "state": edition.state,
        "revision": edition.revision_id,
        "published_at": edition.published_at.isoformat() if edition.published_at else None,
    }
    told = pending(article, language)
    content = revisions.content(edition)
    revision = revisions.make(actor, edition, content, moment=moment, now=now, published_at=moment, told=told)
    was = move(edition, "schedule", revision=revision, published_at=moment)
    revisions.tell(told, moment)
    Job.objects.create(kind=Job.Kind.PUBLISH, article=article, language=language, due_at=moment, before=before)
    when = moment.isoformat(timespec="seconds")
    record(
        actor,
        "schedule",
        revision,
        article=article,
        language=language,
        before=was,
        after=when,
        reason=override,
    )
    return revision


def unschedule(*, actor: User, article: Article, language: str, reason: str = "") -> None:
    """Takes an edition off the schedule: it is again what it was before. The frozen revision stays in the history."""
    require(actor, "publish_edition")
    edition = edition_of(article, language)
    moment = edition.published_at
    job = _waiting(article, language).first()
    before = job.before if job else {}
    put_back = {
        "state": before.get("state", Edition.State.DRAFT),
        "revision": Revision.objects.filter(pk=before.get("revision") or 0).first(),
        "published_at": parse_datetime(before["published_at"]) if before.get("published_at") else None,
    }
    move(edition, "unschedule", **put_back)
    _waiting(article, language).delete()
    revisions.tell(_told_at(article, language, moment), None)
    record(
        actor,
        "unschedule",
        edition,
        article=article,
        language=language,
        before=moment.isoformat(timespec="seconds") if moment else "",
        after=edition.state,
        reason=reason.strip(),
    )


def come_out(*, article: Article, at: datetime | None = None) -> tuple[Job, ...]:
    """Carries out the article's jobs that are due at a moment, each once, whoever else tries; gives those that it carried out.

    Readers see the edition from its moment on without it: this writes down that they do.
    """
    at = at or timezone.now()
    due = Job.objects.filter(article=article, kind=Job.Kind.PUBLISH, done_at=None, due_at__lte=at)
    return tuple(job for job in due if _come_out(job, article, at))


def _come_out(job: Job, article: Article, at: datetime) -> bool:
    if not Job.objects.filter(pk=job.pk, done_at=None).update(done_at=at, error=""):
        return False
    edition = edition_of(article, job.language)
    if edition.state != Edition.State.SCHEDULED or edition.revision is None:
        return True
    was = move(edition, "come out")
    record(
        edition.revision.created_by,
        "publish",
        edition.revision,
        article=article,
        language=job.language,
        before=was,
        after=edition.revision.digest,
    )
    return True


def _waiting(article: Article, language: str) -> QuerySet[Job]:
    return Job.objects.filter(kind=Job.Kind.PUBLISH, article=article, language=language, done_at=None)


def _told_at(article: Article, language: str, moment: datetime | None) -> list[Correction]:
    """The corrections that were to become public with the edition."""
    return [row for row in article.corrections.filter(published_at=moment) if language in row.languages]
