"""The pages about what stories share: a source, a region, a topic, and the corrections."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from articles.models import Filing
from articles.models.languages import LANGUAGES
from articles.reading import (
    public_corrections,
    public_lists,
    public_quotes,
    public_schema,
    public_schema_pages,
    public_sources,
    public_words,
)
from articles.reading.public_filing import languages_of
from articles.reading.public_head import Head, head
from articles.views.base import page_number, public_page, show


@public_page
def source(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The profile of a source that a published story draws on."""
    profile = public_sources.profile(slug, language, page_number(request))
    if profile is None and (successor := public_sources.successor(slug)):
        return HttpResponsePermanentRedirect(reverse("source", kwargs={"language": language, "slug": successor}))
    if profile is None:
        raise Http404("No published story draws on such a source.")
    meta = _head("source", language, profile, f"{profile.name}, {profile.role}" if profile.role else profile.name)
    schema = public_schema.of_profile(profile, meta, language)
    return show(request, "source.html", meta, language, about=(f"source-{slug}",), profile=profile, schema=schema)


@public_page
def region(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The stories of a region."""
    subject = public_lists.region(slug, language, page_number(request))
    return _subject(request, language, subject, "region", "AdministrativeArea", gettext("Region"))


@public_page
def topic(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The stories of a topic."""
    subject = public_lists.topic(slug, language, page_number(request))
    return _subject(request, language, subject, "topic", "DefinedTerm", gettext("Topic"))


@public_page
def corrections(request: HttpRequest, language: str) -> HttpResponse:
    """The corrections, newest first: all, or those of a kind, a language, a place where errors arise."""
    choice = public_corrections.Choice(**{name: request.GET.get(name, "") for name in ("kind", "language", "arose")})
    notes = public_corrections.corrections(language, page_number(request), choice)
    indexable = () if choice.wanted else LANGUAGES
    meta = head("corrections", language, title=gettext("Corrections"), indexable=indexable, number=notes.number)
    context: dict[str, Any] = {
        "corrections": notes,
        "choice": choice,
        "query": urlencode(choice.wanted),
        "kinds": public_words.CORRECTION_KINDS.items(),
        "places": public_words.AROSE.items(),
        "languages": LANGUAGES,
        "schema": public_schema.of_corrections(meta, language, notes.items),
    }
    about = () if choice.wanted else ("corrections",)
    return show(request, "corrections.html", meta, language, about=about, **context)


@public_page
def quotes(request: HttpRequest, language: str) -> HttpResponse:
    """Who said what, newest story first."""
    found = public_quotes.quotes(language, page_number(request))
    indexable = languages_of(Filing.Kind.QUOTES, "")
    meta = head("quotes", language, title=gettext("Quotes"), indexable=indexable, number=found.number)
    schema = public_schema_pages.of_quotes(meta, language, found.items)
    return show(request, "quotes.html", meta, language, about=("latest",), stories=found, schema=schema)


def _subject(
    request: HttpRequest, language: str, subject: public_lists.Subject | None, page: str, schema_type: str, label: str
) -> HttpResponse:
    if subject is None:
        raise Http404("There is no such page.")
    meta = _head(page, language, subject, f"{label}: {subject.name}")
    context: dict[str, Any] = {
        "subject": subject,
        "label": label,
        "page": page,
        "schema": public_schema.of_subject(subject, meta, language, schema_type),
    }
    return show(request, "subject.html", meta, language, about=(f"{page}-{subject.slug}",), **context)


def _head(page: str, language: str, shown: Any, description: str) -> Head:
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
