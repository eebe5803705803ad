"""Feeds: the newest stories of a language, a region, a topic or a source, and the corrections. Only what people approved is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext

from articles.models import Article, Edition, Filing, Region, Source, Topic
from articles.models.languages import LANGUAGES, name_in
from articles.reading.public_addresses import address, lasting_id, tag
from articles.reading.public_corrections import CorrectionNote, newest_corrections
from articles.reading.public_filing import filed, languages_of
from articles.reading.public_head import Alternate
from articles.reading.public_lists import Translated
from articles.reading.public_plain import labelled

ENTRIES = 30
EMPTY_SINCE = datetime(2000, 1, 1, tzinfo=UTC)  # Atom wants a moment for a feed without entries too


@dataclass(frozen=True, slots=True)
class Entry:
    """A story or a correction in a feed. `pages` are its page and those of approved editions in other languages, `updated_at` is its last
    change of substance.

    `body` is the full text by (kind, text), for stories whose words are ours to pass on; a feed of others has the summary only.
    `wrong` and `right` are a correction's.
    """

    id: str
    pages: tuple[Alternate, ...]
    title: str
    summary: str
    language: str
    published_at: datetime
    updated_at: datetime
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    rights: str = ""
    body: tuple[tuple[str, str], ...] = ()
    wrong: Translated | None = None
    right: Translated | None = None

    @property
    def url(self) -> str:
        """Its page."""
        return self.pages[0].url


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language: the page that it follows, its own address, and the same feed in other languages."""

    id: str
    title: str
    description: str
    page: str
    url: str
    alternates: tuple[Alternate, ...]
    entries: tuple[Entry, ...]

    @property
    def updated_at(self) -> datetime:
        """The last change of substance in any entry."""
        return max((entry.updated_at for entry in self.entries), default=EMPTY_SINCE)


def latest(language: str, format: str) -> Feed:
    """The newest stories of a language."""
    feed = _feed("front", language, format, "", gettext("The latest stories."))
    return replace(feed, entries=_stories(Edition.objects.approved().filter(language=language)))


def region(slug: str, language: str, format: str) -> Feed | None:
    """The newest stories of a region, None where there is no such region."""
    return _about("region", Region.objects.filter(slug=slug).first(), language, format)


def topic(slug: str, language: str, format: str) -> Feed | None:
    """The newest stories of a topic, None where there is no such topic."""
    return _about("topic", Topic.objects.filter(slug=slug).first(), language, format)


def source(slug: str, language: str, format: str) -> Feed | None:
    """The newest stories that draw on a source, None where no published story does, so that none is given away."""
    row = Source.objects.filter(slug=slug).first() if languages_of(Filing.Kind.SOURCE, slug) else None
    return _about("source", row, language, format)


def corrections(language: str, format: str) -> Feed:
    """The newest corrections."""
    told = gettext(
        "What we got wrong, what is right, and where the error arose: in the original, in translation, or between the two"
        " Chinese scripts."
    )
    notes = newest_corrections(language, ENTRIES, only_approved=True)
    feed = _feed("corrections", language, format, gettext("Corrections"), told)
    return replace(feed, entries=tuple(_correction(note, language) for note in notes))


def _about(page: str, row: Region | Topic | Source | None, language: str, format: str) -> Feed | None:
    if row is None:
        return None
    name = name_in(row, "name", language)
    told = gettext("The latest stories: %(name)s.") % {"name": name}
    public = Edition.objects.approved().filter(revision=OuterRef("revision"))
    listed = filed(page, row.slug, language).filter(Exists(public)).values_list("revision", flat=True)[:ENTRIES]
    feed = _feed(page, language, format, name, told, slug=row.slug)
    return replace(feed, entries=_stories(Edition.objects.approved().filter(revision__in=list(listed))))


def _feed(page: str, language: str, format: str, name: str, told: str, **names: str) -> Feed:
    urls = {code: address(f"{page}-feed", language=code, format=format, **names) for code in LANGUAGES}
    others = (Alternate(tag(code), url) for code, url in urls.items() if code != language)
    return Feed(
        id=urls[language],
        title=f"{name} — {settings.SITE_NAME}" if name else settings.SITE_NAME,
        description=told,
        page=address(page, language=language, **names),
        url=urls[language],
        alternates=tuple(others),
        entries=(),
    )


def _stories(approved: QuerySet[Edition]) -> tuple[Entry, ...]:
    """In two queries."""
    siblings = Prefetch("article__editions", queryset=Edition.objects.approved(), to_attr="approved_editions")
    editions = (
        approved.select_related("article", "revision").prefetch_related(siblings).order_by("-published_at", "-pk")
    )
    return tuple(_story(edition) for edition in editions[:ENTRIES])


def _story(edition: Any) -> Entry:
    article, revision, content = edition.article, edition.revision, edition.revision.content
    filed = [content["region"], *content["topics"]]
    others = sorted({row.language for row in article.approved_editions} - {edition.language})
    return Entry(
        id=lasting_id("article", article.pk, article.created_at, edition.language),
        pages=tuple(_page(article.slug, code) for code in (edition.language, *others)),
        title=revision.headline,
        summary=revision.standfirst or next((row["text"] for row in content["paragraphs"]), ""),
        language=edition.language,
        published_at=edition.published_at,
        updated_at=revision.modified_at,
        authors=_authors(content),
        categories=tuple(row["name"] for row in filed if row),
        rights=content["rights"]["note"],
        body=_body(content),
    )


def _authors(content: Any) -> tuple[str, ...]:
    names = (content["byline"], content["publisher"]["name"] if content["publisher"] else "")
    return tuple(name for name in names if name) or (settings.SITE_NAME,)


def _body(content: Any) -> tuple[tuple[str, str], ...]:
    """A licence to publish is no licence to pass on: only our own text is in feeds as a whole."""
    if content["rights"]["code"] != Article.Rights.OWNED:
        return ()
    return tuple((row["kind"], row["text"]) for row in content["paragraphs"])


def _page(slug: str, language: str) -> Alternate:
    return Alternate(tag(language), address("article", language=language, slug=slug))


def _correction(note: CorrectionNote, language: str) -> Entry:
    told = note.note or Translated(language, note.label)
    return Entry(
        id=lasting_id("correction", note.id, note.created_at, language),
        pages=(_page(note.slug, note.headline.language),),
        title=labelled(note.label, note.headline.text),
        summary=told.text,
        language=told.language,
        published_at=note.published_at,
        updated_at=note.published_at,
        authors=(settings.SITE_NAME,),
        wrong=Translated(note.language, note.wrong) if note.wrong else None,
        right=Translated(note.language, note.right) if note.right else None,
    )
