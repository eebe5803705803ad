"""term-inconsistent: words that the source has in quotation marks again and again, under another name each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from articles.text.quotes.marks import quoted
from articles.text.quotes.records import Span
from articles.text.records import Finding, TermRule

ID = "term-inconsistent"
EDGE = " .,;:!?，。；：！？、"
LONGEST_TERM = 16
LONGEST = 60
Rows = Sequence[Mapping[str, str]]
Quotes = Mapping[str, Span]


def check(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """One advisory for each term and language: rows that quote the term, and no words that they and the others quote alike.

    The finding stands at the first row that leaves what most say. A row that quotes nothing of its own tells nothing.
    """
    quoted_terms = [_quoted(row.get(source_language, "")) for row in rows]
    for language in dict.fromkeys(language for row in rows for language in row if language != source_language):
        quotes = [_quoted(row.get(language, "")) for row in rows]
        for term in _recurring(quoted_terms):
            renderings = _renderings(term, quoted_terms, quotes)
            if apart := _apart(renderings):
                spans = [renderings[index][words] for index in apart for words in renderings[index]]
                texts = [rows[index][language] for index in apart for _ in renderings[index]]
                shown = " / ".join(dict.fromkeys(span.of(text) for span, text in zip(spans, texts, strict=True)))
                parameters = {"term": term, "renderings": shown}
                evidence = f"{term}: {shown}"
                yield Finding(ID, "advisory", language, *spans[0], evidence, parameters, paragraph=apart[0])


def _quoted(text: str) -> Quotes:
    """The few words that stand in quotation marks, in lower case and without their last stop, with their place."""
    spans = {quote.inner.of(text).strip(EDGE).casefold(): quote.inner for quote in quoted(text) if quote.closed}
    return {words: span for words, span in spans.items() if 0 < len(words) <= LONGEST}


def _recurring(quoted_terms: Sequence[Quotes]) -> list[str]:
    """The short words that stand in marks in two rows or more."""
    times = Counter(words for quotes in quoted_terms for words in quotes if len(words) <= LONGEST_TERM)
    return [words for words, count in times.items() if count > 1]


def _renderings(term: str, quoted_terms: Sequence[Quotes], quotes: Sequence[Quotes]) -> dict[int, Quotes]:
    """By row what may render the term there: what is quoted in no row that lacks the term."""
    elsewhere = {
        words for source, found in zip(quoted_terms, quotes, strict=True) if term not in source for words in found
    }
    candidates = {
        index: {words: span for words, span in found.items() if words not in elsewhere}
        for index, (source, found) in enumerate(zip(quoted_terms, quotes, strict=True))
        if term in source
    }
    return {index: found for index, found in candidates.items() if found}


def _apart(renderings: Mapping[int, Quotes]) -> list[int]:
    """The rows that lack the rendering that most have; all of them where no two have one in common."""
    times = Counter(words for found in renderings.values() for words in found)
    if len(renderings) < 2:
        return []
    usual, count = times.most_common(1)[0]
    return [index for index, found in renderings.items() if count == 1 or usual not in found]
