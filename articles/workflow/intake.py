"""Stage "receive": bytes become raw documents, and documents an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User

from articles.errors import InvalidDecision, RefusedInput
from articles.formats import READERS
from articles.formats.records import Document
from articles.models import Article, RawDocument
from articles.models.languages import LANGUAGES
from articles.text.language import detect
from articles.workflow.access import require
from articles.workflow.audit import record


def receive(
    *,
    actor: User,
    content: bytes,
    filename: str,
    language: str | None = None,
    origin: str = RawDocument.Origin.SOURCE,
    media_type: str = "text/plain",
    **about: Any,
) -> tuple[RawDocument, bool]:
    """The raw document of these bytes, and whether it is new: the same bytes are one document, however often received.

    `language` is detected when it is not given; `about` are the further fields of RawDocument. Raises RefusedInput.
    """
    require(actor, "receive_document")
    read = READERS[media_type](content, filename)
    language = language_of(read.text, language, filename)
    fields = _fields(actor, content, filename, read, language, origin)
    document, is_new = RawDocument.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(), defaults=fields | about
    )
    if is_new:
        record(actor, "receive", document, article=None, language=document.language)
    return document, is_new


def draw_up(
    *, actor: User, content: bytes, filename: str, read: Document, language: str, origin: str, **about: Any
) -> RawDocument:
    """The raw document of bytes that were read, not yet written."""
    fields = _fields(actor, content, filename, read, language, origin)
    return RawDocument(sha256=hashlib.sha256(content).hexdigest(), **fields | about)


def _fields(actor: User, content: bytes, filename: str, read: Document, language: str, origin: str) -> dict[str, Any]:
    return {
        "content": content,
        "encoding": read.encoding,
        "media_type": read.media_type,
        "filename": filename,
        "language": language,
        "origin": origin,
        "received_by": actor,
    }


def language_of(text: str, declared: str | None, place: str) -> str:
    """The language of a page, by its characters where it is not declared. Raises RefusedInput where it cannot be told."""
    detected = detect(text)
    if declared is None and detected not in LANGUAGES:
        raise RefusedInput(
            f"the language could not be told ({detected}). Say which it is: one of {', '.join(LANGUAGES)}.",
            code="language",
            place=place,
        )
    if declared is not None and detected in LANGUAGES and detected != declared:
        raise RefusedInput(
            f"declared as {declared}, but it reads as {detected}. Correct the declaration, or check that it is the right file.",
            code="language",
            place=place,
        )
    return declared or detected


def open_article(
    *,
    actor: User,
    slug: str,
    documents: Iterable[RawDocument],
    source_language: str,
    about: Mapping[str, Any] | None = None,
) -> Article:
    """A new article drawn from these documents, one a language; `about` are the further fields of Article."""
    require(actor, "receive_document")
    article = Article.objects.create(slug=slug, source_language=source_language, **(about or {}))
    record(actor, "open article", article, article=article)
    for document in documents:
        attach(actor=actor, article=article, document=document)
    return article


def attach(*, actor: User, article: Article, document: RawDocument) -> None:
    """Makes a document the article's page in its language; each language has one page."""
    require(actor, "receive_document")
    if article.documents.filter(language=document.language).exclude(pk=document.pk).exists():
        raise InvalidDecision(
            f"{article} has a page in {document.language} already; an article draws on one page a language.",
            code="language-taken",
        )
    article.documents.add(document)
    record(actor, "attach", document, article=article, language=document.language)
