"""paragraph-missing, paragraph-extra, paragraph-duplicate: what the rows of an aligned document tell without being read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from articles.text.records import Finding, TermRule

MISSING, EXTRA, DUPLICATE = "paragraph-missing", "paragraph-extra", "paragraph-duplicate"
EXCERPT = 80
Rows = Sequence[Mapping[str, str]]


def missing(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """Must-fix where the source has text and a language has none, unless that language has not begun at all."""
    for language in _languages(rows):
        for index, row in enumerate(rows):
            source = _text(row, source_language)
            if source and not _text(row, language):
                shown = {"text": source[:EXCERPT]}
                yield Finding(MISSING, "must-fix", language, 0, 0, source, shown, paragraph=index)


def extra(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """Advisory where a language has text that the source has not."""
    for language in _languages(rows):
        for index, row in enumerate(rows):
            text = _text(row, language)
            if text and not _text(row, source_language):
                yield _whole(EXTRA, language, row, index, {"text": text[:EXCERPT]})


def duplicate(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """Advisory where a language says again what it said above, and the source does not repeat itself there."""
    for language in _languages(rows):
        first: dict[str, int] = {}
        for index, row in enumerate(rows):
            text = _text(row, language)
            above = first.setdefault(text, index)
            repeats = language != source_language and _text(rows[above], source_language) == _text(row, source_language)
            if text and above != index and not repeats:
                yield _whole(DUPLICATE, language, row, index, {"text": text[:EXCERPT], "first": above})


def _languages(rows: Rows) -> list[str]:
    """The languages that have any text, in the order of the rows' keys."""
    return list(dict.fromkeys(language for row in rows for language in row if _text(row, language)))


def _text(row: Mapping[str, str], language: str) -> str:
    return " ".join(row.get(language, "").split())


def _whole(check: str, language: str, row: Mapping[str, str], index: int, shown: Mapping[str, str | int]) -> Finding:
    text = _text(row, language)
    return Finding(check, "advisory", language, 0, len(row[language]), text, shown, paragraph=index)
