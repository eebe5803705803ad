"""Which attribution each quote hangs on, and what each attribution reports without marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from articles.text.quotes.marks import MARKS, SENTENCE_STOPS
from articles.text.quotes.records import Attribution, Quoted, Span, Speaker
from articles.text.quotes.terms import ends_with_stop

GAP = re.compile(r"[\s,.;:!?，。、；：！？—\-…]*")
LEAD = re.compile(r"[,:，：]\s*$")
EDGE = " \u3000,.，。;；:："
WHOLE = re.compile(f"[{MARKS}][^{MARKS}]+[{MARKS}]")  # one quote and nothing else
# No cue further from a quote than this is its own, and none reports over a longer stretch; it keeps long lines cheap.
REACH = 2000
TAIL = 10
REMARK = 60  # characters of time and place that may stand between "she said" and its stop


class Link(NamedTuple):
    """A stretch of reported words with its speaker, None where the text names none here."""

    span: Span
    type: str
    attribution: Attribution | None
    speaker: Speaker | None
    reason: str


def link(text: str, quotes: Sequence[Quoted], cues: Sequence[Attribution], marked: Sequence[Quoted]) -> list[Link]:
    """Every quote and every reported clause of a paragraph, in order.

    `quotes` are those that are speech by themselves, `marked` all that can make a clause around them mixed.
    """
    places = [cue.clause.start for cue in cues]
    links = [direct(quote, text, near(quote, cues, places)) for quote in quotes]
    taken = [found for found in links if found.reason != "fragment"]
    starts, opened = [found.span.start - 1 for found in taken], [quote.outer.start for quote in marked]
    links = [*taken, *(found for cue in cues if (found := reported(text, cue, opened, starts)))]
    return sorted(links, key=lambda found: found.span)


def near(quote: Quoted, cues: Sequence[Attribution], places: Sequence[int]) -> Sequence[Attribution]:
    """The attributions that stand in reach of a quote; `places` are where they start."""
    first, last = quote.outer.start - REACH, quote.outer.end + REACH
    return cues[bisect_left(places, first) : bisect_right(places, last)]


def direct(quote: Quoted, text: str, cues: Sequence[Attribution]) -> Link:
    """The quote with the cue that leads straight into it, else the cue behind it, else the one around it."""
    around = [cue for cue in reversed(cues) if cue.content and cue.content.start <= quote.outer.start < cue.content.end]
    leads = {cue: text[cue.content.start : quote.outer.start] for cue in around if cue.content and not cue.weak}
    for cue, lead in leads.items():
        if not lead.strip(EDGE):
            return Link(quote.inner, "direct", cue, cue.speaker, "cue-before")
    for cue in cues:
        start = cue.clause.start
        if cue.speaker and not cue.weak and quote.outer.end <= start and GAP.fullmatch(text, quote.outer.end, start):
            if cue.content and ends_with_stop(quote.inner.of(text)) and goes_on(text, quote, cues):
                break
            if cue.content and stopped(text, quote) and any(lead.weak for lead in around):
                break
            if leads and any(stop in text[quote.outer.end : start] for stop in SENTENCE_STOPS):
                break
            return Link(quote.inner, "direct", cue, cue.speaker, "cue-after")
    for cue, lead in leads.items():
        if LEAD.search(lead[-TAIL:]):
            return Link(quote.inner, "direct", cue, cue.speaker, "cue-before")
        return Link(quote.inner, "mixed", cue, cue.speaker, "fragment")
    for cue in around:
        return Link(quote.inner, "direct", cue, cue.speaker, "cue-before")
    return Link(quote.inner, "direct", None, None, "")


def stopped(text: str, quote: Quoted) -> bool:
    """Whether the quote closes its sentence, so that a report behind it stands by itself."""
    return quote.inner.of(text).rstrip()[-1:] in SENTENCE_STOPS


def goes_on(text: str, quote: Quoted, cues: Sequence[Attribution]) -> bool:
    """Whether the sentence just before the quote gave another one to its speaker, so that this one is his still."""
    before = [cue for cue in cues if cue.speaker and cue.clause.end <= quote.outer.start]
    if not before or text[max(0, quote.outer.start - TAIL) : quote.outer.start].rstrip()[-1:] not in SENTENCE_STOPS:
        return False
    between = text[before[-1].clause.end : quote.outer.start]
    return len(between) <= REMARK and not any(mark in between for mark in MARKS) and follows_quote(text, before[-1])


def follows_quote(text: str, cue: Attribution) -> bool:
    """Whether the cue's clause stands right behind a quotation mark."""
    return text[max(0, cue.clause.start - TAIL) : cue.clause.start].rstrip()[-1:] in {*MARKS, "’", "'"}


def reported(text: str, cue: Attribution, opened: Sequence[int], taken: Sequence[int]) -> Link | None:
    """The cue's clause up to the first quote that stands by itself; mixed where a quote stands inside it.

    `opened` is where each quote opens, `taken` where those do that stand by themselves.
    """
    if cue.content is None or cue.weak:
        return None
    start, end = cue.content
    nth = bisect_left(taken, start)
    end = min(end, taken[nth]) if nth < len(taken) else end
    inside = bisect_left(opened, start) < bisect_left(opened, end)
    words = text[start:end]
    start += len(words) - len(words.lstrip(EDGE))
    end -= len(words) - len(words.rstrip(EDGE))
    if end - start < 2:
        return None
    if WHOLE.fullmatch(text, start, end):
        return Link(Span(start + 1, end - 1), "direct", cue, cue.speaker, "cue-before")
    return Link(Span(start, end), "mixed" if inside else "indirect", cue, cue.speaker, "cue-clause")
