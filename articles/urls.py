"""Public addresses: the language first, then the page; a language is one of the settings'."""

import re

from django.urls import path, register_converter

from articles.models.languages import LANGUAGES
from articles.views import lists, search, stories


class LanguageConverter:
    """A language of the editions, in lower case."""

    regex = "|".join(map(re.escape, LANGUAGES))

    def to_python(self, value: str) -> str:
        """The language's code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The language's code as it stands."""
        return value


register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", stories.chooser, name="chooser"),
    path("<language:language>/", stories.front, name="front"),
    path("<language:language>/articles/<slug:slug>/", stories.article, name="article"),
    path("<language:language>/sources/<slug:slug>/", lists.source, name="source"),
    path("<language:language>/regions/<slug:slug>/", lists.region, name="region"),
    path("<language:language>/topics/<slug:slug>/", lists.topic, name="topic"),
    path("<language:language>/corrections/", lists.corrections, name="corrections"),
    path("<language:language>/search/", search.search, name="search"),
]
