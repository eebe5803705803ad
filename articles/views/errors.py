"""The page for an address at which nothing stands."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control

from articles.models.languages import LANGUAGES
from articles.reading import public_lists
from articles.views.base import FRESH

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
        response = render(request, "404.html", context, status=404)
    patch_cache_control(response, **FRESH)  # a story may come to stand there
    return response
