"""quote-lost: words that one language quotes and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from articles.text import quotes
from articles.text.quotes.marks import quoted
from articles.text.quotes.pairing import Voices, pair
from articles.text.quotes.records import Quoted
from articles.text.quotes.single_marks import with_single
from articles.text.quotes.terms import is_speech
from articles.text.records import Finding, Pair, QuoteMention, TermRule

ID = "quote-lost"
LEAST = 0.15  # of a row: a shorter quote may be a word held at arm's length
LEFT = 0.25  # of the other side's share: less than this in marks, and what is quoted there is quoted no more
HALF = 0.6  # the same where this very quote has no partner, and others of its row have theirs
EXCERPT = 80
Rows = Sequence[Mapping[str, str]]


def check(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory where a row of the source quotes somebody directly and the translation has no such words in marks, or the reverse.

    By the share of the row that stands in quotation marks, for languages cut one quote in two around its speaker, and by
    the pairing of the quotes. Words without a closing mark are left to the check of marks.
    """
    for language in dict.fromkeys(language for row in rows for language in row if language != source_language):
        for mine, theirs in ((language, source_language), (source_language, language)):
            doubtful = {
                index: left
                for index, row in enumerate(rows)
                if (left := _left(row.get(mine, ""), row.get(theirs, ""))) < HALF
            }
            for index, mention in _lost(rows, mine, theirs, doubtful, terms):
                yield _finding(rows[index], mention, mine, language, index)


def _left(text: str, other: str) -> float:
    """What share of the speech that stands in marks in `text` stands in marks in `other`; 1 where there is little of it."""
    share = _share(text, [quote for quote in quoted(text) if quote.closed and is_speech(quote.inner.of(text))])
    return _share(other, with_single(other, quoted(other))) / share if other.strip() and share >= LEAST else 1.0


def _share(text: str, found: Sequence[Quoted]) -> float:
    return sum(quote.inner.end - quote.inner.start for quote in found) / max(len(text), 1)


def _lost(
    rows: Rows, mine: str, theirs: str, doubtful: Mapping[int, float], terms: Sequence[TermRule]
) -> Iterator[tuple[int, QuoteMention]]:
    """The first direct quote of each doubtful row that is quoted nowhere in the other language."""
    if not doubtful:
        return
    left, right = _voices(rows, mine, terms), _voices(rows, theirs, terms)
    lost: dict[int, QuoteMention] = {}
    for mention, partner in pair(left, right, [Pair((index,), (index,)) for index in doubtful], terms):
        if mention is None or mention.type != "direct" or not _is_closed(rows[mention.paragraph][mine], mention):
            continue
        is_told = partner is not None and partner.type != "indirect"
        if doubtful[mention.paragraph] < (LEFT if is_told else HALF):
            lost.setdefault(mention.paragraph, mention)
    yield from lost.items()


def _voices(rows: Rows, language: str, terms: Sequence[TermRule]) -> Voices:
    paragraphs = [row.get(language, "") for row in rows]
    return Voices(language, paragraphs, quotes.find(paragraphs, language, terms))


def _is_closed(text: str, mention: QuoteMention) -> bool:
    return any(quote.closed and quote.inner.start == mention.start for quote in quoted(text))


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
