"""term-forbidden: a form that the glossary says to avoid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.text.checks.glossary_forms import avoided
from articles.text.records import Finding, TermRule

ID = "term-forbidden"


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory for each form to avoid, with the form to use as its repair; names are the matter of name-differs."""
    yield from avoided(text, language, terms, ID, "advisory", names=False)
