"""The public article: one edition as its stored revision holds it, never the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from articles.models import Article as ArticleRow
from articles.models import Correction, Edition, Quote, Revision, Source
from articles.models.languages import get
from articles.reading import public_words as words
from articles.reading.public_pictures import picture
from articles.reading.public_records import (
    About,
    Article,
    EditionLink,
    Named,
    Notice,
    Part,
    Passage,
    QuoteNote,
    Share,
    Story,
)

Content = Mapping[str, Any]

_OPENING = re.compile(r"[“‘\"「『]+$")
_CLOSING = re.compile(r"[,.，。！？!?…]?[”’\"」』]+")


def story(slug: str, language: str, at: datetime | None = None) -> Story:
    """What readers find at an article's address at a moment, in two queries."""
    public = Edition.objects.published(at).filter(article__slug=slug).select_related("article", "revision")
    editions = list(public.defer("revision__content").order_by("language"))
    links = tuple(_link(edition) for edition in editions)
    own = next((edition for edition in editions if edition.language == language), None)
    if own is None:
        return _gone(slug, language, links, at)
    content = Revision.objects.values_list("content", flat=True).get(pk=own.revision_id or 0)
    return Story(_article(slug, own, content, links), links)


def _gone(slug: str, language: str, links: tuple[EditionLink, ...], at: datetime | None) -> Story:
    """What stands in the place of an edition that was taken back: for a retraction what its readers are told."""
    if retracted := Edition.objects.retracted(at).filter(article__slug=slug, language=language).first():
        told = Correction.objects.filter(article=retracted.article_id, kind=Correction.Kind.RETRACTION)
        notes = [get(row, "note", language) for row in told.filter(published_at__isnull=False)]
        return Story(None, links, was_withdrawn=True, retraction=next((note for note in notes if note), ""))
    held = Q(article__legal_hold=True, revision__isnull=False, published_at__lte=at or timezone.now())
    gone = Edition.objects.filter(held | Q(state=Edition.State.WITHDRAWN), article__slug=slug, language=language)
    is_held = gone.values_list("article__legal_hold", flat=True).first()
    return Story(None, links, was_withdrawn=is_held is not None, is_held=bool(is_held))


def _link(edition: Edition) -> EditionLink:
    revision = _revision(edition)
    assert edition.published_at is not None  # by the same constraint as the revision
    since = max(revision.created_at, edition.published_at)
    is_indexable = revision.is_approved and edition.article.rights != ArticleRow.Rights.UNKNOWN
    return EditionLink(edition.language, revision.headline, is_indexable, since)


def _revision(edition: Edition) -> Revision:
    """The revision of a published edition, which a constraint of the table promises."""
    assert edition.revision is not None
    return edition.revision


def _article(slug: str, edition: Edition, content: Content, editions: tuple[EditionLink, ...]) -> Article:
    revision = _revision(edition)
    assert edition.published_at is not None  # by the same constraint
    order = _reading_order(content)
    return Article(
        slug=slug,
        language=edition.language,
        version=revision.number,
        headline=revision.headline,
        standfirst=revision.standfirst,
        byline=content["byline"],
        published_at=edition.published_at,
        modified_at=revision.modified_at,
        is_approved=revision.is_approved,
        publisher=named(content["publisher"]) if content["publisher"] else None,
        region=named(content["region"]) if content["region"] else None,
        topics=tuple(named(row) for row in content["topics"]),
        sources=tuple(named(row) for row in content["sources"]),
        body=tuple(_passage(row, order) for row in content["paragraphs"]),
        quotes=quotes_of(content),
        corrections=tuple(Notice(row["kind"], row["arose"], row["note"]) for row in reversed(content["corrections"])),
        about=_about(content["edition"]),
        rights=content["rights"]["code"],
        rights_note=content["rights"]["note"],
        editions=editions,
        picture=picture(content.get("picture")),
    )


def named(row: Content) -> Named:
    """A region, topic or source out of a revision."""
    return Named(row["slug"], row["name"], row.get("role", ""), row.get("kind", ""))


def quotes_of(content: Content) -> tuple[QuoteNote, ...]:
    """The quotes of a revision, in the order in which a reader meets them."""
    unnamed = {row["slug"] for row in content["sources"] if row["kind"] == Source.Kind.UNNAMED}
    return tuple(_note(row, number, row["source"] in unnamed) for row, number in _reading_order(content).values())


def _reading_order(content: Content) -> dict[int, tuple[Content, int]]:
    """The quotes by id, numbered in the order in which a reader meets them."""
    rows = {row["id"]: row for row in content["quotes"]}
    met = (span["id"] for paragraph in content["paragraphs"] for span in paragraph["quotes"])
    return {id: (rows[id], number) for number, id in enumerate(met, start=1)}


def _passage(row: Content, order: Mapping[int, tuple[Content, int]]) -> Passage:
    parts = tuple(_parts(row["text"], row["quotes"], order))
    return Passage(anchor=f"p{row['id']}", kind=row["kind"], parts=parts, approved=row["approved"])


def _parts(text: str, spans: Sequence[Content], order: Mapping[int, tuple[Content, int]]) -> Iterator[Part]:
    """The text cut at its quotes, with the quotation marks around them; of two that overlap the first is marked."""
    at = 0
    for span in spans:
        start, end = _with_marks(text, span["start"], span["end"])
        if start < at:
            continue
        if start > at:
            yield Part(text[at:start])
        quote, number = order[span["id"]]
        yield Part(text[start:end], number, _is_verbatim(quote))
        at = end
    if at < len(text):
        yield Part(text[at:])


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened by the quotation marks that stand right around it, with a comma or stop inside them."""
    opening, closing = _OPENING.search(text[:start]), _CLOSING.match(text, end)
    return (opening.start() if opening else start), (closing.end() if closing else end)


def _is_verbatim(quote: Content) -> bool:
    return bool(quote["type"] == Quote.Type.DIRECT)


def _note(row: Content, number: int, is_unnamed: bool) -> QuoteNote:
    return QuoteNote(
        number=number,
        anchor=f"p{row['paragraph']}",
        verbatim=_is_verbatim(row),
        words=row["words"],
        original=row["original"],
        original_language=row["original_language"],
        speaker=row["speaker"],
        source=row["source"],
        is_unnamed=is_unnamed,
    )


def _about(row: Content) -> About:
    return About(
        source_language=row["source_language"],
        shares=tuple(_shares(row["origins"], row["total"])),
        approved=row["approved"],
        total=row["total"],
        stale=row["stale"],
        approved_by=tuple(row["approved_by"]),
        received_as=row.get("received_as", ""),
    )


def _shares(origins: Mapping[str, int], total: int) -> Iterator[Share]:
    ranks = {origin: rank for rank, origin in enumerate(words.ORIGINS)}
    done = 0
    for origin in sorted(origins, key=lambda origin: ranks.get(origin, len(ranks))):
        yield Share(origin, origins[origin], round(100 * done / total, 2), round(100 * origins[origin] / total, 2))
        done += origins[origin]
