"""Public pages: each view chooses a record and renders it in the language of its address, for anybody and without cookies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles.models.languages import LANGUAGES
from articles.reading import public, public_corrections, public_lists, public_schema, public_sources
from articles.reading.public_addresses import tag
from articles.reading.public_head import head
from articles.reading.public_records import Story

FRESH_SECONDS = 60
View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Renders in the language of the address, whatever the browser asks for, and lets caches keep and revalidate the page."""

    @require_safe
    @cache_control(public=True, max_age=FRESH_SECONDS)
    @conditional_page
    @wraps(view)
    def page(request: HttpRequest, language: str = settings.LANGUAGE_CODE, **names: str) -> HttpResponse:
        with translation.override(language):
            try:
                response = view(request, language, **names)
            except InvalidPage as error:
                raise Http404("The list has no such page.") from error
        response["Content-Language"] = tag(language)
        return response

    return page


@public_page
def chooser(request: HttpRequest, language: str) -> HttpResponse:
    """The languages, each with its newest stories; nobody is redirected."""
    shelves = [(code, public_lists.newest(code, 3)) for code in LANGUAGES]
    meta = replace(
        head("front", language, title="", indexable=LANGUAGES), canonical=f"{settings.SITE_URL}{request.path}"
    )
    return render(request, "public/chooser.html", {"head": meta, "language": language, "shelves": shelves})


@public_page
def front(request: HttpRequest, language: str) -> HttpResponse:
    """The newest stories, by region, and the newest corrections."""
    latest = public_lists.latest(language, _page(request))
    title = "" if latest.number == 1 else gettext("Earlier stories")
    meta = head("front", language, title=title, indexable=LANGUAGES, number=latest.number)
    context = {
        "stories": latest,
        "regions": public_lists.by_region(latest.items[1:] if latest.number == 1 else latest.items),
        "places": [place for place, _ in public_lists.by_region(latest.items) if place],
        "topics": public_lists.topics_in(latest.items),
        "corrections": public_corrections.newest_corrections(language, 3),
        "schema": public_schema.of_front(meta, language, latest.items),
    }
    return render(request, "public/front.html", {"head": meta, "language": language, **context})


@public_page
def article(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """A story in one language; where that edition is missing or was withdrawn, a page that says so."""
    story = public.story(slug, language)
    shown = story.article
    if shown is None:
        return _without_edition(request, language, slug, story)
    description = shown.standfirst or next((row.text for row in shown.body), "")
    meta = replace(
        head("article", language, slug=slug, title=shown.headline, description=description, indexable=story.indexable),
        kind="article",
        published_at=shown.published_at,
        modified_at=shown.modified_at,
    )
    context = {"article": shown, "schema": public_schema.of_article(shown, meta)}
    response = render(request, "public/article.html", {"head": meta, "language": language, **context})
    response["Last-Modified"] = http_date(max(link.since for link in story.editions).timestamp())
    return response


@public_page
def source(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The profile of a source that a published story draws on."""
    profile = public_sources.profile(slug, language, _page(request))
    if profile is None and (successor := public_sources.successor(slug)):
        return HttpResponsePermanentRedirect(reverse("source", kwargs={"language": language, "slug": successor}))
    if profile is None:
        raise Http404("No published story draws on such a source.")
    meta = _head("source", language, profile, f"{profile.name}, {profile.role}" if profile.role else profile.name)
    context = {"profile": profile, "schema": public_schema.of_profile(profile, meta, language)}
    return render(request, "public/source.html", {"head": meta, "language": language, **context})


@public_page
def region(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The stories of a region."""
    subject = public_lists.region(slug, language, _page(request))
    return _subject(request, language, subject, "region", "AdministrativeArea", gettext("Region"))


@public_page
def topic(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The stories of a topic."""
    subject = public_lists.topic(slug, language, _page(request))
    return _subject(request, language, subject, "topic", "DefinedTerm", gettext("Topic"))


@public_page
def corrections(request: HttpRequest, language: str) -> HttpResponse:
    """All corrections, newest first."""
    notes = public_corrections.corrections(language, _page(request))
    meta = head("corrections", language, title=gettext("Corrections"), indexable=LANGUAGES, number=notes.number)
    schema = public_schema.of_corrections(meta, language, notes.items)
    context = {"head": meta, "language": language, "corrections": notes, "schema": schema}
    return render(request, "public/corrections.html", context)


def _page(request: HttpRequest) -> str:
    return request.GET.get("page", "1")


def _without_edition(request: HttpRequest, language: str, slug: str, story: Story) -> HttpResponse:
    """410 for an edition that was withdrawn, 200 for a story in other languages only, else 404."""
    if not story.editions and not story.was_withdrawn:
        raise Http404("There is no such story.")
    title = _title_without_edition(story)
    meta = head("article", language, slug=slug, title=title, indexable=())
    context = {"head": meta, "language": language, "story": story, "slug": slug}
    return render(request, "public/no_edition.html", context, status=410 if story.was_withdrawn else 200)


def _title_without_edition(story: Story) -> str:
    if story.retraction is not None:
        return gettext("Retracted")
    return gettext("Withdrawn") if story.was_withdrawn else gettext("Not available in this language")


def _subject(
    request: HttpRequest, language: str, subject: public_lists.Subject | None, page: str, schema_type: str, label: str
) -> HttpResponse:
    if subject is None:
        raise Http404("There is no such page.")
    meta = _head(page, language, subject, f"{label}: {subject.name}")
    schema = public_schema.of_subject(subject, meta, language, schema_type)
    context = {"head": meta, "language": language, "subject": subject, "label": label, "page": page, "schema": schema}
    return render(request, "public/subject.html", context)


def _head(page: str, language: str, shown: Any, description: str) -> Any:
    """The head of a page about something that has a name, stories, and languages in which there are any."""
    return head(
        page,
        language,
        slug=shown.slug,
        title=shown.name,
        description=description,
        indexable=shown.languages,
        number=shown.stories.number,
    )
