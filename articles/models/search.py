"""What readers can search: two rows for each edition that is public or will be, and how each database finds them by their terms.

Only the ways to match differ between the databases: SQLite's FTS5 and PostgreSQL's tsvector see the same terms (migrations 0012
and 0017). The long texts have a table of their own, because a search that finds thousands reads of each only what it is counted by.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connections, models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from articles.models.house import Region, Source, Topic
from articles.models.publication import Edition, Revision
from articles.text.search.query import Query
from articles.text.search.rows import written
from articles.text.search.terms import Phrase

EDITION_BITS = 29  # of a row's key; the seconds before them last until the year 2500


class SearchDocQuerySet(models.QuerySet["SearchDoc"]):
    """Rows, and which of them a query finds."""

    def matching(self, query: Query, among: int | None = None) -> SearchDocQuerySet:
        """The rows that hold every phrase that is wanted and none that is excluded; the query wants at least one.

        On PostgreSQL the index knows which rows have all the terms, and the stored terms say whether they stand in a row: `among`
        is how many of the newest are looked at. SQLite's index knows the places too.
        """
        if self._is_sqlite:
            return self.filter(index__terms__match=_fts5(query))
        return self.filter(pk__in=RawSQL("SELECT articles_matching(%s::tsquery, %s, %s, %s)", [*_asked(query), among]))

    def has_more(self, query: Query, among: int | None) -> bool:
        """Whether `matching` with this bound may have left out rows."""
        if self._is_sqlite or among is None:
            return False
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM articles_matching(%s::tsquery, '{}', '{}', %s)", [_asked(query)[0], among + 1]
            )
            counted: int = cursor.fetchone()[0]
        return counted > among

    def newest(self) -> SearchDocQuerySet:
        """Rows that match, the newest first; SQLite's index gives them in this order by itself, and stops at a limit."""
        return self.order_by("-index__doc_id" if self._is_sqlite else "-pk")

    @property
    def _is_sqlite(self) -> bool:
        return connections[self.db].vendor == "sqlite"


class SearchDoc(models.Model):
    """The revision that readers see of an edition, and what it is counted and filtered by.

    Whether the edition is public is asked of the edition, by the clock. Keys are in the order of publication (`key`).
    """

    id = models.BigAutoField(primary_key=True)
    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="search")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=20)
    published_at = models.DateTimeField(_("published at"))
    year = models.PositiveSmallIntegerField(_("year"))
    region = models.ForeignKey(
        Region, verbose_name=_("region"), null=True, on_delete=models.SET_NULL, related_name="search_docs"
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), related_name="search_docs")
    sources = models.ManyToManyField(Source, verbose_name=_("sources"), related_name="search_docs")

    objects = SearchDocQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")

    def __str__(self) -> str:
        return str(self.edition)


def key(edition: int, published_at: datetime) -> int:
    """The key of an edition's row: by the second of publication, then by edition."""
    return (int(published_at.timestamp()) << EDITION_BITS) | edition


class SearchText(models.Model):
    """The terms of the headline, and of all below it, as text/search/rows.py writes them."""

    doc = models.OneToOneField(SearchDoc, primary_key=True, on_delete=models.CASCADE, related_name="text")
    headline = models.TextField()
    body = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.doc)


class Terms(models.TextField):
    """What an FTS5 table is asked by."""


@Terms.register_lookup
class Match(models.Lookup):
    """FTS5's own operator."""

    lookup_name = "match"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """`table MATCH query`."""
        (left, values), (right, more) = self.process_lhs(compiler, connection), self.process_rhs(compiler, connection)
        return f"{left} MATCH {right}", (*values, *more)


class SearchIndex(models.Model):
    """SQLite's index over the terms; there is no such table on PostgreSQL."""

    doc = models.OneToOneField(
        SearchDoc, primary_key=True, db_column="rowid", on_delete=models.DO_NOTHING, related_name="index"
    )
    terms = Terms(db_column="articles_searchindex")

    class Meta:
        managed = False
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


def _fts5(query: Query) -> str:
    """A query in the language of FTS5; terms are letters and figures, so that no quote ends early."""

    def said(phrase: Phrase) -> str:
        return f'"{" ".join(phrase.terms)}"' + ("*" if phrase.is_open else "")

    wanted = f"({' AND '.join(map(said, query.wanted))})"
    return f"{wanted} NOT ({' OR '.join(map(said, query.excluded))})" if query.excluded else wanted


def _asked(query: Query) -> tuple[str, list[str], list[str]]:
    """A query as PostgreSQL is asked: for terms, for what must stand in a text, and for what must not.

    (A tsvector's own places end at the 16,383rd term of a text and at the 255th time of a term.)
    """

    def said(phrase: Phrase) -> str:
        return " & ".join(f"'{term}'" for term in phrase.terms) + (":*" if phrase.is_open else "")

    in_a_row = [written(phrase) for phrase in query.wanted if len(phrase.terms) > 1]
    return " & ".join(map(said, query.wanted)), in_a_row, list(map(written, query.excluded))
