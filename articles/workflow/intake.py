"""Stage "receive": bytes become raw documents, and documents an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User

from articles.errors import InvalidDecision, RefusedInput
from articles.formats import READERS
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
    document, is_new = RawDocument.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "content": content,
            "encoding": read.encoding,
            "media_type": read.media_type,
            "filename": filename,
            "language": _language(read.text, language, filename),
            "origin": origin,
            "received_by": actor,
            **about,
        },
    )
    if is_new:
        record(actor, "receive", document, article=None, language=document.language)
    return document, is_new


def _language(text: str, declared: str | None, place: str) -> str:
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
