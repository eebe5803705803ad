"""The checks: what is wrong in a text, between a text and its source, and in a whole document.

A check is a function that yields findings. CHECKS names each with what it sees; the order is that of the editor's list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from articles.text.checks import (
    broken_join,
    date_preposition,
    fragment,
    length_ratio,
    name_differs,
    name_misspelt,
    number_differs,
    paragraphs,
    quote_lost,
    quote_marks,
    quote_style,
    repeated_words,
    term_forbidden,
    term_inconsistent,
    term_missing,
    untranslated,
    width,
)
from articles.text.records import Finding, Severity, TermRule
from articles.text.script import suspects

REMEMBERED = 2048  # texts, and pairs: those of a dozen articles
Scope = Literal["text", "pair", "document"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its stable `id`: the gravest `severity` it gives, and whether it sees a text, a pair or a document."""

    id: str
    severity: Severity
    scope: Scope
    function: Callable[..., Iterable[Finding]]
    description: str


CHECKS: tuple[Check, ...] = (
    Check(
        number_differs.ID,
        "must-fix",
        "pair",
        number_differs.check,
        "A figure of one text has no equal in the other, by exact value in whatever notation.",
    ),
    Check(
        paragraphs.MISSING,
        "must-fix",
        "document",
        paragraphs.missing,
        "A language lacks a paragraph that the source has.",
    ),
    Check(
        paragraphs.EXTRA,
        "advisory",
        "document",
        paragraphs.extra,
        "A language has a paragraph that the source has not.",
    ),
    Check(
        paragraphs.DUPLICATE,
        "advisory",
        "document",
        paragraphs.duplicate,
        "A language has the same paragraph twice where the source has not.",
    ),
    Check(
        "mixed-script",
        "must-fix",
        "text",
        suspects,
        "A Chinese paragraph, or a character in it, is written in the other script.",
    ),
    Check(
        "script-slip",
        "must-fix",
        "text",
        suspects,
        "Conversion between Simplified and Traditional chose the wrong character.",
    ),
    Check(
        "credit-line",
        "advisory",
        "text",
        suspects,
        "A credit at the end of a caption says 制 where 製 is meant.",
    ),
    Check(
        quote_marks.ID,
        "must-fix",
        "text",
        quote_marks.check,
        "A quotation mark lost its partner, is turned, stands on the wrong side of a space, or is of another style.",
    ),
    Check(
        term_missing.ID,
        "advisory",
        "pair",
        term_missing.check,
        "The source uses a glossary term and the translation not the form agreed for it.",
    ),
    Check(
        name_differs.ID,
        "must-fix",
        "text",
        name_differs.check,
        "A name stands in a wrong form that the glossary or a source record knows.",
    ),
    Check(
        name_misspelt.ID,
        "must-fix",
        "pair",
        name_misspelt.check,
        "The source has a name, and the translation one that is almost it.",
    ),
    Check(
        broken_join.ID,
        "must-fix",
        "text",
        broken_join.check,
        "A function word has a capital in mid sentence, where two pieces were joined as they came.",
    ),
    Check(
        untranslated.ID,
        "must-fix",
        "pair",
        untranslated.check,
        "A text, or a stretch of it, was left as it stands in the source language.",
    ),
    Check(
        quote_lost.ID,
        "advisory",
        "document",
        quote_lost.check,
        "One language quotes words in a paragraph and the other quotes nothing there.",
    ),
    Check(
        quote_style.ID,
        "advisory",
        "document",
        quote_style.check,
        "A paragraph has quotation marks of another style, in a document that mixes styles.",
    ),
    Check(
        term_forbidden.ID, "advisory", "text", term_forbidden.check, "A form stands that the glossary says to avoid."
    ),
    Check(
        term_inconsistent.ID,
        "advisory",
        "document",
        term_inconsistent.check,
        "What the source quotes under one name has several in the translation.",
    ),
    Check(repeated_words.ID, "advisory", "text", repeated_words.check, "A word or phrase is said twice over."),
    Check(
        fragment.ID,
        "advisory",
        "text",
        fragment.check,
        "A sentence has no main clause, ends in the air, or is one word left over.",
    ),
    Check(
        date_preposition.ID,
        "advisory",
        "text",
        date_preposition.check,
        "A year, month or day stands after the wrong preposition.",
    ),
    Check(
        length_ratio.ID,
        "advisory",
        "document",
        length_ratio.check,
        "A paragraph is far shorter or longer than its source, by the measure of its own document.",
    ),
    Check(width.ID, "advisory", "text", width.check, "Half-width punctuation stands beside Chinese characters."),
)


def check_text(text: str, language: str, terms: Sequence[TermRule] = ()) -> tuple[Finding, ...]:
    """What is wrong in `text` by itself, in order of place; of the last texts it is remembered, for an edit changes one of many."""
    return _check_text(text, language, tuple(terms))


@lru_cache(maxsize=REMEMBERED)
def _check_text(text: str, language: str, terms: tuple[TermRule, ...]) -> tuple[Finding, ...]:
    return _by_place(finding for run in _functions("text") for finding in run(text, language, terms))


def check_pair(
    left: str, right: str, left_language: str, right_language: str, terms: Sequence[TermRule] = ()
) -> tuple[Finding, ...]:
    """What is wrong in `left`, a translation, seen beside its source `right`.

    Where the evidence stands in `right` alone, the finding is at the end of `left`, and the parameters `other_start` and
    `other_end` give its place in `right`.
    """
    return _check_pair(left, right, left_language, right_language, tuple(terms))


@lru_cache(maxsize=REMEMBERED)
def _check_pair(
    left: str, right: str, left_language: str, right_language: str, terms: tuple[TermRule, ...]
) -> tuple[Finding, ...]:
    found = (run(left, right, left_language, right_language, terms) for run in _functions("pair"))
    return _by_place(finding for findings in found for finding in findings)


def check_document(
    rows: Sequence[Mapping[str, str]], source_language: str, terms: Sequence[TermRule] = ()
) -> tuple[Finding, ...]:
    """What is wrong in the order and number of the paragraphs; a row maps languages to the text of one paragraph."""
    found = (finding for run in _functions("document") for finding in run(rows, source_language, terms))
    return tuple(sorted(found, key=lambda finding: finding.paragraph or 0))


def _functions(scope: Scope) -> Iterable[Callable[..., Iterable[Finding]]]:
    """The functions of a scope, each once: one function may serve several ids."""
    return dict.fromkeys(check.function for check in CHECKS if check.scope == scope)


def _by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end)))
