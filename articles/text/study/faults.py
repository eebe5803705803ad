"""All that is wrong in an article, row by row and as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.text import checks
from articles.text.records import Finding, TermRule
from articles.text.script import prepare


def find(
    rows: Sequence[Mapping[str, str]], source: str, languages: Sequence[str], terms: Sequence[TermRule]
) -> Iterator[Finding]:
    """What the checks find in aligned rows, each by language; `paragraph` is the row's index. `source` is what the others follow."""
    prepare(row["zh-hant"] for row in rows if "zh-hant" in row)
    for index, row in enumerate(rows):
        for found in find_in_row(row, source, terms):
            yield replace(found, paragraph=index)
    present = [code for code in languages if any(code in row for row in rows)]
    yield from checks.check_document([{code: row.get(code, "") for code in present} for row in rows], source, terms)


def find_in_row(row: Mapping[str, str], source: str, terms: Sequence[TermRule]) -> Iterator[Finding]:
    """What the checks of single texts and of pairs find in one row."""
    for language, text in row.items():
        yield from checks.check_text(text, language, terms)
        if language != source and source in row:
            yield from checks.check_pair(text, row[source], language, source, terms)
