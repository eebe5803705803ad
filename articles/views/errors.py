"""The page for an address at which nothing stands."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from articles.models.languages import LANGUAGES
from articles.reading import public_lists

STORIES = 3


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language that the address begins with, with the newest stories; in every language where it begins with none."""
    first = request.path.split("/")[1]
    language = first if first in LANGUAGES else settings.LANGUAGE_CODE
    context = {
        "language": language,
        "shown": [first] if first in LANGUAGES else LANGUAGES,
        "teasers": public_lists.newest(first, STORIES) if first in LANGUAGES else (),
    }
    with translation.override(language):
        return render(request, "404.html", context, status=404)
