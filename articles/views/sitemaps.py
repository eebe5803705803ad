"""What crawlers ask for: sitemaps, the news of two days, and which addresses are not for them."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from articles.reading import public_sitemaps
from articles.reading.public_addresses import address
from articles.reading.public_sitemaps import Place
from articles.views.base import as_xml, keep, public_file

# Pages of lists are for search engines, other questions (filters, pairs of languages, searches) are the same texts again.
ROBOTS = """\
User-agent: *
Disallow: {admin}
Disallow: /*/search/
Disallow: /*/articles/*/ninjs.json
Disallow: /*/articles/*/plain.txt
Disallow: /*?
Allow: /*?page=

Sitemap: {sitemap}
Sitemap: {news}
"""


@public_file
def index(request: HttpRequest) -> HttpResponse:
    """The files that there are."""
    return keep(as_xml("sitemap.xml", {"files": public_sitemaps.files()}), "latest")


@public_file
def pages(request: HttpRequest) -> HttpResponse:
    """The pages about no single story."""
    return _places(public_sitemaps.pages())


@public_file
def articles(request: HttpRequest, number: int) -> HttpResponse:
    """A stretch of the stories."""
    return _places(public_sitemaps.articles(number))


@public_file
def sources(request: HttpRequest, number: int) -> HttpResponse:
    """A stretch of the sources."""
    return _places(public_sitemaps.sources(number))


@public_file
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days. It changes by the clock, so that it names nothing that would drop it from a store."""
    return as_xml("sitemap-news.xml", {"stories": public_sitemaps.news()})


@public_file
def robots(request: HttpRequest) -> HttpResponse:
    """Where the sitemaps are, and what is not for crawlers."""
    text = ROBOTS.format(admin=reverse("admin:index"), sitemap=address("sitemap"), news=address("sitemap-news"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _places(places: Iterator[Place]) -> HttpResponse:
    found = list(places)
    if not found:
        raise Http404("There is no such file.")
    return keep(as_xml("sitemap-places.xml", {"places": found}), "latest")
