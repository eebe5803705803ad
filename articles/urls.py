"""Public addresses: the language first, then the page; a language is one of the settings'."""

import re

from django.urls import path, register_converter

from articles import views
from articles.models.languages import LANGUAGES


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
    path("", views.chooser, name="chooser"),
    path("<language:language>/", views.front, name="front"),
    path("<language:language>/articles/<slug:slug>/", views.article, name="article"),
    path("<language:language>/sources/<slug:slug>/", views.source, name="source"),
    path("<language:language>/regions/<slug:slug>/", views.region, name="region"),
    path("<language:language>/topics/<slug:slug>/", views.topic, name="topic"),
    path("<language:language>/corrections/", views.corrections, name="corrections"),
]
