"""Speakers that the text leaves unsaid: carried on within a paragraph, over a colon, and into the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text.quotes.lexicon import anyone
from articles.text.quotes.linking import Link
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Attribution, Quoted, Span, Speaker
from articles.text.quotes.terms import ends_with_stop, is_title

INTRODUCED = re.compile(r"[:：]\s*$")
LED = re.compile(r"[,:，：]\s*\W?$")
TAIL = 10
# Somebody new says it, even where nobody knows who that is.
AFTER = re.compile(
    rf"[”\"’'»]\s*(?:{anyone('en', 'speech')})\s+(?!to\b)\S|[”」][^,，。；:：“「]{{1,40}}?(?:{anyone('zh', 'speech')}|[说說称稱道])[。，]"
)
BEFORE = re.compile(
    rf"\b(?:{anyone('en', 'speech')})[,:]\s*[“\"‘']$|(?:{anyone('zh', 'speech')}|[说說称稱道])[:：，]\s*[“「]$"
)
LONGEST_CUE = 24


class Turn(NamedTuple):
    """Whose turn it was when a paragraph ended, and whether it runs on: an open quote, a colon, or a quote alone."""

    speaker: Speaker | None = None
    runs_on: bool = False


def carried(index: int, text: str, links: Sequence[Link], turn: Turn, memory: Memory) -> Iterator[Link]:
    """The links of a paragraph with every speaker that can be found, and only those that are somebody's words."""
    current: Speaker | None = None
    first = len(text) - len(text.lstrip())
    for found in links:
        speaker, reason = found.speaker, found.reason
        if speaker is not None:
            speaker = memory.resolved(speaker)
        elif found.attribution is not None:
            speaker, reason = current or turn.speaker, "elided"
        elif is_headline(text, found) or not is_somebodys(text, found):
            continue
        elif is_said_anew(text, found.span):
            reason = "unresolved"
        elif current is not None:
            speaker, reason = current, "same-paragraph"
        elif turn.runs_on and found.span.start - 1 <= first:
            speaker, reason = turn.speaker, "continued"
        else:
            speaker, reason = memory.mentioned(index, text, found.span.start), "mentioned"
        if speaker is not None:
            memory.remember(speaker)
            current = speaker
        yield found._replace(speaker=speaker, reason=reason)


def turn_after(
    index: int, text: str, links: Sequence[Link], quotes: Sequence[Quoted], cues: Sequence[Attribution], memory: Memory
) -> Turn:
    """Whose turn it is when the paragraph ends."""
    introduced = bool(INTRODUCED.search(text))
    runs_on = introduced or (bool(quotes) and (not quotes[-1].closed or not text[: quotes[0].outer.start].strip()))
    spoken = (
        [cue.speaker for cue in cues if cue.speaker] if introduced else [link.speaker for link in links if link.speaker]
    )
    return Turn(memory.resolved(spoken[-1]) if spoken else memory.mentioned(index, text, len(text)), runs_on)


def is_headline(text: str, found: Link) -> bool:
    """Whether the quote is the whole paragraph, and every word of weight in it has a capital."""
    return not text[found.span.end + 1 :].strip() and found.span.start <= 1 and is_title(found.span.of(text).split())


def is_said_anew(text: str, span: Span) -> bool:
    """Whether a verb of speech stands right before or behind the quote, although its subject was not found."""
    before = text[max(0, span.start - LONGEST_CUE) : span.start]
    return bool(AFTER.match(text, span.end) or BEFORE.search(before))


def is_somebodys(text: str, found: Link) -> bool:
    """Whether a quote without a cue reads as speech: it closes with a stop or is led in by a comma or colon."""
    return ends_with_stop(found.span.of(text)) or bool(
        LED.search(text[max(0, found.span.start - TAIL) : found.span.start])
    )
