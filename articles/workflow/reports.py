"""What a reader tells of an error becomes a finding on the desk, and a correction that settles it says so."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.errors import InvalidDecision
from articles.models import Article, Correction, Edition, Finding, Paragraph, ReaderReport
from articles.models.desk import finding_key
from articles.models.languages import get

READER_REPORT = "reader-report"  # the id of its findings; no check makes them, and none takes them away
LONGEST = 2_000
MOST_LINKS = 2
A_SENDER_AN_HOUR, AN_ARTICLE_A_DAY, A_DAY = 5, 40, 400
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def report(*, article: Article, language: str, paragraph: int, message: str, address: str) -> ReaderReport:
    """Lays an error before the desk. `paragraph` is the row that the reader points to, 0 for the whole; `address` is the reader's network's.

    Raises InvalidDecision: "report-empty", "report-long", "report-links", "report-often", "report-gone".
    """
    message = _plain(message)
    edition = Edition.objects.published().filter(article=article, language=language).select_related("revision").first()
    if edition is None or edition.revision is None:
        raise InvalidDecision("This edition is not public any more.", code="report-gone")
    sender = salted_hmac("reader-report", f"{timezone.now():%Y-%m-%d} {address}", algorithm="sha256").hexdigest()
    if twin := ReaderReport.objects.filter(revision=edition.revision, sender=sender, message=message).first():
        return twin  # sent twice
    if _is_too_often(article, sender):
        raise InvalidDecision(
            "Too many reports come in at the moment. Please try again in an hour.", code="report-often"
        )
    row = _row(article, language, paragraph)
    token = secrets.token_urlsafe(16)
    return ReaderReport.objects.create(
        token=token,
        article=article,
        revision=edition.revision,
        paragraph=row,
        finding=_finding(article, row, language, message, token) if row else None,
        message=message,
        sender=sender,
    )


def settle(correction: Correction, rows: Iterable[Paragraph], languages: Iterable[str]) -> None:
    """A public correction of these rows answers what readers told of them; what was dismissed stays so."""
    waiting = ReaderReport.objects.filter(
        correction=None,
        finding__state=Finding.State.OPEN,
        finding__language__in=list(languages),
        paragraph__in=list(rows),
    )
    findings = list(waiting.values_list("finding_id", flat=True))
    waiting.update(correction=correction)
    Finding.objects.filter(pk__in=findings).update(state=Finding.State.FIXED)


def _plain(message: str) -> str:
    message = "".join(char for char in message.strip() if char.isprintable() or char == "\n")
    if not message:
        raise InvalidDecision("Say what is wrong.", code="report-empty")
    if len(message) > LONGEST:
        raise InvalidDecision("Please say it in at most 2,000 characters.", code="report-long")
    if len(_LINK.findall(message)) > MOST_LINKS:
        raise InvalidDecision("Please leave out the links but for two.", code="report-links")
    return message


def _is_too_often(article: Article, sender: str) -> bool:
    now = timezone.now()
    today: QuerySet[ReaderReport] = ReaderReport.objects.filter(created_at__gt=now - timedelta(days=1))
    return (
        today.filter(sender=sender, created_at__gt=now - timedelta(hours=1)).count() >= A_SENDER_AN_HOUR
        or today.filter(article=article).count() >= AN_ARTICLE_A_DAY
        or today.count() >= A_DAY
    )


def _row(article: Article, language: str, paragraph: int) -> Paragraph | None:
    """The row that is meant, where it still has a text; else the first of the article."""
    rows = [row for row in article.paragraphs.order_by("position") if get(row, "text", language)]
    return next((row for row in rows if row.pk == paragraph), next(iter(rows), None))


def _finding(article: Article, row: Paragraph, language: str, message: str, token: str) -> Finding:
    return Finding.objects.create(
        article=article,
        paragraph=row,
        key=finding_key(READER_REPORT, row.pk, language, token),
        check_id=READER_REPORT,
        severity=Finding.Severity.ADVISORY,
        language=language,
        start=0,
        end=len(get(row, "text", language)),
        evidence=message,
        parameters={"message": message},
        origin=Finding.Origin.READER,
    )
