"""What a revision holds: an edition as readers see it, frozen, so that no later edit of the draft can reach a page."""

from __future__ import annotations

from typing import Any

from articles.models import Article, AuditEntry, Paragraph, Picture, Quote, Source
from articles.models.languages import column, get, name_in
from articles.models.staff import called


def snapshot(article: Article, language: str) -> dict[str, Any]:
    """The content of a revision, as JSON values.

    headline, standfirst, byline: texts. paragraphs: {id, kind, text, origin, approved, quotes: [{id, start, end}]}, without headline
    and standfirst. quotes: {id, paragraph, type, words, speaker, source, original, original_language}. sources and publisher:
    {slug, name, role, kind}. region, topics: {slug, name}. corrections: {kind, arose, note}. edition: origin counts,
    approved and total paragraphs, who approved, the source language, what
    the page that was received in this language was (RawDocument.Origin, "" for none). rights: {code, note}.
    picture, only where there is one: {width, height, files: [{name, type, width, height}], alt, caption, credit}.
    """
    rows = [row for row in article.paragraphs.prefetch_related("quotes__source") if get(row, "text", language)]
    body = [row for row in rows if row.kind not in (Paragraph.Kind.HEADLINE, Paragraph.Kind.STANDFIRST)]
    corrections = [row for row in article.corrections.order_by("created_at", "pk") if language in row.languages]
    told = [row for row in corrections if name_in(row, "note", language)]  # a typo may have none
    return {
        "headline": _text_of(rows, Paragraph.Kind.HEADLINE, language),
        "standfirst": _text_of(rows, Paragraph.Kind.STANDFIRST, language),
        "byline": name_in(article, "byline", language),
        "paragraphs": [_paragraph(row, language) for row in body],
        "quotes": [_quote(quote, row, article, language) for row in body for quote in _confirmed(row, language)],
        "sources": [_source(source, language) for source in article.sources.all()],
        "publisher": _source(article.publisher, language) if article.publisher else None,
        "region": _named(article.region, language) if article.region else None,
        "topics": [_named(topic, language) for topic in article.topics.all()],
        "corrections": [{"kind": row.kind, "arose": row.arose, "note": name_in(row, "note", language)} for row in told],
        "edition": _about(article, rows, language),
        "rights": {"code": article.rights, "note": article.rights_note},
        **_picture(article, language),
    }


def _text_of(rows: list[Paragraph], kind: str, language: str) -> str:
    return next((get(row, "text", language) for row in rows if row.kind == kind), "")


def _paragraph(row: Paragraph, language: str) -> dict[str, Any]:
    spans = [
        {
            "id": quote.pk,
            "start": getattr(quote, column("start", language)),
            "end": getattr(quote, column("end", language)),
        }
        for quote in _confirmed(row, language)
    ]
    return {
        "id": row.pk,
        "kind": row.kind,
        "text": get(row, "text", language),
        "origin": get(row, "origin", language),
        "approved": row.is_approved(language),
        "quotes": sorted(spans, key=lambda span: (span["start"], span["end"])),
    }


def _confirmed(row: Paragraph, language: str) -> list[Quote]:
    """The confirmed quotes whose words stand in this language's text."""
    return [
        quote
        for quote in row.quotes.all()
        if quote.state == Quote.State.CONFIRMED and getattr(quote, column("start", language)) is not None
    ]


def _quote(quote: Quote, row: Paragraph, article: Article, language: str) -> dict[str, Any]:
    return {
        "id": quote.pk,
        "paragraph": row.pk,
        "type": quote.type,
        "words": get(quote, "words", language),
        "source": quote.source.slug if quote.source else "",
        "speaker": name_in(quote.source, "name", language) if quote.source else get(quote, "speaker", language),
        "original": get(quote, "words", article.source_language),
        "original_language": article.source_language,
    }


def _source(source: Source, language: str) -> dict[str, Any]:
    return {**_named(source, language), "role": get(source, "role", language), "kind": source.kind}


def _named(row: Any, language: str) -> dict[str, Any]:
    return {"slug": row.slug, "name": name_in(row, "name", language)}


def _picture(article: Article, language: str) -> dict[str, Any]:
    """Nothing where there is none, so that an article without one has the content, and the digest, that it always had."""
    picture = Picture.objects.filter(article=article).first()
    if picture is None:
        return {}
    about = {name: getattr(picture, name) for name in ("width", "height", "files")}
    words = {name: get(picture, name, language) for name in ("alt", "caption")}
    return {"picture": {**about, **words, "credit": name_in(picture, "credit", language)}}


def _about(article: Article, rows: list[Paragraph], language: str) -> dict[str, Any]:
    origins = [get(row, "origin", language) for row in rows]
    approvals = AuditEntry.objects.filter(article=article, verb="approve", language=language).select_related("actor")
    actors = {entry.actor for entry in approvals}
    received = article.documents.filter(language=language).first()
    return {
        "source_language": article.source_language,
        "received_as": received.origin if received else "",
        "origins": {origin: origins.count(origin) for origin in sorted(set(origins))},
        "approved": sum(row.is_approved(language) for row in rows),
        "total": len(rows),
        "stale": sum(row.is_stale(language, article.source_language) for row in rows),
        "approved_by": sorted(map(called, actors)),
    }
