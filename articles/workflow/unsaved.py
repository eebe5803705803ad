"""What people do on a page before they decide: where they are, and what they typed and have not saved yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.errors import InvalidDecision
from articles.models import Article, Paragraph, Presence, TextDraft
from articles.workflow.access import require_language

FORGOTTEN_AFTER = timedelta(days=1)
LONGEST = 100_000


def keep(*, actor: User, paragraph: Paragraph, language: str, text: str, base: str) -> None:
    """Keeps what the actor typed into a text's box, and the text that she began from."""
    require_language(actor, language)
    if len(text) > LONGEST or len(base) > LONGEST:
        raise InvalidDecision("A paragraph has at most %(most)s characters.", code="too-long", most=f"{LONGEST:,}")
    TextDraft.objects.update_or_create(
        user=actor, paragraph=paragraph, language=language, defaults={"text": text, "base": base}
    )


def forget(*, actor: User, places: Iterable[tuple[int, str]]) -> None:
    """Drops what the actor typed at these places (row and language): it is saved, or she put it aside."""
    for row, language in places:
        TextDraft.objects.filter(user=actor, paragraph=row, language=language).delete()


def arrive(*, actor: User, article: Article, paragraph: Paragraph | None) -> None:
    """Says that the actor has the article open, and which row she is in."""
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
    Presence.objects.update_or_create(user=actor, article=article, defaults={"paragraph": paragraph, "seen_at": now})
