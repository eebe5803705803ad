"""Public addresses: the language first, then the page; a language is one of the settings'."""

import re

from django.urls import path, register_converter

from articles.models.languages import LANGUAGES
from articles.reading.public_forms import FORMATS
from articles.views import behind, feeds, house, lists, representations, site_files, sitemaps, stories


class LanguageConverter:
    """A language of the editions, in lower case."""

    regex = "|".join(map(re.escape, LANGUAGES))

    def to_python(self, value: str) -> str:
        """The language's code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The language's code as it stands."""
        return value


class FeedConverter:
    """A format of feeds, as the last part of an address."""

    regex = "|".join(map(re.escape, FORMATS))

    def to_python(self, value: str) -> str:
        """The format as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The format as it stands."""
        return value


register_converter(LanguageConverter, "language")
register_converter(FeedConverter, "feed")

urlpatterns = [
    path("", stories.chooser, name="chooser"),
    path("<language:language>/", stories.front, name="front"),
    path("<language:language>/articles/<slug:slug>/", stories.article, name="article"),
    path("<language:language>/articles/<slug:slug>/versions/", behind.versions, name="versions"),
    path("<language:language>/articles/<slug:slug>/versions/compare/", behind.comparison, name="comparison"),
    path("<language:language>/articles/<slug:slug>/provenance/", behind.provenance, name="provenance"),
    path("<language:language>/articles/<slug:slug>/quotes/", behind.quotes, name="article-quotes"),
    path("<language:language>/articles/<slug:slug>/with/", behind.bilingual_choice, name="bilingual-choice"),
    path("<language:language>/articles/<slug:slug>/with/<language:other>/", behind.bilingual, name="bilingual"),
    path("<language:language>/sources/<slug:slug>/", lists.source, name="source"),
    path("<language:language>/regions/<slug:slug>/", lists.region, name="region"),
    path("<language:language>/topics/<slug:slug>/", lists.topic, name="topic"),
    path("<language:language>/corrections/", lists.corrections, name="corrections"),
    path("<language:language>/quotes/", lists.quotes, name="quotes"),
    path("<language:language>/policies/", house.policies, name="policies"),
    # For programs.
    path("<language:language>/articles/<slug:slug>/ninjs.json", representations.ninjs, name="ninjs"),
    path("<language:language>/articles/<slug:slug>/plain.txt", representations.text, name="plain"),
    path("<language:language>/<feed:format>", feeds.latest, name="front-feed"),
    path("<language:language>/corrections/<feed:format>", feeds.corrections, name="corrections-feed"),
    path("<language:language>/sources/<slug:slug>/<feed:format>", feeds.source, name="source-feed"),
    path("<language:language>/regions/<slug:slug>/<feed:format>", feeds.region, name="region-feed"),
    path("<language:language>/topics/<slug:slug>/<feed:format>", feeds.topic, name="topic-feed"),
    path("<language:language>/opensearch.xml", site_files.opensearch, name="opensearch"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-articles-<int:number>.xml", sitemaps.articles, name="sitemap-articles"),
    path("sitemap-sources-<int:number>.xml", sitemaps.sources, name="sitemap-sources"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path(".well-known/security.txt", site_files.security, name="security"),
    path("manifest.webmanifest", site_files.manifest, name="manifest"),
    path("favicon.ico", site_files.favicon, name="favicon"),
]
