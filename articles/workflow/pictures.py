"""Stage "picture": the lead picture of an article is attached, described and removed; its files outlive it while a revision names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.errors import EditConflict, InvalidDecision
from articles.formats.pictures.renditions import Prepared, Rendition, prepare
from articles.models import Article, Picture
from articles.models.languages import LANGUAGES, column, get
from articles.models.pictures import WORDS, file_name
from articles.workflow.access import require, require_language
from articles.workflow.audit import record
from articles.workflow.states import not_scheduled

MOST_WORDS = 1000  # characters of an alt text, a caption, a credit


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture whose files lie in media storage; no article shows it yet. `fields` are columns of Picture."""

    fields: Mapping[str, Any]


def take_in(*, actor: User, content: bytes, filename: str) -> Stored:
    """Checks a picture, makes its files and stores them. Raises RefusedInput, and then nothing is stored.

    It takes a second or two and needs no transaction: nothing waits for it, and files that no picture comes to name are pruned.
    """
    require(actor, "change_article")
    made = prepare(content)
    return Stored({**_stored(made), "filename": filename[-255:]})


def attach(*, actor: User, article: Article, stored: Stored, seen: str) -> Picture:
    """Makes a picture the article's, in the place of the one that has the digest `seen` ("" for none).

    Its words begin empty: they spoke of another picture. Raises EditConflict when somebody else changed it meanwhile.
    """
    require(actor, "change_article")
    before = _as_seen(article, seen)
    if before is not None:
        before.delete()
    picture = Picture.objects.create(article=article, uploaded_by=actor, **stored.fields)
    record(actor, "attach picture", picture, article=article, before=_described(before), after=_described(picture))
    return picture


def describe(*, actor: User, article: Article, language: str, words: Mapping[str, str], base: str) -> None:
    """Says in one language what the picture shows (alt, caption, credit); `base` is the `version` that the person saw.

    Raises EditConflict when it is another picture or other words by now.
    """
    require_language(actor, language)
    not_scheduled(article, language)
    picture = Picture.objects.filter(article=article).first()
    if picture is None or picture.version(language) != base:
        raise _conflict(picture)
    said = {name: " ".join(words.get(name, "").split()) for name in WORDS}
    if any(len(text) > MOST_WORDS for text in said.values()):
        raise InvalidDecision("An alt text, caption or credit has 1000 characters at most.", code="picture-words")
    before = {name: get(picture, name, language) for name in WORDS}
    Picture.objects.filter(pk=picture.pk).update(**{column(name, language): text for name, text in said.items()})
    about = {"before": "\n".join(before.values()), "after": "\n".join(said.values())}
    record(actor, "describe picture", picture, article=article, language=language, **about)


def remove(*, actor: User, article: Article, seen: str) -> None:
    """Takes the picture off the article; what readers see stays until the next publication."""
    require(actor, "change_article")
    picture = _as_seen(article, seen)
    if picture is None:
        raise InvalidDecision("The article has no picture.", code="picture-none")
    record(actor, "remove picture", picture, article=article, before=_described(picture))
    picture.delete()


def _as_seen(article: Article, seen: str) -> Picture | None:
    for language in LANGUAGES:
        not_scheduled(article, language)
    picture = Picture.objects.filter(article=article).first()
    if seen != (picture.sha256 if picture else ""):
        raise _conflict(picture)
    return picture


def _conflict(theirs: Picture | None) -> EditConflict:
    return EditConflict(
        "Somebody else changed the picture or its words while you were looking at it. Nothing was written.",
        theirs=_described(theirs),
        yours="",
    )


def _described(picture: Picture | None) -> str:
    """A picture for the audit trail: what it is called, its digest, and what is said of it."""
    if picture is None:
        return ""
    said = [
        f"{name} {language}: {text}"
        for name in WORDS
        for language in LANGUAGES
        if (text := get(picture, name, language))
    ]
    return "\n".join((f"{picture.filename} {picture.width} x {picture.height} {picture.sha256}", *said))


def _stored(made: Prepared) -> dict[str, Any]:
    """The columns of a picture whose files are stored now."""
    master = made.master
    return {
        "master": _store("masters", master),
        "sha256": master.sha256,
        "media_type": master.media_type,
        "width": master.width,
        "height": master.height,
        "files": [
            {"name": _store("pictures", each), "type": each.media_type, "width": each.width, "height": each.height}
            for each in made.renditions
        ],
    }


def _store(folder: str, rendition: Rendition) -> str:
    """Where the file lies; one of that name that was cut short when a machine stopped is written anew."""
    name = file_name(folder, rendition.sha256, rendition.media_type)
    if default_storage.exists(name):
        if default_storage.size(name) == len(rendition.content):
            return name
        default_storage.delete(name)
    saved = default_storage.save(name, ContentFile(rendition.content))
    if saved != name:  # somebody stored the same file in the same moment, and has its name
        default_storage.delete(saved)
    return name
