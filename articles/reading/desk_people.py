"""Who else works on an article just now, and what a person typed and has not saved."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, AuditEntry, Presence, TextDraft
from articles.models.staff import called
from articles.models.story import digest
from articles.reading import desk_since
from articles.reading.desk_sheet import Draft, Place

GONE_AFTER = timedelta(seconds=45)


def others(article: Article, viewer: User) -> list[tuple[str, int | None]]:
    """The names of the other people on the article's page, each with the id of the row that she is in."""
    near = Presence.objects.filter(article=article, seen_at__gte=timezone.now() - GONE_AFTER).exclude(user=viewer)
    return [(called(presence.user), presence.paragraph_id) for presence in near.select_related("user").order_by("pk")]


def kept(article: Article, viewer: User) -> dict[Place, Draft]:
    """What the viewer typed into the article's boxes and has not saved."""
    found = TextDraft.objects.filter(paragraph__article=article, user=viewer)
    return {(row.paragraph_id, row.language): Draft(row.text, digest(row.base), row.base) for row in found}


def began_from(article: Article, viewer: User, place: Place, base: str) -> str:
    """The text with the digest `base`, which the viewer's draft at a place began from; "" where nobody knows it any more."""
    draft = kept(article, viewer).get(place)
    if draft and draft.base == base:
        return draft.began_from
    past = desk_since.texts(article, {base})
    return past[base].text if base in past else ""


def latest(article: Article) -> tuple[int, str]:
    """The number of the last thing that anybody did to the article, and who did it."""
    entry = AuditEntry.objects.filter(article=article).select_related("actor").order_by("-pk").first()
    return (entry.pk, called(entry.actor)) if entry else (0, "")
