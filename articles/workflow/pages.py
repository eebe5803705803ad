"""Stage "pages": what readers see of an article is stored as the bytes that they are sent, in the transaction that changed it.

The clock is a lock that every publication takes. So pages are rendered before it is taken, and those of the house when the change is
committed: until then they are made for who asks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Set
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.formats.packing import pack
from articles.models import (
    Article,
    Edition,
    Filing,
    PageChange,
    PageClock,
    PublicFace,
    StoredPage,
)
from articles.models.languages import LANGUAGES
from articles.workflow.rendering import Rendered, generation, render

CHANNEL = "dianbao_pages"
REMEMBERED = 10_000  # ticks; a process that missed more forgets all that it has
ARTICLE = "article-"
SITEMAPS = "latest"  # which names all that has a page
SHOWN = (Edition.State.PUBLISHED, Edition.State.SCHEDULED)


def follow(*, article: Article) -> None:
    """Where readers see something else of the article than before: forgets the pages that tell of it and stores its own anew."""
    editions = list(article.editions.filter(published_at__isnull=False).order_by("language"))
    known = PublicFace.objects.filter(article=article).first()
    if not editions and known is None:
        return
    face = _face(article, editions)
    if known is not None and known.digest == face:
        return
    about = sorted(_about(article, editions))
    own = [_made(address) for address in addresses(article.slug, editions)] if settings.PAGE_STORE else []
    tick = changed(*{*about, *(known.about if known else ())})
    PublicFace.objects.update_or_create(article=article, defaults={"digest": face, "about": about})
    for made in filter(None, own):
        _keep(made, tick)
    if settings.PAGE_STORE:
        transaction.on_commit(_store_house, robust=True)


def changed(*about: str) -> int:
    """Says to every process that pages which tell of these are out of date, once the transaction is committed; the tick of it."""
    with transaction.atomic():
        clock = _locked_clock()
        clock.ticks += 1
        clock.save(update_fields=["ticks"])
        PageChange.objects.bulk_create(PageChange(tick=clock.ticks, about=name) for name in sorted(set(about)))
        PageChange.objects.filter(tick__lte=clock.ticks - REMEMBERED).delete()
        _forget(set(about))
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    tick: int = clock.ticks
    return tick


def store(address: str) -> bool:
    """Renders a page and keeps it, unless it is not one to keep, or what it tells of changed meanwhile; whether it is kept."""
    made = _made(address)
    if made is None:
        return False
    with transaction.atomic():
        _locked_clock()
        return _keep(made)


def find(address: str) -> StoredPage | None:
    """The stored page at an address, None where there is none that may still be sent."""
    return _stored(address).first()


def missing() -> Iterator[str]:
    """The addresses of the house's pages and of all public stories, newest first, that are not stored as this version makes them."""
    public = Edition.objects.filter(published_at__isnull=False).order_by("-published_at", "-pk")
    stories = (
        address
        for edition in public.select_related("article").iterator(chunk_size=500)
        for address in addresses(edition.article.slug, [edition])
    )
    return (address for address in chain(house_addresses(), stories) if not _stored(address).exists())


def count() -> int:
    """How many pages are stored when none is missing."""
    return len(list(house_addresses())) + Edition.objects.filter(published_at__isnull=False).count()


def delete_old() -> int:
    """Deletes the pages of other versions; how many there were."""
    return StoredPage.objects.exclude(generation=generation()).delete()[0]


def ticks() -> int:
    """What the clock says."""
    return PageClock.objects.filter(pk=1).values_list("ticks", flat=True).first() or 0


def expiry(about: Collection[str], asked_at: datetime) -> datetime | None:
    """The next moment at which something scheduled changes a page that tells of these: its own story, else any.

    `asked_at` is from before the page was rendered: a moment that came meanwhile ends it too.
    """
    editions = Edition.objects.filter(state__in=(*SHOWN, Edition.State.RETRACTED))
    if all(name.startswith(ARTICLE) for name in about):
        editions = editions.filter(article__slug__in=[name.removeprefix(ARTICLE) for name in about])
    moments = [
        editions.filter(published_at__gt=asked_at)
        .order_by("published_at")
        .values_list("published_at", flat=True)
        .first(),
        editions.filter(article__embargo_until__gt=asked_at)
        .order_by("article__embargo_until")
        .values_list("article__embargo_until", flat=True)
        .first(),
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def addresses(slug: str, editions: Iterable[Edition]) -> Iterator[str]:
    """The addresses of a story in the languages in which readers have seen it."""
    for edition in editions:
        yield reverse("article", kwargs={"language": edition.language, "slug": slug})


def house_addresses() -> Iterator[str]:
    """The addresses of the pages that every publication changes and most readers ask for."""
    yield reverse("chooser")
    for language in LANGUAGES:
        yield reverse("front", kwargs={"language": language})


def _face(article: Article, editions: Iterable[Edition]) -> str:
    """A digest of everything by which a page about the article can change."""
    told = article.corrections.filter(published_at__isnull=False).order_by("pk")
    seen = [
        article.slug,
        article.rights,
        article.legal_hold,
        article.embargo_until,
        [
            (edition.language, "shown" if edition.state in SHOWN else edition.state, edition.revision_id)
            for edition in editions
        ],
        [edition.published_at for edition in editions],
        list(told.values_list("pk", "published_at")),
    ]
    return hashlib.sha256(json.dumps(seen, default=str).encode()).hexdigest()


def _about(article: Article, editions: Iterable[Edition]) -> set[str]:
    """What pages tell of the article: itself, and the lists in which its revisions are filed."""
    filings = Filing.objects.filter(revision__in=[edition.revision_id for edition in editions]).exclude(slug="")
    listed = {f"{kind}-{slug}" for kind, slug in filings.values_list("kind", "slug")}
    return {f"{ARTICLE}{article.slug}", "latest", "corrections"} | listed


class _Made(NamedTuple):
    """A page ready to be stored, and what the clock said before it was rendered."""

    address: str
    columns: dict[str, Any]
    since: int


def _made(address: str) -> _Made | None:
    """The page at an address, None where it is not one to keep."""
    since, asked_at = ticks(), timezone.now()
    page = render(address)
    return _Made(address, _columns(page, asked_at), since) if page.about else None


def _keep(made: _Made, own: int = 0) -> bool:
    """Stores a page, while the clock is locked, if nothing changed what it tells of but the tick of this transaction; whether it did."""
    meanwhile = PageChange.objects.filter(tick__gt=made.since, about__in=made.columns["about"])
    if meanwhile.exclude(tick=own).exists():
        return False
    StoredPage.objects.update_or_create(address=made.address, generation=generation(), defaults=made.columns)
    return True


def _store_house() -> None:
    """Stores what is missing of the pages that every publication changes."""
    for address in house_addresses():
        if not _stored(address).exists():
            store(address)


def _stored(address: str) -> QuerySet[StoredPage]:
    """What may still be sent at an address."""
    fresh = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
    return StoredPage.objects.filter(fresh, address=address, generation=generation())


def _locked_clock() -> PageClock:
    """The clock, which is this transaction's until it ends."""
    return PageClock.objects.select_for_update().get_or_create(pk=1)[0]


def _forget(about: Set[str]) -> None:
    slugs = [name.removeprefix(ARTICLE) for name in about if name.startswith(ARTICLE)]
    StoredPage.objects.filter(slug__in=slugs).delete()
    house = StoredPage.objects.filter(slug="").values_list("pk", "about")
    StoredPage.objects.filter(pk__in=[pk for pk, names in house if not about.isdisjoint(names)]).delete()


def _columns(page: Rendered, asked_at: datetime) -> dict[str, Any]:
    return {
        "slug": next((name.removeprefix(ARTICLE) for name in page.about if name.startswith(ARTICLE)), ""),
        "about": page.about,
        "status": page.status,
        "headers": page.headers,
        "etag": page.etag,
        "expires_at": expiry(page.about, asked_at),
        **pack(page.body)._asdict(),
    }
