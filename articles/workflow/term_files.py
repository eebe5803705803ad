"""A glossary taken in from a file: what is new, what changes, what is the same and what is refused, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from articles.errors import RefusedInput
from articles.formats.terms import Entry, Row, check
from articles.models import Article, Term
from articles.models.languages import LANGUAGES
from articles.workflow import conductor
from articles.workflow.access import require
from articles.workflow.terms import entry_of, write

STATES = ("new", "changed", "same", "refused")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line of the file: one of STATES, the term, and why it was refused."""

    line: int
    state: str
    name: str
    refused: RefusedInput | None = None


@dataclass(slots=True)
class _Holder:
    """A term that is there, or that an earlier line of the file makes."""

    entry: Entry
    term: Term | None = None


def take_in(*, actor: User, rows: Iterable[Row], dry_run: bool = False) -> list[Outcome]:
    """Takes the rows of a file in, all in one transaction; with `dry_run` only says what would become of each.

    A term is known by its forms, else by its form in the first language that the line has one in. What a line leaves empty stays
    as it is. Articles are checked against new terms at their next decision.
    """
    require(actor, "add_term")
    require(actor, "change_term")
    with conductor.writing():
        known = _Known()
        return [_taken(actor, row, known, dry_run) for row in rows]


def _taken(actor: User, row: Row, known: _Known, dry_run: bool) -> Outcome:
    name = _name(row.entry)
    if row.refused is not None:
        return Outcome(row.line, "refused", name, row.refused)
    try:
        holder = known.holder(row.entry)
        entry = _merged(holder.entry, row.entry) if holder else row.entry
        check(entry, f"line {row.line}")
    except RefusedInput as error:
        return Outcome(row.line, "refused", name, error)
    if holder is not None and entry == holder.entry:
        return Outcome(row.line, "same", name)
    state = "changed" if holder else "new"
    holder = holder or known.add(entry)
    holder.entry = entry
    if not dry_run:
        holder.term = write(actor=actor, entry=entry, article=known.article(entry), term=holder.term)
    return Outcome(row.line, state, name)


class _Known:
    """The glossary as it stands, by form."""

    def __init__(self) -> None:
        self._articles: dict[str, Article | None] = {"": None}
        self._holders: dict[tuple[str, str, str], list[_Holder]] = defaultdict(list)
        for term in Term.objects.select_related("article").order_by("pk"):
            self._file(_Holder(entry_of(term), term))

    def _file(self, holder: _Holder) -> None:
        for code, form in holder.entry.forms.items():
            self._holders[holder.entry.article, code, form].append(holder)

    def add(self, entry: Entry) -> _Holder:
        """Remembers a new term, which later lines may change."""
        self._file(holder := _Holder(entry))
        return holder

    def article(self, entry: Entry) -> Article | None:
        """The article that an entry is for, None for the house. Raises RefusedInput, code "article", where there is none."""
        slug = entry.article
        if slug not in self._articles:
            self._articles[slug] = Article.objects.filter(slug=slug).first()
        if slug and self._articles[slug] is None:
            raise RefusedInput("no article has the slug “%(slug)s”.", code="article", slug=slug)
        return self._articles[slug]

    def holder(self, entry: Entry) -> _Holder | None:
        """The term that a line speaks of. Raises RefusedInput, code "ambiguous", where it may be one of several."""
        self.article(entry)
        code = next(code for code in LANGUAGES if entry.forms.get(code))
        found = self._holders.get((entry.article, code, entry.forms[code]), [])
        alike = [holder for holder in found if holder.entry.forms == entry.forms]
        if len(alike or found) > 1:
            raise RefusedInput(
                "several terms have the form “%(form)s”: say the others too.", code="ambiguous", form=entry.forms[code]
            )
        return next(iter(alike or found), None)


def _merged(old: Entry, new: Entry) -> Entry:
    return replace(
        old,
        forms=_in_order({**old.forms, **new.forms}),
        also=_in_order({**old.also, **new.also}),
        avoid=_in_order({**old.avoid, **new.avoid}),
        note=new.note or old.note,
    )


def _in_order(values: Mapping) -> dict:
    return {code: values[code] for code in LANGUAGES if code in values}


def _name(entry: Entry) -> str:
    forms: Sequence[str] = [form for code in LANGUAGES if (form := entry.forms.get(code))]
    return " / ".join(forms)
