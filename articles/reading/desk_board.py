"""The board: what waits for somebody, counted by what it needs and by language, and the pieces behind each number.

It adds up the tallies that the stage "tally" keeps, and reads no text but headlines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.formats import CONTAINERS
from articles.models import Article, Edition, RawDocument, Region, Source
from articles.models.languages import LANGUAGES, name_in
from articles.reading.desk import Piece, pieces

RAW = "raw"
NEEDS = (RAW, *(need.value for need in Edition.Need if need != Edition.Need.GONE))
# What the board lists when no need is chosen: all that somebody has to do something about.
OPEN = ("cruft", "must-fix", "stale", "review", "approved")
PEOPLE = ("all", "mine", "unassigned")
PAGE = 25


@dataclass(frozen=True, slots=True)
class Filters:
    """What the viewer chose, as it stands in the address; "" and 0 are no choice."""

    language: str = ""
    need: str = ""
    who: str = "all"
    region: int = 0
    publisher: int = 0
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        """The choices in a query string; what is no choice there is left out."""
        language, need, who = (asked.get(name, "") for name in ("language", "need", "who"))
        return cls(
            language=language if language in LANGUAGES else "",
            need=need if need in NEEDS else "",
            who=who if who in PEOPLE else "all",
            region=_number(asked.get("region", "")),
            publisher=_number(asked.get("publisher", "")),
            page=max(1, _number(asked.get("page", ""))),
        )

    def query(self, **changed: Any) -> str:
        """The query string of these choices with some of them changed; a change begins on the first page."""
        chosen = replace(self, **{"page": 1, **changed})
        said = ((name, getattr(chosen, name)) for name in self.__slots__)
        return "?" + urlencode([(name, value) for name, value in said if value and (name, value) not in _USUAL])


_USUAL = {("who", "all"), ("page", 1)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table, and the query string of the list behind it."""

    language: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a need, with the number in each language."""

    need: str
    cells: tuple[Cell, ...]
    query: str
    is_chosen: bool

    @property
    def count(self) -> int:
        """How many there are in all languages together."""
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece on the list, with who has it and whether it is overdue."""

    piece: Piece
    is_overdue: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Board:
    """What the board shows; of `entries` and `documents` one is empty. `more` says that another page follows."""

    filters: Filters
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    documents: tuple[RawDocument, ...]
    more: bool
    regions: tuple[tuple[int, str], ...]
    publishers: tuple[tuple[int, str], ...]
    people: tuple[User, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the newsroom has nothing at all that these filters let through."""
        return not any(line.count for line in self.lines)


def board(filters: Filters, viewer: User, language: str) -> Board:
    """The board as `viewer` chose to see it; `language` is that of her screen. It costs eight queries in an archive of any size."""
    first = PAGE * (filters.page - 1)
    shown = slice(first, first + PAGE + 1)
    raw = filters.need == RAW
    documents = list(_raw(filters).select_related("publisher").defer("content", "extracted")[shown]) if raw else []
    articles = [] if raw else list(_articles(filters, viewer)[shown])
    now = timezone.now()
    return Board(
        filters=filters,
        lines=_lines(filters, viewer),
        entries=tuple(
            Entry(piece, bool(piece.article.due_at and piece.article.due_at < now), piece.article.assignee == viewer)
            for piece in pieces(articles[:PAGE], language)
        ),
        documents=tuple(documents[:PAGE]),
        more=max(len(documents), len(articles)) > PAGE,
        regions=tuple((region.pk, name_in(region, "name", language)) for region in Region.objects.all()),
        publishers=_publishers(language),
        people=tuple(people()),
    )


def people() -> QuerySet[User]:
    """Who can be given a piece: the staff of the desk."""
    at_the_desk = Q(groups__isnull=False) | Q(is_superuser=True)
    return User.objects.filter(at_the_desk, is_active=True, is_staff=True).distinct().order_by("first_name", "username")


def _lines(filters: Filters, viewer: User) -> tuple[Line, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    editions = Edition.objects.filter(**_of_article(filters, viewer, "article__")).order_by()
    for need, language, count in editions.values_list("need", "language").annotate(Count("pk")):
        counts[need, language] = count
    for language, count in _waiting(filters).values_list("language").annotate(Count("pk")):
        counts[RAW, language] = count
    return tuple(_line(filters, need, counts) for need in NEEDS)


def _line(filters: Filters, need: str, counts: Counter[tuple[str, str]]) -> Line:
    is_chosen = filters.need == need
    cells = tuple(
        Cell(code, counts[need, code], filters.query(need=need, language=code), is_chosen and filters.language == code)
        for code in LANGUAGES
    )
    return Line(need, cells, filters.query(need=need, language=""), is_chosen and not filters.language)


def _articles(filters: Filters, viewer: User) -> QuerySet[Article]:
    """The articles with an edition that needs what was chosen, the oldest first."""
    needs = {"need": filters.need} if filters.need else {"need__in": OPEN}
    spoken = {"language": filters.language} if filters.language else {}
    edition = Edition.objects.filter(article=OuterRef("pk"), **needs, **spoken)
    articles = Article.objects.filter(Exists(edition), **_of_article(filters, viewer))
    return articles.select_related("region", "publisher", "assignee").order_by("pk")


def _of_article(filters: Filters, viewer: User, prefix: str = "") -> dict[str, Any]:
    """The conditions on an article, as lookups behind a prefix."""
    chosen: dict[str, dict[str, Any]] = {"mine": {"assignee": viewer}, "unassigned": {"assignee__isnull": True}}
    wanted = {**chosen.get(filters.who, {}), "region": filters.region, "publisher": filters.publisher}
    return {f"{prefix}{name}": value for name, value in wanted.items() if value}


def _raw(filters: Filters) -> QuerySet[RawDocument]:
    """The pages behind the number, the oldest first."""
    spoken = {"language": filters.language} if filters.language else {}
    return _waiting(filters).filter(**spoken).order_by("pk")


def _waiting(filters: Filters) -> QuerySet[RawDocument]:
    """Pages that no article draws on yet. A page belongs to no region and to nobody."""
    if filters.region or filters.who == "mine":
        return RawDocument.objects.none()
    drawn_on = cast(Any, Article.documents.through).objects.filter(rawdocument=OuterRef("pk"))
    from_whom = {"publisher": filters.publisher} if filters.publisher else {}
    return RawDocument.objects.filter(~Exists(drawn_on), **from_whom).exclude(media_type__in=CONTAINERS).order_by()


def _publishers(language: str) -> tuple[tuple[int, str], ...]:
    published = Source.objects.filter(Exists(Article.objects.filter(publisher=OuterRef("pk"))))
    return tuple(sorted(((row.pk, name_in(row, "name", language)) for row in published), key=lambda row: row[1]))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
