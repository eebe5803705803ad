"""Plays a piece into the newsroom: its texts by the path's stages, its editor's decisions by the same verbs as the admin's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User

from articles.errors import RefusedInput
from articles.formats.piece import Piece, Table
from articles.models import Article, AuditEntry, Block, Paragraph, RawDocument, Source
from articles.models.languages import LANGUAGES, column, get
from articles.models.story import digest
from articles.workflow import conductor, corrections, cruft, house, intake, publication, quotes
from articles.workflow.audit import record

_REPLAYED = "replay decisions"


def load(piece: Piece, actor: User) -> tuple[Article, bool]:
    """The piece's article on the desk, before any decision, and whether it is new."""
    article = Article.objects.filter(slug=piece.slug).first()
    if article is not None:
        return article, False
    with conductor.writing():
        about = _house(piece)
        documents = [_received(piece, actor, index, about["publisher"]) for index in range(len(piece.documents))]
        article = intake.open_article(
            actor=actor,
            slug=piece.slug,
            documents=documents,
            source_language=piece.manifest["source_language"],
            about=about,
        )
        article.topics.set(house.topic(slug, table["name"]) for slug, table in piece.manifest.get("topics", {}).items())
        article.sources.set(Source.objects.filter(slug__in=[table["slug"] for table in piece.sources]))
        conductor.settle(article)
    return article, True


def _house(piece: Piece) -> dict[str, Any]:
    manifest = piece.manifest
    for table in piece.sources:
        house.source(table["slug"], table["kind"], table["name"], table.get("role", {}), table.get("avoid", {}))
    for table in piece.terms:
        house.term(table["form"], table.get("also", {}), table.get("avoid", {}), table.get("note", ""))
    regions = [house.region(slug, table["name"]) for slug, table in manifest.get("regions", {}).items()]
    return {
        "publisher": Source.objects.filter(slug=manifest.get("publisher", "")).first(),
        "region": next((region for region in regions if region.slug == manifest.get("region")), None),
        "rights": manifest.get("rights", Article.Rights.UNKNOWN),
        "rights_note": manifest.get("rights_note", ""),
        **{column("byline", language): text for language, text in manifest.get("byline", {}).items()},
    }


def _received(piece: Piece, actor: User, index: int, publisher: Source | None) -> RawDocument:
    page = piece.documents[index]
    document, _ = intake.receive(
        actor=actor,
        content=page.content,
        filename=page.filename,
        language=page.language,
        origin=page.about["origin"],
        publisher=publisher,
        rights_note=piece.manifest.get("rights_note", ""),
        received_from=page.about.get("received_from", ""),
        url=page.about.get("url", ""),
        published_on=page.about.get("published_on"),
    )
    conductor.read_in(document)
    return document


def replay(piece: Piece, article: Article, actor: User) -> bool:
    """Carries out the piece's decisions and publishes its editions, all or nothing; False when that was done before."""
    if AuditEntry.objects.filter(article=article, verb=_REPLAYED).exists():
        return False
    with conductor.writing():
        rows = _Rows(piece, article)
        for decisions in (
            _block_decisions(piece, article),
            _text_decisions(piece, rows, actor),
            _quote_decisions(piece, rows),
            _approvals(piece, article),
            _publications(piece),
        ):
            conductor.decide_all(article, ((verb, {"actor": actor, **arguments}) for verb, arguments in decisions))
        record(actor, _REPLAYED, article, article=article)
    return True


class _Rows:
    """Finds a paragraph by how its text began as received, which no decision changes."""

    def __init__(self, piece: Piece, article: Article) -> None:
        self.place = f"{piece.slug}/decisions.toml"
        self.article = article
        self.pages = {document.language: document.text for document in article.documents.all()}

    def find(self, language: str, starts: str, nth: int = 1) -> Paragraph:
        """The nth row whose block on the page in `language` begins with `starts`, as it stands now."""
        page = self.pages.get(language, "")
        rows = self.article.paragraphs.filter(blocks__document__language=language).distinct()
        found = [
            row
            for row in rows.prefetch_related("blocks__document")
            for block in row.blocks.all()
            if block.document.language == language and page[block.start : block.end].startswith(starts)
        ]
        if len(found) < nth:
            raise RefusedInput(
                f"no paragraph in {language} begins with “{starts}” ({nth}).", code="place", place=self.place
            )
        return found[nth - 1]


Decisions = Iterator[tuple[Any, dict[str, Any]]]


def _block_decisions(piece: Piece, article: Article) -> Decisions:
    for table in piece.decisions.get("blocks", ()):
        block = _block(piece, article, table)
        yield cruft.rule, {"block": block, "ruling": table["verdict"], "reason": table.get("reason", "")}


def _block(piece: Piece, article: Article, table: Table) -> Block:
    document = article.documents.get(language=table["language"])
    found = [
        block for block in document.blocks.all() if document.text[block.start : block.end].startswith(table["starts"])
    ]
    nth = table.get("nth", 1)
    if len(found) < nth:
        raise RefusedInput(
            f"no block in {table['language']} begins with “{table['starts']}” ({nth}).",
            code="place",
            place=f"{piece.slug}/decisions.toml",
        )
    return found[nth - 1]


def _text_decisions(piece: Piece, rows: _Rows, actor: User) -> Decisions:
    """Kinds, then corrections with the source language first, so that what follows is made from the corrected source."""
    source = rows.article.source_language
    for table in piece.decisions.get("kinds", ()):
        yield corrections.set_kind, {"paragraph": _row(rows, table), "kind": table["kind"]}
    for table in sorted(piece.decisions.get("texts", ()), key=lambda table: table["language"] != source):
        row, language = _row(rows, table), table["language"]
        yield (
            corrections.correct,
            {
                "paragraph": row,
                "language": language,
                "text": table["text"],
                "base": digest(get(row, "text", language)),
                "reason": table["reason"],
            },
        )
    for table in piece.decisions.get("left_out", ()):
        yield (
            corrections.leave_out,
            {"paragraph": _row(rows, table), "language": table["language"], "reason": table["reason"]},
        )
    for table in piece.decisions.get("public", ()):
        yield (
            corrections.tell_readers,
            {
                "paragraph": _row(rows, {**table, "language": "en"}),
                "languages": table["languages"],
                "notes": table["note"],
                **{key: table[key] for key in ("kind", "arose", "wrong", "right")},
            },
        )


def _row(rows: _Rows, table: Table) -> Paragraph:
    where = table.get("paragraph_in") or {"language": table["language"], "starts": table["paragraph"]}
    return rows.find(where["language"], where["starts"], table.get("nth", 1))


def _quote_decisions(piece: Piece, rows: _Rows) -> Decisions:
    for table in piece.decisions.get("quotes", ()):
        yield (
            quotes.attribute,
            {
                "paragraph": _row(rows, {**table, "language": rows.article.source_language}),
                "source": Source.objects.get(slug=table["speaker"]),
                "type": table["kind"],
                "words": table["words"],
            },
        )


def _approvals(piece: Piece, article: Article) -> Decisions:
    for table in piece.decisions.get("approve", ()):
        for language in table["languages"]:
            paragraphs = list(article.paragraphs.all())
            base = {row.pk: digest(get(row, "text", language)) for row in paragraphs}
            yield corrections.approve, {"paragraphs": paragraphs, "language": language, "base": base}


def _publications(piece: Piece) -> Decisions:
    approved = {language for table in piece.decisions.get("approve", ()) for language in table["languages"]}
    for language in LANGUAGES:
        if language in approved:
            yield publication.publish, {"language": language}
