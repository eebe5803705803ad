"""Rows for tests: plain functions with defaults, each overridable by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Article, Edition, LanguageGrant, Paragraph, RawDocument, Revision, Source
from articles.models.languages import LANGUAGES, column
from articles.models.story import digest
from articles.workflow import conductor, intake, revisions
from articles.workflow.snapshot import snapshot

_number = count(1)


def make_user(
    name: str = "mei", group: str | None = "Editor", languages: Iterable[str] = LANGUAGES, **fields: Any
) -> Any:
    """A member of staff in a group: Translator, Editor, Publisher, or none; a translator is given `languages`."""
    user = get_user_model().objects.create_user(name, password="a-test-password", **{"is_staff": True, **fields})
    if group:
        user.groups.add(Group.objects.get(name=group))
    if group == "Translator":
        LanguageGrant.objects.bulk_create(LanguageGrant(user=user, language=code) for code in languages)
    return user


def make_article(**fields: Any) -> Article:
    """An article without text, cleared for publication."""
    defaults = {"slug": f"story-{next(_number)}", "source_language": "zh-hant", "rights": Article.Rights.OWNED}
    return Article.objects.create(**defaults | fields)


def make_paragraph(article: Article, texts: dict[str, str], *, approved: bool = False, **fields: Any) -> Paragraph:
    """The next row of an article with a text in each of the languages given, the source's own in its source language."""
    columns: dict[str, Any] = {}
    for language, text in texts.items():
        own = language == article.source_language
        columns[column("text", language)] = text
        columns[column("origin", language)] = Paragraph.Origin.SOURCE if own else Paragraph.Origin.MACHINE
        columns[column("approved_digest", language)] = digest(text) if approved else ""
        columns[column("made_from_digest", language)] = "" if own else digest(texts.get(article.source_language, ""))
        Edition.objects.get_or_create(article=article, language=language)
    position = fields.pop("position", article.paragraphs.count())
    return Paragraph.objects.create(article=article, position=position, **columns | fields)


def make_short_story() -> Article:
    """An article of a headline and a paragraph in English and Traditional Chinese, both approved."""
    article = make_article()
    make_paragraph(article, {"en": "A headline", "zh-hant": "標題"}, kind="headline", approved=True)
    make_paragraph(article, {"en": "It opened.", "zh-hant": "它開幕了。"}, approved=True)
    return article


def make_document(content: str | bytes, language: str = "en", **fields: Any) -> RawDocument:
    """A raw document, split and judged."""
    content = content.encode() if isinstance(content, str) else content
    document = RawDocument.objects.create(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding="utf-8",
        media_type="text/plain",
        language=language,
        received_by=fields.pop("received_by", None) or make_user(f"receiver-{next(_number)}"),
        **{"origin": RawDocument.Origin.SOURCE, "filename": f"{language}.txt"} | fields,
    )
    conductor.read_in(document)
    return document


def make_story(pages: dict[str, str], actor: Any = None, **fields: Any) -> Article:
    """An article on the desk, made from one page a language by the machine stages; the first page is the source."""
    actor = actor or make_user(f"receiver-{next(_number)}")
    languages = list(pages)
    origins = [RawDocument.Origin.SOURCE] + [RawDocument.Origin.MACHINE] * (len(pages) - 1)
    documents = [
        make_document(page, language, origin=origin, received_by=actor)
        for (language, page), origin in zip(pages.items(), origins, strict=True)
    ]
    article = intake.open_article(
        actor=actor,
        slug=fields.pop("slug", f"story-{next(_number)}"),
        documents=documents,
        source_language=languages[0],
        about={"rights": Article.Rights.OWNED} | fields,
    )
    conductor.settle(article)
    return article


def make_source(slug: str = "ruan-chengfa", **fields: Any) -> Source:
    """A person, named in three languages."""
    defaults = {"kind": "person", "name_en": "Ruan Chengfa", "name_zh_hans": "阮成发", "name_zh_hant": "阮成發"}
    return Source.objects.create(slug=slug, **defaults | fields)


def make_published(article: Article, language: str, **fields: Any) -> Edition:
    """The article's edition in a language, public as its rows stand, whatever the gates say; `fields` are the edition's."""
    content = snapshot(article, language)
    now = timezone.now()
    revision = Revision.objects.create(
        article=article,
        language=language,
        number=article.revisions.filter(language=language).count() + 1,
        headline=content["headline"],
        standfirst=content["standfirst"],
        content=content,
        digest=digest(str(content)),
        is_approved=content["edition"]["approved"] == content["edition"]["total"],
        modified_at=now,
        created_by=make_user(f"publisher-{next(_number)}", "Publisher"),
    )
    values: dict[str, Any] = {"state": Edition.State.PUBLISHED, "revision": revision, "published_at": now} | fields
    revisions.file(revision, values["published_at"])
    return Edition.objects.update_or_create(article=article, language=language, defaults=values)[0]
