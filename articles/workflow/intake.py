"""Stage "receive": bytes become raw documents, and documents an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User

from articles import formats
from articles.errors import InvalidDecision, RefusedInput
from articles.formats import sniffing
from articles.models import Article, RawDocument
from articles.models.languages import LANGUAGES
from articles.text.language import detect, known
from articles.workflow.access import require
from articles.workflow.audit import record

SEVERAL_LANGUAGES = "mul"  # ISO 639-2
LONGEST_NAME, LONGEST_ID = 255, 500


def receive(
    *,
    actor: User,
    content: bytes,
    filename: str,
    language: str | None = None,
    origin: str = RawDocument.Origin.SOURCE,
    media_type: str = sniffing.PLAIN,
    charset: str = "",
    **about: Any,
) -> tuple[RawDocument, bool]:
    """The raw document of these bytes, and whether it is new: the same bytes are one document, however often received.

    `language` is detected when it is not given; `about` are the further fields of RawDocument, which stand above what the page
    says of itself. Raises RefusedInput.
    """
    require(actor, "receive_document")
    page = formats.read(content, filename, media_type, charset)
    fields = _fields(actor, content, filename, page, language_of(page, language, filename), origin, about)
    document, is_new = _keep(fields)
    document.page = page
    if is_new:
        record(actor, "receive", document, article=None, language=document.language)
    return document, is_new


def receive_container(
    *,
    actor: User,
    content: bytes,
    filename: str,
    media_type: str,
    origin: str = RawDocument.Origin.SOURCE,
    **about: Any,
) -> tuple[RawDocument, bool]:
    """The raw document of a file that holds many articles, and whether it is new. It has no blocks: its items have.

    Nothing of it is read yet but its kind; `formats.items` gives the items, one by one, and receive_item keeps each.
    """
    require(actor, "receive_document")
    if media_type not in formats.CONTAINERS:
        raise RefusedInput(
            "files of the kind %(kind)s hold no articles.", code="unsupported", place=filename, kind=media_type
        )
    page = formats.Document(text="", encoding="", media_type=media_type)
    document, is_new = _keep(_fields(actor, content, filename, page, SEVERAL_LANGUAGES, origin, about))
    if is_new:
        record(actor, "receive", document, article=None, language=document.language)
    return document, is_new


def receive_item(
    *, actor: User, container: RawDocument, item: formats.Item, language: str | None = None, **about: Any
) -> tuple[RawDocument, bool]:
    """The raw document of one article of a container, and whether it is new; its `about["story"]` is what joins its languages.

    Raises RefusedInput.
    """
    if item.refused is not None:
        raise item.refused
    fields = {"origin": container.origin, "received_from": container.received_from, "publisher": container.publisher}
    place = f"{container.filename}:{item.id}"
    return receive(
        actor=actor,
        content=item.content,
        filename=place[:LONGEST_NAME],
        language=language,
        media_type=item.media_type,
        container=container,
        item=item.id[:LONGEST_ID],
        about={"story": item.story} if item.story else {},
        **fields | about,
    )


def draw_up(
    *, actor: User, content: bytes, filename: str, page: formats.Document, language: str, origin: str, **about: Any
) -> RawDocument:
    """The raw document of bytes that were read, not yet written."""
    fields = _fields(actor, content, filename, page, language, origin, about)
    document = RawDocument(sha256=hashlib.sha256(content).hexdigest(), **fields)
    document.page = page
    return document


def _fields(
    actor: User,
    content: bytes,
    filename: str,
    page: formats.Document,
    language: str,
    origin: str,
    about: Mapping[str, Any],
) -> dict[str, Any]:
    """The fields of a raw document; `about` are those that stand above what the page says, its own "about" beside it."""
    return {
        "content": content,
        "encoding": page.encoding,
        "media_type": page.media_type,
        "filename": filename[:LONGEST_NAME],
        "language": language,
        "origin": origin,
        "received_by": actor,
        "extracted": page.text if page.blocks else "",
        **_said(page.about, about.get("about", {})),
        **{name: value for name, value in about.items() if name != "about"},
    }


def _keep(fields: dict[str, Any]) -> tuple[RawDocument, bool]:
    return RawDocument.objects.get_or_create(sha256=hashlib.sha256(fields["content"]).hexdigest(), defaults=fields)


def _said(about: formats.About, also: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a raw document that follow from what the page says of itself; the whole of it, and what else is known, is kept as JSON."""
    said = {key: value for key, value in asdict(about).items() if value}
    if about.published_on:
        said["published_on"] = about.published_on.isoformat()
    return {"about": {**said, **also}, "published_on": about.published_on, "url": about.url}


def language_of(page: formats.Document, declared: str | None, place: str) -> str:
    """The page's language: what its text reads as. Where that cannot be told, what was declared, else what the page says."""
    detected = detect(page.prose)
    if declared is not None and detected in LANGUAGES and detected != declared:
        raise RefusedInput(
            "declared as %(declared_language)s, but it reads as %(language)s. Correct the declaration, or check that it is the right file.",
            code="language",
            place=place,
            declared_language=declared,
            language=detected,
        )
    found = declared or (detected if detected in LANGUAGES else known(page.about.language))
    if found not in LANGUAGES:
        raise RefusedInput(
            "the language could not be told (%(detected)s). Say which it is: one of %(languages)s.",
            code="language",
            place=place,
            detected=detected,
            languages=", ".join(LANGUAGES),
        )
    return found


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
            "%(article)s has a page in %(language)s already; an article draws on one page a language.",
            code="language-taken",
            article=str(article),
            language=document.language,
        )
    article.documents.add(document)
    record(actor, "attach", document, article=article, language=document.language)
