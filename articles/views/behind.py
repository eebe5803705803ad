"""The pages behind a story: its versions, where it comes from, its quotes, and two of its editions beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from articles.models.languages import LANGUAGES
from articles.reading import public, public_bilingual, public_provenance, public_schema_pages, public_versions
from articles.reading.public_head import Head, head
from articles.reading.public_records import Article
from articles.views.base import page_number, public_page, show
from articles.views.stories import without_edition


@public_page
def versions(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The versions of an edition that readers have seen."""
    story = public.story(slug, language)
    if story.article is None:
        return without_edition(request, language, slug, story)
    found = public_versions.versions(slug, language, story.article.version, page_number(request))
    meta = _head("versions", story.article, gettext("Versions"), number=found.number)
    about = (f"article-{slug}",)
    return show(request, "versions.html", meta, language, about=about, article=story.article, versions=found)


@public_page
def comparison(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Two versions of an edition, paragraph by paragraph."""
    story = public.story(slug, language)
    if story.article is None:
        return without_edition(request, language, slug, story)
    numbers = request.GET.get("old", ""), request.GET.get("new", "")
    compared = public_versions.comparison(slug, language, story.article.version, numbers)
    if compared is None:
        raise Http404("Readers have not seen such a version.")
    meta = _head("comparison", story.article, gettext("Versions compared"))
    return show(request, "comparison.html", meta, language, about=(), article=story.article, comparison=compared)


@public_page
def provenance(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Where an edition comes from, step by step."""
    story = public.story(slug, language)
    if story.article is None:
        return without_edition(request, language, slug, story)
    meta = _head("provenance", story.article, gettext("Provenance"))
    context: dict[str, Any] = {"article": story.article, "provenance": public_provenance.provenance(story.article)}
    return show(request, "provenance.html", meta, language, about=(f"article-{slug}",), **context)


@public_page
def quotes(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Who says what in a story."""
    story = public.story(slug, language)
    article = story.article
    if article is None:
        return without_edition(request, language, slug, story)
    meta = _head("article-quotes", article, gettext("Quotes"), indexable=story.indexable if article.quotes else ())
    schema = public_schema_pages.of_quotes(meta, language, [article])
    about = (f"article-{slug}",)
    return show(request, "article_quotes.html", meta, language, about=about, article=article, schema=schema)


@public_page
def bilingual(request: HttpRequest, language: str, slug: str, other: str) -> HttpResponse:
    """Two editions of a story beside each other; where one is missing, the pairs that there are."""
    story = public.story(slug, language)
    if story.article is None:
        return without_edition(request, language, slug, story)
    beside = public.story(slug, other).article if other != language else None
    view = request.GET.get("view", "")
    context: dict[str, Any] = {
        "article": story.article,
        "other": other,
        "view": view if view in public_bilingual.VIEWS else public_bilingual.VIEWS[0],
        "views": public_bilingual.VIEWS,
        "pairing": public_bilingual.pairing(story.article, beside) if beside else None,
    }
    meta = _head("bilingual", story.article, gettext("Side by side"), other=other)
    return show(request, "bilingual.html", meta, language, about=(), **context)


@public_page
def bilingual_choice(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Leads to the pair of languages and the view that the form on a bilingual page asks for."""
    first, other = request.GET.get("first", language), request.GET.get("other", "")
    if first not in LANGUAGES or other not in LANGUAGES:
        raise Http404("There is no such language.")
    address = reverse("bilingual", kwargs={"language": first, "slug": slug, "other": other})
    view = request.GET.get("view", "")
    return HttpResponseRedirect(f"{address}?view={view}" if view in public_bilingual.VIEWS else address)


def _head(
    page: str, article: Article, title: str, *, indexable: tuple[str, ...] = (), number: int = 1, **names: str
) -> Head:
    """The head of a page behind a story, which search engines leave alone unless `indexable` says otherwise."""
    title = gettext("%(page)s: %(headline)s") % {"page": title, "headline": article.headline}
    names = {"slug": article.slug, **names}
    return head(page, article.language, title=title, indexable=indexable, number=number, **names)
