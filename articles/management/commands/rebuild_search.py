"""Makes what readers search anew, for every article: needed once after an upgrade from a version without search, or with other terms."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.management.renewing import RenewCommand
from articles.models import Article
from articles.workflow import search_index


class Command(RenewCommand):
    help = (
        "Works out anew what every public article is found by, and writes what differs. Interrupted, it is run again, or goes on with --after. "
        "Needed after an upgrade whose notes say so."
    )
    what = "article"
    differing = "found by other terms than before"

    def rows(self) -> QuerySet[Any]:
        return Article.objects.filter(editions__revision__isnull=False)

    def renew(self, number: int) -> bool:
        article = Article.objects.select_for_update().filter(pk=number).first()
        return article is not None and search_index.renew(article=article)
