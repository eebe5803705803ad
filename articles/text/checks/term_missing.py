"""term-missing: the source uses a glossary term, and the translation does not use the form agreed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.text.checks.glossary_forms import accepted, begins, used
from articles.text.records import Finding, TermRule

ID = "term-missing"


def check(
    left: str, right: str, left_language: str, right_language: str, terms: Sequence[TermRule] = ()
) -> Iterator[Finding]:
    """One advisory for each term in `right` of which `left` has neither the form nor one that will do, with the place in `right`.

    Where terms overlap in the source the longest counts: 區塊鏈中心 is no use of 區塊鏈.
    """
    for match, term in used(right, right_language, terms):
        wanted = term.forms.get(left_language)
        if wanted and not begins(accepted(term, left_language)).search(left):
            yield Finding(
                ID,
                "advisory",
                left_language,
                len(left),
                len(left),
                f"{match[0]}→{wanted}",
                {"term": match[0], "wanted": wanted, "other_start": match.start(), "other_end": match.end()},
            )
