"""The search of published stories."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from articles.reading import public_schema, public_search, public_search_form, public_search_hints
from articles.reading.public_head import head
from articles.reading.public_search_asked import Asked
from articles.views.base import page_number, public_page, show


@public_page
def search(request: HttpRequest, language: str) -> HttpResponse:
    """The form, and what it finds; where that is nothing, what may help."""
    asked = Asked.of(request.GET, language)
    title = gettext("Search: %(words)s") % {"words": asked.text} if asked.text else gettext("Search")
    meta = head("search", language, title=title, indexable=())
    results = public_search.results(asked, page_number(request)) if asked.query else None
    context: dict[str, Any] = {
        "asked": asked,
        "form": public_search_form.form(asked),
        "results": results,
        "hints": public_search_hints.hints(asked) if results and not results.hits.total else None,
        "schema": public_schema.of_search(meta, language, results.hits.items) if results else None,
        "asked_for": f"?{urlencode({'q': asked.text})}" if asked.text else "",
    }
    return show(request, "search.html", meta, language, about=(), **context)
