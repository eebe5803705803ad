"""Marks that hold no speech: names of products, slogans, titles, words held at arm's length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from articles.text.normalize import fold
from articles.text.quotes.lexicon import anyone
from articles.text.quotes.records import Quoted

HAN = re.compile(r"[\u3400-\u9fff]")
STOP = re.compile(r"[.,!?…。，！？—]\W{0,9}$")
TAIL = 10
LONGEST_SUBJECT = 60
SAID = re.compile(rf"\s+(?:[\w.’'-]+\s+){{0,5}}?(?:{anyone('en', 'speech')})\b")
SAYS = re.compile(rf"\b(?:{anyone('en', 'speech')})\b|[说說道]")
SENTENCE = re.compile(r"[.。]\s*$")
LED = re.compile(r"[:：]\s*$")
CAPITAL = re.compile(r"[A-Z0-9(]")

FEWEST_WORDS = 6
FEWEST_CHARACTERS = 12
FRAGMENT_WORDS = 3
FRAGMENT_CHARACTERS = 5


def speech_among(paragraphs: Sequence[str], marked: Sequence[Sequence[Quoted]]) -> list[tuple[Quoted, ...]]:
    """For each paragraph the quotes that can be speech; what recurs in marks across the article is a term."""
    texts = [[quote.inner.of(text) for quote in quotes] for text, quotes in zip(paragraphs, marked, strict=True)]
    times = Counter(fold(inner) for row in texts for inner in row)
    return [
        tuple(
            quote
            for number, (quote, inner) in enumerate(zip(quotes, row, strict=True))
            if times[fold(inner)] == 1 and (is_speech(inner) or is_answer(text, quote) or goes_on(text, quotes, number))
        )
        for text, quotes, row in zip(paragraphs, marked, texts, strict=True)
    ]


def is_speech(inner: str) -> bool:
    """Whether the words are long enough to be a statement, or short and closed by a stop, and no title."""
    stopped = ends_with_stop(inner)
    if characters := len(HAN.findall(inner)):
        return characters >= (2 if stopped else FEWEST_CHARACTERS)
    words = inner.split()
    return len(words) >= (2 if stopped else FEWEST_WORDS) and (stopped or not is_title(words))


def is_fragment(inner: str) -> bool:
    """Whether the words are too many for a name: inside reported speech they are the speaker's own."""
    return len(HAN.findall(inner)) >= FRAGMENT_CHARACTERS or len(inner.split()) >= FRAGMENT_WORDS


def ends_with_stop(inner: str) -> bool:
    """Whether the words close as a sentence or a clause does."""
    return bool(STOP.search(inner[-TAIL:]))


def is_answer(text: str, quote: Quoted) -> bool:
    """Whether a single word that closes with a stop is led in by a colon, or followed by who said it ("No," she said)."""
    return ends_with_stop(quote.inner.of(text)) and bool(
        LED.search(text, max(0, quote.outer.start - TAIL), quote.outer.start)
        or SAID.match(text, quote.outer.end, min(len(text), quote.outer.end + LONGEST_SUBJECT))
    )


def goes_on(text: str, quotes: Sequence[Quoted], number: int) -> bool:
    """Whether a single word with a stop is a sentence by itself behind ""...," she said." and goes on with her words."""
    if not number or not ends_with_stop(quotes[number].inner.of(text)):
        return False
    between = text[quotes[number - 1].outer.end : quotes[number].outer.start]
    return len(between) <= LONGEST_SUBJECT and bool(SENTENCE.search(between) and SAYS.search(between))


def is_title(words: Sequence[str]) -> bool:
    """Whether every word of weight has a capital, as in the title of a document."""
    weighty = [word for word in words if len(word) > 4]
    return bool(weighty) and all(CAPITAL.match(word) for word in weighty)
