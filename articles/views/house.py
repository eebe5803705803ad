"""What the house says of itself: its policies."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from articles.models.languages import LANGUAGES
from articles.reading import public_schema_pages
from articles.reading.public_head import head
from articles.views.base import public_page, show


@public_page
def policies(request: HttpRequest, language: str) -> HttpResponse:
    """How the house corrects, verifies, treats unnamed sources, translates, and what rights it asks for."""
    title = gettext("How we work")
    description = gettext("Corrections, verification, unnamed sources, translation and machines, rights.")
    meta = head("policies", language, title=title, description=description, indexable=LANGUAGES)
    schema = public_schema_pages.of_policies(meta, language)
    prose = f"public/policies/{language}.html"
    return show(request, "policies.html", meta, language, about=("policies",), prose=prose, schema=schema)
