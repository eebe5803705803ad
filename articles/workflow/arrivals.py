"""Pages that wait on an editor: kept for a day as they were sent, with what she decided so far, and dropped or made into drafts.

Nothing here makes a document: that is drafts.py, once she has seen the verdicts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.utils import timezone

from articles.errors import InvalidDecision, RefusedInput
from articles.formats import CONTAINERS, items, read, sniff
from articles.models import Arrival, Block, RawDocument
from articles.text import segment
from articles.workflow.access import require

# What one person can look through at one sitting; more is for import_articles.
MAX_PAGES, MAX_BLOCKS = 20, 2000
_FLIPS = (Block.Ruling.KEEP, Block.Ruling.STRIP)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one page that was sent: it waits, was refused, or is on the desk already."""

    filename: str
    arrival: Arrival | None = None
    refused: RefusedInput | None = None
    twin: RawDocument | None = None


def send(*, actor: User, batch: UUID, files: Iterable[tuple[str, bytes]]) -> list[Sent]:
    """Lays the pages of these files (name and bytes) to wait, and says of each what became of it; one refusal stops no other.

    A file that holds many articles gives a page for each. Raises InvalidDecision for a batch that is somebody else's.
    """
    require(actor, "receive_document")
    purge()
    if Arrival.objects.filter(batch=batch).exclude(sent_by=actor).exists():
        raise InvalidDecision("These pages were sent by somebody else.", code="batch")
    return [sent for filename, content in files for sent in _sent(actor, batch, filename[-255:], content)]


def decide(*, actor: User, arrival: Arrival, flips: Mapping[int, str] | None, choices: Mapping[str, str]) -> None:
    """Remembers what the editor decided of a page so far: blocks that she flipped (None leaves them), and fields."""
    require(actor, "receive_document")
    _refuse_strangers(actor, arrival)
    values: dict[str, object] = {"choices": dict(choices)}
    if flips is not None:
        values["flips"] = {str(position): ruling for position, ruling in flips.items() if ruling in _FLIPS}
    Arrival.objects.filter(pk=arrival.pk).update(**values)
    for name, value in values.items():
        setattr(arrival, name, value)


def discard(*, actor: User, arrivals: Iterable[Arrival]) -> None:
    """Forgets pages that wait."""
    require(actor, "receive_document")
    for arrival in arrivals:
        _refuse_strangers(actor, arrival)
        arrival.delete()
        forget_empty(arrival.batch)


def forget_empty(batch: UUID) -> None:
    """Deletes the files of a batch of whose articles none waits any more."""
    if not Arrival.objects.pages().filter(batch=batch).exists():
        Arrival.objects.filter(batch=batch).delete()


def purge() -> int:
    """Deletes what has waited for more than a day; the number of pages."""
    return Arrival.objects.filter(sent_at__lte=timezone.now() - Arrival.KEPT).delete()[0]


def sha256(content: bytes) -> str:
    """The digest by which the same bytes are the same document."""
    return hashlib.sha256(content).hexdigest()


def _sent(actor: User, batch: UUID, filename: str, content: bytes) -> list[Sent]:
    """The pages of one file."""
    try:
        media_type = sniff(content, filename)
        if media_type in CONTAINERS:
            return _items(actor, batch, filename, content, media_type)
        return [_page(actor, batch, filename, content, media_type)]
    except RefusedInput as error:
        return [Sent(filename, refused=error)]


def _items(actor: User, batch: UUID, filename: str, content: bytes, media_type: str) -> list[Sent]:
    """The articles of a file that holds many; the file itself waits beside them, unseen, and is kept with them."""
    container = _lay(actor, batch, filename, content, media_type, {})
    sent: list[Sent] = []
    for item in items(content, filename, media_type):
        place = f"{filename} · {item.id}"[-255:]
        choices = {"container": str(container.pk), "item": item.id[:500], "story": item.story}
        refused = Sent(place, refused=item.refused) if item.refused else None
        sent.append(refused or _page(actor, batch, place, item.content, item.media_type, choices))
        if (last := sent[-1].refused) and last.code == "too-many":
            break
    if not any(page.arrival for page in sent):
        container.delete()
    return sent


def _page(
    actor: User, batch: UUID, filename: str, content: bytes, media_type: str, choices: Mapping[str, str] | None = None
) -> Sent:
    try:
        twin = RawDocument.objects.filter(sha256=sha256(content), articles__isnull=False).first()
        if twin is not None:
            return Sent(filename, twin=twin)
        _refuse_surplus(Arrival.objects.pages().filter(batch=batch), content, filename)
        _refuse_endless(content, filename, media_type)
    except RefusedInput as error:
        return Sent(filename, refused=error)
    return Sent(filename, arrival=_lay(actor, batch, filename, content, media_type, choices or {}))


def _lay(
    actor: User, batch: UUID, filename: str, content: bytes, media_type: str, choices: Mapping[str, str]
) -> Arrival:
    last = Arrival.objects.filter(batch=batch).aggregate(last=Max("position"))["last"]
    return Arrival.objects.create(
        batch=batch,
        position=0 if last is None else last + 1,
        content=content,
        filename=filename,
        media_type=media_type,
        choices=dict(choices),
        sent_by=actor,
    )


def _refuse_surplus(waiting: QuerySet[Arrival], content: bytes, filename: str) -> None:
    same = waiting.filter(content=content).defer("content").first()
    if same is not None:
        raise RefusedInput("the same bytes wait already, as %(name)s.", code="same", place=filename, name=str(same))
    if waiting.count() >= MAX_PAGES:
        raise RefusedInput(
            "%(most)s pages are as many as can be looked through at once. Make drafts of these first, or use manage.py import_articles.",
            code="too-many",
            place=filename,
            most=MAX_PAGES,
        )


def _refuse_endless(content: bytes, filename: str, media_type: str) -> None:
    document = read(content, filename, media_type)
    number = len(document.blocks or segment.split(document.text))
    if number > MAX_BLOCKS:
        raise RefusedInput(
            "%(number)s blocks are more than can be looked through (%(most)s). Use manage.py import_articles.",
            code="too-long",
            place=filename,
            number=f"{number:,}",
            most=f"{MAX_BLOCKS:,}",
        )


def _refuse_strangers(actor: User, arrival: Arrival) -> None:
    if arrival.sent_by_id != actor.pk and not actor.is_superuser:
        raise InvalidDecision("This page was sent by somebody else.", code="arrival")
