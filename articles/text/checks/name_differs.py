"""name-differs: a person, organisation or publication under a wrong name that has been seen before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.text.checks.glossary_forms import avoided
from articles.text.records import Finding, TermRule

ID = "name-differs"


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """A must-fix finding for each wrong form of a name, wherever it stands, with the agreed form as its repair."""
    yield from avoided(text, language, terms, ID, "must-fix", names=True)
