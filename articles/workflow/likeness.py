"""Stage "fingerprint": what a page's own text is like is kept as keys, so that an index finds the page again, or its translation."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import connection

from articles.models import Article, Likeness, RawDocument
from articles.text import likeness
from articles.text.likeness import Fingerprint
from articles.workflow import bulk

NEWEST = 200  # documents asked of each key: a key of more says little, and time must not grow with the archive
LIKELY = 50  # candidates of which it is asked whether an article draws on them
COMPARED = 3  # candidates read and compared
_NEWEST_WITH_KEY = """
SELECT * FROM (SELECT key, document_id FROM {table} WHERE key = %s ORDER BY document_id DESC LIMIT {newest}) AS newest"""


@dataclass(frozen=True, slots=True)
class Twin:
    """A page in the archive: the same page ("page"), or the same story in another language by its text ("story") or by what the
    pages say of each other ("address"). `score` is 0 to 1."""

    kind: Literal["page", "story", "address"]
    document: RawDocument
    article: Article
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page to look for: its language, its own passages, its fingerprint, its address and those of its other languages."""

    language: str
    passages: Sequence[str]
    fingerprint: Fingerprint
    url: str = ""
    alternates: Sequence[str] = ()


def fingerprint(*, document: RawDocument) -> bool:
    """Writes the document's keys anew where its own text, or how keys are made, has changed; whether it has."""
    found = {*keys(candidate(document))}
    known = {*document.likenesses.values_list("key", flat=True)}
    document.likenesses.filter(key__in=known - found).delete()
    remember([(document, sorted(found - known))])
    return found != known


def remember(keys_by_document: Iterable[tuple[RawDocument, Collection[int]]]) -> None:
    """Writes the keys of documents that have none of them yet."""
    rows = ((document.pk, key) for document, found in keys_by_document for key in dict.fromkeys(found))
    bulk.insert(Likeness, ({"document_id": document, "key": key} for document, key in rows))


def candidate(document: RawDocument) -> Candidate:
    """A stored document as what to look for, by its blocks as they are ruled now."""
    passages = _passages(document)
    return Candidate(
        document.language,
        passages,
        likeness.fingerprint("\n".join(passages), document.language),
        document.url,
        tuple(document.about.get("alternates", {}).values()),
    )


def _passages(document: RawDocument) -> list[str]:
    text = document.text
    return [text[start:end] for start, end in document.blocks.kept().values_list("start", "end")]


def keys(page: Candidate) -> tuple[int, ...]:
    """All that a page can be found by."""
    return (*page.fingerprint.page, *page.fingerprint.story, *likeness.address_keys(page.url, page.alternates))


def twin(page: Candidate, *, apart_from: Collection[int] = (), retold: bool = True) -> Twin | None:
    """The page in an article that this one most likely is, or is a translation of: what pages say of each other comes first, then
    the same page, then the same story unless it is not `retold`. `apart_from` are documents that do not count."""
    for find in (_by_address, _by_wording, _by_story) if retold else (_by_address, _by_wording):
        if found := find(page, apart_from):
            return found
    return None


def _by_address(page: Candidate, apart_from: Collection[int]) -> Twin | None:
    """A page in another language that either names as its own other language (hreflang)."""
    for document in _sharing(likeness.address_keys(page.url, page.alternates), 1, apart_from):
        named = document.url in page.alternates or page.url in document.about.get("alternates", {}).values()
        if document.language != page.language and document.url != page.url and named:
            return _twin("address", document, 1.0)
    return None


def _by_wording(page: Candidate, apart_from: Collection[int]) -> Twin | None:
    for document in _sharing(page.fingerprint.page, 1, apart_from):
        if document.language == page.language:
            score = likeness.copied(page.passages, _passages(document))
            if score >= likeness.SAME_PAGE:
                return _twin("page", document, score)
    return None


def _by_story(page: Candidate, apart_from: Collection[int]) -> Twin | None:
    mine = None
    for document in _sharing(page.fingerprint.story, likeness.MANY_KEYS, apart_from):
        if document.language != page.language:
            mine = mine or likeness.traits("\n".join(page.passages), page.language)
            theirs = likeness.traits("\n".join(_passages(document)), document.language)
            score = likeness.shared(mine, theirs)
            if score >= likeness.SAME_STORY:
                return _twin("story", document, score)
    return None


def _twin(kind: Literal["page", "story", "address"], document: RawDocument, score: float) -> Twin:
    return Twin(kind, document, Article.objects.filter(documents=document).order_by("pk")[0], score)


def _sharing(wanted: Sequence[int], least: int, apart_from: Collection[int]) -> list[RawDocument]:
    """The documents in articles that share at least so many keys, those first that share the most and the rarest ones."""
    if not wanted:
        return []
    holders = _holders(wanted)
    counts = Counter(pk for found in holders.values() for pk in found)
    weights: dict[int, float] = defaultdict(float)
    for found in holders.values():
        for pk in found:
            if counts[pk] >= least and pk not in apart_from:
                weights[pk] += math.log(1 + NEWEST / len(found))
    likely = sorted(weights, key=lambda pk: (-weights[pk], -pk))[:LIKELY]
    drawn_on = {*Article.objects.filter(documents__in=likely).values_list("documents", flat=True)}
    likely = [pk for pk in likely if pk in drawn_on][:COMPARED]
    documents = RawDocument.objects.in_bulk(likely)
    return [documents[pk] for pk in likely]


def _holders(wanted: Sequence[int]) -> dict[int, list[int]]:
    """By key the newest documents that have it."""
    one = _NEWEST_WITH_KEY.format(newest=NEWEST, table=connection.ops.quote_name(Likeness._meta.db_table))
    holders: dict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(wanted)), list(wanted))
        for key, document in cursor.fetchall():
            holders[key].append(document)
    return holders
