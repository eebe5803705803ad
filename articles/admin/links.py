"""Addresses of the article's pages in the admin."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article


def tab_url(article: Article, tab: str, anchor: str = "") -> str:
    """The address of one of the article's pages, at an anchor."""
    return reverse(f"admin:articles_article_{tab}", args=[article.pk]) + (f"#{anchor}" if anchor else "")


def tab_link(article: Article, tab: str, anchor: str = "", text: object = None) -> SafeString:
    """A link to one of the article's pages; its text is the article's slug unless another is given."""
    return format_html('<a href="{}">{}</a>', tab_url(article, tab, anchor), article if text is None else text)
