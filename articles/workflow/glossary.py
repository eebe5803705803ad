"""The glossary that an article is held to, as the language engine takes it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from articles.models import Article, Source, Term
from articles.models.languages import LANGUAGES, column, get
from articles.text.records import TermRule, term_rule


def rules(article: Article, *, without: Term | None = None, more: Iterable[TermRule] = ()) -> tuple[TermRule, ...]:
    """The house's terms, the article's own, and the names of its sources and publisher; a name that is a term too comes once.

    To try a term out, leave it out or take `more` rules in.
    """
    terms = Term.objects.filter(Q(article=None) | Q(article=article))
    terms = terms.exclude(pk=without.pk) if without else terms
    return _rules(
        [*_of_terms(terms), *more], Source.objects.filter(Q(stories=article) | Q(articles=article)).distinct()
    )


def rules_of_new(publisher: Source | None) -> tuple[TermRule, ...]:
    """What a new article of this publisher, without terms and sources of its own yet, is held to."""
    return _rules(
        _of_terms(Term.objects.filter(article=None)), Source.objects.filter(pk__in=[publisher.pk] if publisher else [])
    )


def _of_terms(terms: QuerySet[Term]) -> list[TermRule]:
    return [of_term(term) for term in terms.order_by("pk")]


def _rules(terms: Iterable[TermRule], of_sources: QuerySet[Source]) -> tuple[TermRule, ...]:
    sources = of_sources.exclude(kind=Source.Kind.UNNAMED).order_by("pk")
    names = {tuple(rule.forms.items()): rule for rule in map(_of_source, sources)}
    merged = [
        term_rule(term.forms, term.also, term.avoid, names.pop(tuple(term.forms.items())).name)
        if tuple(term.forms.items()) in names
        else term
        for term in terms
    ]
    return (*merged, *names.values())


def house_rules() -> tuple[TermRule, ...]:
    """The house's terms, for a text that belongs to no article."""
    return tuple(_of_terms(Term.objects.filter(article=None)))


def of_term(term: Term) -> TermRule:
    """A term as the language engine takes it."""
    return term_rule(_forms(term, "form"), _lists(term, "also"), _lists(term, "avoid"))


def _of_source(source: Source) -> TermRule:
    return term_rule(_forms(source, "name"), _lists(source, "also"), _lists(source, "wrong_spellings"), name=True)


def _forms(row: Term | Source, field: str) -> dict[str, str]:
    return {language: form for language in LANGUAGES if (form := get(row, field, language))}


def _lists(row: Term | Source, field: str) -> dict[str, tuple[str, ...]]:
    return {language: tuple(forms) for language in LANGUAGES if (forms := getattr(row, column(field, language)))}
