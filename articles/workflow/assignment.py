"""Who works on an article, and until when."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from articles.errors import EditConflict, InvalidDecision
from articles.models import Article
from articles.models.staff import called
from articles.workflow.access import require
from articles.workflow.audit import record


def assign(
    *,
    actor: User,
    article: Article,
    assignee: User | None,
    due_at: datetime | None,
    seen_assignee: int | None,
    seen_due_at: datetime | None,
) -> None:
    """Gives an article to a person, or to nobody, with the time when it is due.

    `seen_assignee` and `seen_due_at` are what the actor was shown. Raises EditConflict, with the name of the person who has
    the article by now, when it is another one: of two who take the same piece the row decides who was first.
    """
    require(actor, "change_article")
    if assignee is not None and not (assignee.is_active and assignee.is_staff):
        raise InvalidDecision(
            "%(who)s does not work at this desk any more. Choose somebody else.", code="assignee", who=called(assignee)
        )
    seen = Article.objects.filter(pk=article.pk, assignee=seen_assignee, due_at=seen_due_at)
    if not seen.update(assignee=assignee, due_at=due_at):
        article.refresh_from_db(fields=["assignee", "due_at"])
        raise EditConflict(
            "Somebody else took this piece, or gave it away, while you were looking at it. Nothing was written.",
            theirs=called(article.assignee),
            yours=called(assignee),
        )
    before = _described(User.objects.filter(pk=seen_assignee).first() if seen_assignee else None, seen_due_at)
    article.assignee, article.due_at = assignee, due_at
    record(actor, "assign", article, article=article, before=before, after=_described(assignee, due_at))


def _described(person: User | None, due_at: datetime | None) -> str:
    due = timezone.localtime(due_at).strftime("%Y-%m-%d %H:%M") if due_at else ""
    return " · ".join(filter(None, (called(person), due)))
