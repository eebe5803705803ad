"""quote-lost: words that one language quotes and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from articles.text import quotes
from articles.text.quotes.marks import quoted
from articles.text.quotes.records import Quoted
from articles.text.quotes.terms import is_speech
from articles.text.records import Finding, QuoteMention, TermRule

ID = "quote-lost"
LEAST = 0.15  # of a row: a shorter quote may be a word held at arm's length
LEFT = 0.25  # of the other side's share: less than this in marks, and the quote is not there
EXCERPT = 80
Rows = Sequence[Mapping[str, str]]


def check(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory where a row of the source quotes somebody directly and the translation has no such words in marks, or the reverse.

    By the share of the row that stands in quotation marks, for languages cut one quote in two around its speaker.
    """
    for language in dict.fromkeys(language for row in rows for language in row if language != source_language):
        for mine, theirs in ((language, source_language), (source_language, language)):
            doubtful = [index for index, row in enumerate(rows) if _is_unequal(row.get(mine, ""), row.get(theirs, ""))]
            said = _direct(rows, mine, terms) if doubtful else {}
            for index in doubtful:
                if mentions := said.get(index):
                    yield _finding(rows[index], mentions[0], mine, language, index)


def _is_unequal(text: str, other: str) -> bool:
    """Whether a good part of `text` is speech in quotation marks, and next to nothing of `other` stands in marks."""
    share = _share(text, [quote for quote in quoted(text) if is_speech(quote.inner.of(text))])
    return bool(other.strip()) and share >= LEAST and _share(other, quoted(other)) < LEFT * share


def _share(text: str, found: Sequence[Quoted]) -> float:
    return sum(quote.inner.end - quote.inner.start for quote in found) / max(len(text), 1)


def _direct(rows: Rows, language: str, terms: Sequence[TermRule]) -> dict[int, list[QuoteMention]]:
    found: dict[int, list[QuoteMention]] = {}
    for mention in quotes.find([row.get(language, "") for row in rows], language, terms):
        if mention.type == "direct":
            found.setdefault(mention.paragraph, []).append(mention)
    return found


def _finding(row: Mapping[str, str], mention: QuoteMention, quoting: str, language: str, index: int) -> Finding:
    """At the words that the translation alone quotes, or at its end with the place in the source that alone quotes."""
    words, length = row[quoting][mention.start : mention.end], len(row[language])
    if quoting == language:
        shown: dict[str, str | int] = {"value": words[:EXCERPT], "other": ""}
        evidence, span = f"{words} against none", (mention.start, mention.end)
    else:
        shown = {"value": "", "other": words[:EXCERPT], "other_start": mention.start, "other_end": mention.end}
        evidence, span = f"none against {words}", (length, length)
    return Finding(ID, "advisory", language, *span, evidence, shown, paragraph=index)
