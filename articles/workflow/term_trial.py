"""What a term would find: tried on the texts that have its forms, before it is saved or after; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.models import Article, Paragraph, Term
from articles.models.languages import LANGUAGES, column, get
from articles.text.checks import name_differs, term_forbidden, term_missing
from articles.text.records import Finding, TermRule
from articles.workflow import glossary

MOST = 40  # articles that are looked at


@dataclass(frozen=True, slots=True)
class Flag:
    """A text with what the term finds in it; `proposal` is the text with the form to use, "" where nobody can say where it goes."""

    paragraph: Paragraph
    language: str
    text: str
    findings: tuple[Finding, ...]
    proposal: str


@dataclass(frozen=True, slots=True)
class Touched:
    """An article with its flagged texts."""

    article: Article
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The articles that a term would find something in, the newest first; `more` others have its words and were not looked at."""

    touched: tuple[Touched, ...]
    more: int

    @property
    def count(self) -> int:
        """How many texts are flagged."""
        return sum(len(entry.flags) for entry in self.touched)


def trial(rule: TermRule, *, article: Article | None, instead_of: Term | None = None, whole: bool = False) -> Trial:
    """What `rule` would find that is not found now, in an article or in the whole house.

    `instead_of` is the term as it is saved. With `whole`, what that term finds already counts too.
    """
    rows = _candidates(rule).filter(article=article) if article else _candidates(rule)
    numbers = list(rows.order_by("-article_id").values_list("article_id", flat=True).distinct())
    looked_at = Article.objects.in_bulk(numbers[:MOST])
    texts: dict[int, list[Paragraph]] = {pk: [] for pk in numbers[:MOST]}
    for row in rows.filter(article__in=looked_at).order_by("article_id", "position"):
        texts[row.article_id].append(row)
    tried = (
        Touched(looked_at[pk], _flags(looked_at[pk], found, rule, instead_of, whole)) for pk, found in texts.items()
    )
    return Trial(tuple(entry for entry in tried if entry.flags), len(numbers[MOST:]))


def _candidates(rule: TermRule) -> QuerySet[Paragraph]:
    """The rows that have a form to avoid, or the source's form without one of the translation's, as the database tells."""
    wanted = Q(pk=None)
    for code, forms in rule.avoid.items():
        for form in forms:
            wanted |= Q(**{f"{column('text', code)}__icontains": form})
    for source, form in rule.forms.items():
        used = Q(article__source_language=source, **{f"{column('text', source)}__icontains": form})
        for code in rule.forms:
            if code != source:
                wanted |= used & _lacks(code, (rule.forms[code], *rule.also.get(code, ())))
    return Paragraph.objects.filter(wanted)


def _lacks(language: str, forms: Iterable[str]) -> Q:
    lacks = Q(**{f"{column('text', language)}__gt": ""})
    for form in forms:
        lacks &= ~Q(**{f"{column('text', language)}__icontains": form})
    return lacks


def _flags(
    article: Article, rows: Sequence[Paragraph], rule: TermRule, instead_of: Term | None, whole: bool
) -> tuple[Flag, ...]:
    after = glossary.rules(article, without=instead_of, more=[rule])
    before = glossary.rules(article, without=instead_of if whole else None)
    return tuple(flag for row in rows for flag in _of_row(row, article.source_language, before, after))


def _of_row(row: Paragraph, source: str, before: Sequence[TermRule], after: Sequence[TermRule]) -> Iterator[Flag]:
    texts = {code: text for code in LANGUAGES if (text := get(row, "text", code))}
    known = {_key(found) for found in _find(texts, source, before)}
    for code, text in texts.items():
        new = [f for f in _find(texts, source, after) if f.language == code and _key(f) not in known]
        if new:
            yield Flag(row, code, text, tuple(new), _repaired(text, new))


def _find(texts: Mapping[str, str], source: str, rules: Sequence[TermRule]) -> Iterator[Finding]:
    """What the checks that ask the glossary say of a row."""
    for code, text in texts.items():
        yield from term_forbidden.check(text, code, rules)
        yield from name_differs.check(text, code, rules)
        if code != source and source in texts:
            yield from term_missing.check(text, texts[source], code, source, rules)


def _key(found: Finding) -> tuple[object, ...]:
    return (found.check, found.language, found.start, found.end, found.evidence)


def _repaired(text: str, findings: Iterable[Finding]) -> str:
    """The text with each suggestion in its place, "" where there is none."""
    repairs = [found for found in findings if found.suggestion is not None]
    for found in sorted(repairs, key=lambda found: found.start, reverse=True):
        text = text[: found.start] + (found.suggestion or "") + text[found.end :]
    return text if repairs else ""
