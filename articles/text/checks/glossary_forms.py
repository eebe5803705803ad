"""Where forms of the glossary stand in a text: what term-missing, term-forbidden, name-differs and name-misspelt share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from articles.text.records import Finding, Severity, TermRule


def begins(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of `forms`, the longest first, in any case; a Latin form begins a word but may take an ending."""
    return _pattern(tuple(forms), endings=True)


def whole(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of `forms` as `begins` has them, but without an ending."""
    return _pattern(tuple(forms), endings=False)


@lru_cache(maxsize=1024)
def _pattern(forms: tuple[str, ...], *, endings: bool) -> re.Pattern[str]:
    """The pattern of a glossary's forms, which every text of an article asks for again."""
    longest_first = sorted(forms, key=len, reverse=True)
    ends = {form: "" if endings else _word_end(form) for form in forms}
    return re.compile(
        "|".join(_word_start(form) + re.escape(form) + ends[form] for form in longest_first), re.IGNORECASE
    )


def accepted(term: TermRule, language: str) -> tuple[str, ...]:
    """The form to use in `language` and the others that will do; nothing where the language has none."""
    form = term.forms.get(language)
    return (form, *term.also.get(language, ())) if form else ()


def avoided(
    text: str, language: str, terms: Sequence[TermRule], check: str, severity: Severity, *, names: bool
) -> Iterator[Finding]:
    """A finding for each form to avoid, of names or of other terms; the form to use is the suggestion where it is only one."""
    glossary = tuple(terms)
    wrong = _wrong(text, language, glossary)
    if not wrong:
        return
    lowered = text.casefold()
    right = {form for folded, form in _to_accept(glossary, language) if folded in lowered}
    for match in whole({*right, *wrong}).finditer(text):
        owners = wrong.get(match[0].casefold(), ())
        if match[0] in right or not owners or owners[0].name != names:
            continue
        wanted = list(dict.fromkeys(term.forms[language] for term in owners if language in term.forms))
        suggestion = _as_begun(wanted[0], match[0]) if len(wanted) == 1 else None
        parameters = {"found": match[0], "wanted": " / ".join(wanted)}
        evidence = f"{match[0].casefold()}→{parameters['wanted']}"
        yield Finding(check, severity, language, *match.span(), evidence, parameters, suggestion)


@lru_cache(maxsize=1024)
def _wrong(text: str, language: str, glossary: tuple[TermRule, ...]) -> Mapping[str, Sequence[TermRule]]:
    """The forms to avoid that `text` may have; two checks ask, one for names and one for the rest."""
    lowered = text.casefold()
    return {form: owners for form, owners in _to_avoid(glossary, language).items() if form in lowered}


@lru_cache(maxsize=16)
def _to_avoid(terms: tuple[TermRule, ...], language: str) -> Mapping[str, Sequence[TermRule]]:
    """Each form to avoid, folded, with the terms that avoid it."""
    owners: dict[str, list[TermRule]] = {}
    for term in terms:
        for form in term.avoid.get(language, ()):
            owners.setdefault(form.casefold(), []).append(term)
    return owners


@lru_cache(maxsize=16)
def _to_accept(terms: tuple[TermRule, ...], language: str) -> Sequence[tuple[str, str]]:
    """Each accepted form, folded and as it is."""
    return [(form.casefold(), form) for term in terms for form in accepted(term, language)]


@lru_cache(maxsize=16)
def _to_find(terms: tuple[TermRule, ...], language: str) -> Mapping[str, TermRule]:
    """Each term that has a form in `language`, by that form folded."""
    return {term.forms[language].casefold(): term for term in terms if term.forms.get(language)}


def used(text: str, language: str, terms: Sequence[TermRule]) -> Iterator[tuple[re.Match[str], TermRule]]:
    """The terms whose form stands in `text`, each once with the last place; where forms overlap the longest counts."""
    lowered = text.casefold()
    present = {form: term for form, term in _to_find(tuple(terms), language).items() if form in lowered}
    matches = begins(present).finditer(text) if present else ()
    for form, match in {match[0].casefold(): match for match in matches}.items():
        yield match, present[form]


def _as_begun(form: str, found: str) -> str:
    """`form` with capitals where the words that it replaces had them: on the first, or on each of several."""
    if found.istitle() and " " in found:
        return " ".join(word[0].upper() + word[1:] for word in form.split())
    return form[0].upper() + form[1:] if found[0].isupper() else form


def _word_start(form: str) -> str:
    return r"(?<![A-Za-z0-9])" if form[0].isascii() else ""


def _word_end(form: str) -> str:
    return r"(?![A-Za-z0-9])" if form[-1].isascii() else ""
