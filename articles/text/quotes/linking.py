"""Which attribution each quote hangs on, and what each attribution reports without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.text.quotes.records import Attribution, Quoted, Span, Speaker

GAP = re.compile(r"[\s,.;:!?，。、；：！？—\-…]*")
LEAD = re.compile(r"[,:，：]\s*$")
EDGE = " \u3000,.，。;；:："


class Link(NamedTuple):
    """A stretch of reported words with its speaker, None where the text names none here."""

    span: Span
    type: str
    attribution: Attribution | None
    speaker: Speaker | None
    reason: str


def link(text: str, quotes: Sequence[Quoted], cues: Sequence[Attribution]) -> list[Link]:
    """Every quote and every reported clause of a paragraph, in order; `quotes` are those that are speech."""
    links = [direct(quote, text, cues) for quote in quotes]
    taken = [found for found in links if found.reason != "fragment"]
    links = [*taken, *(found for cue in cues if (found := reported(text, cue, quotes, taken)))]
    return sorted(links, key=lambda found: found.span)


def direct(quote: Quoted, text: str, cues: Sequence[Attribution]) -> Link:
    """The quote with the cue that leads straight into it, else the cue behind it, else the one around it."""
    around = [cue for cue in reversed(cues) if cue.content and cue.content.start <= quote.outer.start < cue.content.end]
    leads = {cue: text[cue.content.start : quote.outer.start] for cue in around if cue.content}
    for cue, lead in leads.items():
        if not lead.strip(EDGE):
            return Link(quote.inner, "direct", cue, cue.speaker, "cue-before")
    for cue in cues:
        start = cue.clause.start
        if cue.speaker and quote.outer.end <= start and GAP.fullmatch(text, quote.outer.end, start):
            return Link(quote.inner, "direct", cue, cue.speaker, "cue-after")
    for cue, lead in leads.items():
        if LEAD.search(lead):
            return Link(quote.inner, "direct", cue, cue.speaker, "cue-before")
        return Link(quote.inner, "mixed", cue, cue.speaker, "fragment")
    return Link(quote.inner, "direct", None, None, "")


def reported(text: str, cue: Attribution, quotes: Sequence[Quoted], taken: Sequence[Link]) -> Link | None:
    """The cue's clause up to the first quote that stands by itself; mixed where a quote stands inside it."""
    if cue.content is None:
        return None
    start, end = cue.content
    end = min((found.span.start - 1 for found in taken if start <= found.span.start - 1 < end), default=end)
    inside = [quote for quote in quotes if start <= quote.outer.start < end]
    words = text[start:end]
    start += len(words) - len(words.lstrip(EDGE))
    end -= len(words) - len(words.rstrip(EDGE))
    if end - start < 2:
        return None
    return Link(Span(start, end), "mixed" if inside else "indirect", cue, cue.speaker, "cue-clause")
