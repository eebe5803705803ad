"""The choice of languages, the front, and a story in one language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext

from articles.models.languages import LANGUAGES
from articles.reading import public, public_corrections, public_lists, public_schema
from articles.reading.public_addresses import address
from articles.reading.public_citation import citation
from articles.reading.public_forms import representations
from articles.reading.public_head import Head, head
from articles.reading.public_records import Article, Story
from articles.views.base import page_number, public_page, show


@public_page
def chooser(request: HttpRequest, language: str) -> HttpResponse:
    """The languages, each with its newest stories; nobody is redirected."""
    shelves = [(code, public_lists.newest(code, 3)) for code in LANGUAGES]
    meta = replace(
        head("front", language, title="", description=_description(), indexable=LANGUAGES),
        canonical=f"{settings.SITE_URL}{request.path}",
    )
    return show(request, "chooser.html", meta, language, about=("latest",), shelves=shelves)


@public_page
def front(request: HttpRequest, language: str) -> HttpResponse:
    """The newest stories, by region, and the newest corrections."""
    latest = public_lists.latest(language, page_number(request))
    title = "" if latest.number == 1 else gettext("Earlier stories")
    meta = head("front", language, title=title, description=_description(), indexable=LANGUAGES, number=latest.number)
    context: dict[str, Any] = {
        "stories": latest,
        "regions": public_lists.by_region(latest.items[1:] if latest.number == 1 else latest.items),
        "places": [place for place, _ in public_lists.by_region(latest.items) if place],
        "topics": public_lists.topics_in(latest.items),
        "corrections": public_corrections.newest_corrections(language, 3),
        "schema": public_schema.of_front(meta, language, latest.items),
    }
    return show(request, "front.html", meta, language, about=("latest", "corrections"), **context)


@public_page
def article(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """A story in one language; where that edition is missing or was withdrawn, a page that says so."""
    story = public.story(slug, language)
    shown = story.article
    if shown is None:
        return without_edition(request, language, slug, story)
    meta = _article_head(shown, story.indexable)
    schema = public_schema.of_article(shown, meta)
    context: dict[str, Any] = {"article": shown, "schema": schema, "citation": citation(shown, meta.canonical)}
    response = show(request, "article.html", meta, language, about=(f"article-{slug}",), **context)
    response["Last-Modified"] = http_date(max(link.since for link in story.editions).timestamp())
    return response


def _article_head(shown: Article, indexable: tuple[str, ...]) -> Head:
    language, slug = shown.language, shown.slug
    description = shown.standfirst or next((row.text for row in shown.body), "")
    meta = head("article", language, slug=slug, title=shown.headline, description=description, indexable=indexable)
    return replace(
        meta,
        forms=(*meta.forms, *representations(slug, language, shown.headline)),
        kind="article",
        published_at=shown.published_at,
        modified_at=shown.modified_at,
        picture=address("card", language=language, slug=slug, number=shown.version) if settings.CARD_FONT else "",
        section=shown.region.name if shown.region else "",
        topics=tuple(topic.name for topic in shown.topics),
        authors=(address("source", language=language, slug=shown.publisher.slug),) if shown.publisher else (),
    )


def without_edition(request: HttpRequest, language: str, slug: str, story: Story) -> HttpResponse:
    """410 for an edition that was withdrawn or is on legal hold, 200 for a retraction and for a story in other languages only, else 404."""
    if not story.editions and not story.was_withdrawn:
        raise Http404("There is no such story.")
    meta = head("article", language, slug=slug, title=_title_without_edition(story), indexable=())
    status = 410 if story.was_withdrawn and story.retraction is None else 200
    about = (f"article-{slug}",)
    schema = None if story.retraction is None else public_schema.of_retraction(story.retraction, meta, language)
    context: dict[str, Any] = {"story": story, "slug": slug, "schema": schema}
    return show(request, "no_edition.html", meta, language, about=about, status=status, **context)


def _title_without_edition(story: Story) -> str:
    if story.retraction is not None:
        return gettext("Retracted")
    if story.is_held:
        return gettext("Not available")
    return gettext("Withdrawn") if story.was_withdrawn else gettext("Not available in this language")


def _description() -> str:
    """What the site does, in the words of its foot."""
    text = gettext(
        "%(site)s checks news from the region against its source, passage by passage, and says where each text came from."
    )
    return text % {"site": settings.SITE_NAME}
