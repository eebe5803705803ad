"""Where an edition comes from: what was received, what was taken out and why, who corrected and approved it, and what was published.

It tells what the tables and the audit trail held when the public revision was made, and of the sender and the desk no more than names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext

from articles.models import Article, AuditEntry, Block, RawDocument, Revision
from articles.models.languages import name_in
from articles.models.staff import called
from articles.reading import public_words as words
from articles.reading import wording
from articles.reading.public_records import Article as Edition
from articles.reading.public_versions import Version, versions

OPEN_RIGHTS = (Article.Rights.OWNED, Article.Rights.LICENSED)
VERBS = ("correct", "take proposal", "approve", "approve edition")  # in the order of the page


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a page as received: its text, or "" and the reason why it is no part of the story."""

    text: str
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A page as it came in; `lines` are empty where the rights do not allow to show it."""

    language: str
    origin: str
    received_at: datetime
    publisher: str
    host: str
    url: str
    sha256: str
    blocks: int
    removed: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]

    @property
    def origin_name(self) -> str:
        """What kind of text it was, in words."""
        return words.word(words.RECEIVED, self.origin)

    @property
    def kept(self) -> int:
        """How many of its blocks are the story."""
        return self.blocks - sum(count for _, count in self.removed)


@dataclass(frozen=True, slots=True)
class Deed:
    """What one person did to the texts of the edition: how often, and from when to when."""

    who: str
    verb: str
    count: int
    first: datetime
    last: datetime

    @property
    def what(self) -> str:
        """The deed in words."""
        return words.word(words.DEEDS, self.verb)


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that a provenance page shows beside the article itself."""

    received: tuple[Received, ...]
    deeds: tuple[Deed, ...]
    versions: tuple[Version, ...]
    rights_allow: bool


def provenance(edition: Edition) -> Provenance:
    """The way of a public edition from the pages received to what readers see."""
    story = Article.objects.get(slug=edition.slug)
    made_at = Revision.objects.filter(article=story, language=edition.language, number=edition.version)
    until = made_at.values_list("created_at", flat=True).get()
    rights_allow = story.rights in OPEN_RIGHTS and edition.rights in OPEN_RIGHTS
    languages = {edition.language, edition.about.source_language, *(link.language for link in edition.editions)}
    documents = _documents(story, languages, until, rights_allow)
    return Provenance(
        received=tuple(_received(row, edition.language, until, rights_allow) for row in documents),
        deeds=tuple(_deeds(story, edition.language, until)),
        versions=versions(edition.slug, edition.language, edition.version).items,
        rights_allow=rights_allow,
    )


def _documents(story: Article, languages: Iterable[str], until: datetime, with_text: bool) -> QuerySet[RawDocument]:
    """The pages behind the public editions, oldest first; the bytes are read only where they may be shown."""
    found = RawDocument.objects.filter(
        pk__in=story.documents.filter(language__in=languages, received_at__lte=until).values("pk")
    )
    found = found if with_text else found.defer("content", "extracted")
    blocks = Prefetch("blocks", queryset=Block.objects.defer("evidence", "markup"))
    counted = found.annotate(stories=Count("articles")).select_related("publisher")
    return counted.prefetch_related(blocks).order_by("received_at", "pk")


def _received(row: Any, language: str, until: datetime, rights_allow: bool) -> Received:
    blocks = list(row.blocks.all())
    reasons = [_reason(block, until) for block in blocks]
    counted = Counter(reason for reason in reasons if reason)
    is_ours_alone = row.stories == 1  # of a page with several stories, the others may not be public
    host, url = _address(row.url)
    return Received(
        language=row.language,
        origin=row.origin,
        received_at=row.received_at,
        publisher=name_in(row.publisher, "name", language) if row.publisher else "",
        host=host,
        url=url,
        sha256=row.sha256,
        blocks=len(blocks),
        removed=tuple(counted.most_common()),
        lines=tuple(_lines(row, blocks, reasons)) if rights_allow and is_ours_alone else (),
    )


def _reason(block: Block, until: datetime) -> str:
    """Why a block was no part of the story at a moment, "" where it was; a ruling of later does not count yet."""
    ruling = block.ruling if block.ruled_at and block.ruled_at <= until else Block.Ruling.NONE
    if ruling == Block.Ruling.KEEP or not (ruling or block.is_cruft):
        return ""
    return str(wording.RULES.get(block.rule, block.rule)) if block.is_cruft else gettext("taken out by an editor")


def _lines(row: RawDocument, blocks: list[Block], reasons: list[str]) -> Iterator[Line]:
    """The page block by block; what is no part of the story, then or now, is named and not shown."""
    for block, reason in zip(blocks, reasons, strict=True):
        if reason:
            yield Line("", reason)
        elif block.kept:
            yield Line(row.text[block.start : block.end].strip())


def _address(url: str) -> tuple[str, str]:
    """The host of an address, and the address unless its query or user might be somebody's key."""
    parts = urlsplit(url)
    is_plain = parts.scheme in ("http", "https") and not (parts.query or parts.username)
    return parts.hostname or "", url if is_plain else ""


def _deeds(story: Article, language: str, until: datetime) -> Iterator[Deed]:
    entries = AuditEntry.objects.filter(article=story, language=language, verb__in=VERBS, at__lte=until)
    found: dict[tuple[str, str], list[datetime]] = {}
    for entry in entries.select_related("actor").defer("detail").order_by("at", "pk"):
        found.setdefault((entry.verb, called(entry.actor)), []).append(entry.at)
    for verb, who in sorted(found, key=lambda key: VERBS.index(key[0])):
        moments = found[verb, who]
        yield Deed(who, verb, len(moments), moments[0], moments[-1])
