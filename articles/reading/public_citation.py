"""How an article is cited: who, when, what and in which version, after the manner of the APA."""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.reading.public_records import Article


def citation(article: Article, url: str) -> str:
    """One line that names the edition as it stands; its version tells which text was cited, also after a correction."""
    author = article.byline or (article.publisher.name if article.publisher else settings.SITE_NAME)
    return gettext("%(author)s. (%(date)s). %(headline)s (version %(version)s). %(site)s. %(url)s") % {
        "author": author.rstrip("."),
        "date": date_format(localtime(max(article.published_at, article.modified_at)), "DATE_FORMAT"),
        "headline": article.headline,
        "version": article.version,
        "site": settings.SITE_NAME,
        "url": url,
    }
