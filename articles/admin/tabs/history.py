"""The page "History": who did what to the article."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.admin.tabs.page import show
from articles.models import Article
from articles.reading.desk_history import history


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The audit entries, newest first."""
    page, deeds = history(article, request.GET.get("page", "1"))
    return show(request, article, "history", page=page, deeds=deeds)
