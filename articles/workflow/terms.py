"""The glossary's terms: added, changed, applied to texts that were written before them, and taken in from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles.errors import EditConflict, InvalidDecision, NewsroomError
from articles.formats.terms import Entry, check
from articles.models import Article, Paragraph, Term
from articles.models.languages import LANGUAGES, column, get
from articles.models.story import digest
from articles.workflow import conductor, corrections, glossary
from articles.workflow.access import require
from articles.workflow.audit import record
from articles.workflow.term_trial import Flag, Trial, trial

Wanted = tuple[int, str, str]  # a row, a language, and the digest of the text that was seen


@dataclass(frozen=True, slots=True)
class Applied:
    """A replacement that was asked for; `refusal` says why it was not made."""

    flag: Flag
    refusal: NewsroomError | None = None


def entry_of(term: Term) -> Entry:
    """A term as files hold it."""
    return Entry(
        {code: form for code in LANGUAGES if (form := get(term, "form", code))},
        _lists(term, "also"),
        _lists(term, "avoid"),
        term.note,
        term.article.slug if term.article else "",
    )


def fingerprint(term: Term) -> str:
    """By what a form knows that the term is still the one that it showed."""
    return digest(str(entry_of(term)))


def add_term(*, actor: User, entry: Entry, article: Article | None) -> Term:
    """A new term of the house, or of one article; the articles that it concerns are checked anew.

    Raises RefusedInput for an entry that no glossary can hold, InvalidDecision for one that is there already.
    """
    require(actor, "add_term")
    check(entry, "")
    with conductor.writing():
        code, form = next(iter(entry.forms.items()))
        alike = Term.objects.filter(article=article, **{column("form", code): form}).select_related("article")
        if any(entry_of(term).forms == entry.forms for term in alike):
            raise InvalidDecision("The glossary has this term already. Change that one.", code="term-taken")
        term = Term.objects.create(article=article, **_columns(entry))
        record(actor, "add term", term, article=article, after=described(entry))
    settle(term)
    return term


def edit_term(*, actor: User, term: Term, entry: Entry, article: Article | None, seen: str) -> Term:
    """Changes a term; `seen` is the fingerprint of what the actor was shown. Raises EditConflict when it is another by now."""
    require(actor, "change_term")
    check(entry, "")
    with conductor.writing():
        present = Term.objects.select_for_update(of=("self",)).select_related("article").get(pk=term.pk)
        if fingerprint(present) != seen:
            raise EditConflict(
                "Somebody else changed this term while you were looking at it. Nothing was written.",
                theirs=described(entry_of(present)),
                yours=described(entry),
            )
        before = _write(present, entry, article)
        record(actor, "edit term", present, article=article, before=before, after=described(entry))
    settle(present)
    return present


def settle(term: Term) -> None:
    """Has the articles checked anew in whose texts the term finds something; of very many, the newest."""
    for touched in trial(glossary.of_term(term), article=term.article, instead_of=term, whole=True).touched:
        conductor.decide_all(touched.article, [])


def review(term: Term) -> Trial:
    """All that a saved term finds, with the replacements that it proposes."""
    return trial(glossary.of_term(term), article=term.article, instead_of=term, whole=True)


def apply_term(*, actor: User, term: Term, wanted: Iterable[Wanted]) -> list[Applied]:
    """Makes those of the term's replacements that the actor chose, as her corrections; each is refused by itself."""
    require(actor, "correct_paragraph")
    chosen = {(pk, language): base for pk, language, base in wanted}
    done: list[Applied] = []
    for touched in review(term).touched:
        flags = [flag for flag in touched.flags if flag.proposal and (flag.paragraph.pk, flag.language) in chosen]
        if flags:
            done += conductor.decide(touched.article, _replace, actor=actor, term=term, flags=flags, bases=chosen)
    return done


def _replace(
    *, actor: User, article: Article, term: Term, flags: Sequence[Flag], bases: Mapping[tuple[int, str], str]
) -> list[Applied]:
    """The corrections of one article; a correction is refused before it writes anything."""
    done = []
    for flag in flags:
        paragraph = Paragraph.objects.get(pk=flag.paragraph.pk)
        seen = digest(flag.text)  # from which the proposal was made: only over that is it written
        base = seen if bases[paragraph.pk, flag.language] == seen else ""
        try:
            corrections.correct(
                actor=actor,
                article=article,
                paragraph=paragraph,
                language=flag.language,
                text=flag.proposal,
                base=base,
                reason=f"glossary: {term}"[:200],
            )
        except NewsroomError as error:
            done.append(Applied(flag, error))
        else:
            done.append(Applied(flag))
    return done


def described(entry: Entry) -> str:
    """An entry in lines, for the audit trail."""
    said = [f"{code}: {form}" for code, form in entry.forms.items()]
    said += [f"{code} also: {', '.join(forms)}" for code, forms in entry.also.items()]
    said += [f"{code} not: {', '.join(forms)}" for code, forms in entry.avoid.items()]
    return "\n".join([*said, *filter(None, [entry.note])])


def write(*, actor: User, entry: Entry, article: Article | None, term: Term | None) -> Term:
    """What a file says, over a term or as a new one; the caller has asked for permission and has the entry checked."""
    if term is None:
        term = Term.objects.create(article=article, **_columns(entry))
        record(actor, "add term", term, article=article, after=described(entry))
        return term
    before = _write(term, entry, article)
    record(actor, "edit term", term, article=article, before=before, after=described(entry))
    return term


def _write(term: Term, entry: Entry, article: Article | None) -> str:
    before = described(entry_of(term))
    for name, value in {"article": article, **_columns(entry)}.items():
        setattr(term, name, value)
    term.save()
    return before


def _columns(entry: Entry) -> dict[str, Any]:
    lists = {"also": entry.also, "avoid": entry.avoid}
    columns = {column(name, code): list(forms.get(code, ())) for name, forms in lists.items() for code in LANGUAGES}
    return {**_forms(entry), **columns, "note": entry.note}


def _forms(entry: Entry) -> dict[str, str]:
    return {column("form", code): entry.forms.get(code, "") for code in LANGUAGES}


def _lists(term: Term, field: str) -> dict[str, tuple[str, ...]]:
    return {code: tuple(forms) for code in LANGUAGES if (forms := getattr(term, column(field, code)))}
