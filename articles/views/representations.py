"""A story in forms for programs: a news item, and plain text. Both say what the page says."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import http_date

from articles.reading import public
from articles.reading.public_addresses import address
from articles.reading.public_ninjs import news_item
from articles.reading.public_plain import plain
from articles.reading.public_records import Article
from articles.views.base import as_json, keep, public_page


@public_page
def ninjs(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The story as a news item in ninjs 3.0."""
    return _show(slug, language, _as_news_item)


@public_page
def text(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The story as plain text."""
    return _show(slug, language, _as_text)


def _show(slug: str, language: str, write: Callable[[Article], HttpResponse]) -> HttpResponse:
    """A form of the edition, and for search engines that its page is the one to show; 410 for one that was taken back."""
    story = public.story(slug, language)
    if story.article is None and not story.was_withdrawn:
        raise Http404("There is no such edition.")
    if story.article is None:
        return keep(HttpResponse(status=410, content_type="text/plain; charset=utf-8"), f"article-{slug}")
    response = write(story.article)
    response["Last-Modified"] = http_date(max(link.since for link in story.editions).timestamp())
    response["Link"] = f'<{address("article", language=language, slug=slug)}>; rel="canonical"'
    response["X-Robots-Tag"] = "noindex"
    return keep(response, f"article-{slug}")


def _as_news_item(article: Article) -> HttpResponse:
    body = [(passage.kind, passage.text) for passage in article.body]
    html = render_to_string("public/_entry.html", {"entry": {"body": body}}).strip()
    return as_json(news_item(article, html))


def _as_text(article: Article) -> HttpResponse:
    return HttpResponse(plain(article), content_type="text/plain; charset=utf-8")
