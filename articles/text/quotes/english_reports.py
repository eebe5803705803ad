"""What an English cue reports: a clause behind it, with or without "that", a quote, or the clause that it closes."""

from __future__ import annotations

import re

from articles.text.quotes.english_names import CAPITAL, NAME
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.records import Span

LONGEST = 300  # characters of a clause within which its verb must come
CLAUSES = f"{anyone('en', 'determiners')}|{anyone('en', 'pronouns')}|there"
FINITE = f"(?:{anyone('en', 'auxiliaries')})"
VERB = re.compile(rf"\b(?:{FINITE}|\w+n[’']t|\w\w+ed)\b")
DAY = "(?:late |early )?(?:on )?(?:yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
THAT = re.compile(rf"[^.;:{HIDDEN}]{{0,110}}?\s*\bthat\s+(?!{FINITE}\b)|\s+that\s+")
QUOTE = re.compile(
    rf"(?:[^.;{HIDDEN}]{{0,90}}[,:]|\s+(?:{anyone('en', 'time')})\b[^.,;:{HIDDEN}]{{0,20}})?\s*(?={HIDDEN})"
)
CLAUSE = re.compile(rf"(?:\s+{DAY})?\s+(?=(?:{CLAUSES})\s|{CAPITAL}\s)")
LATER = re.compile(rf"\s+(?:on|in|at|during|via|through|by)\s+[^,.;:{HIDDEN}]{{1,50}}?\s+(?=(?:{CLAUSES})\s)")
BARE_NOUN = re.compile(
    rf"(?:\s+{DAY})?\s+(?!(?:{anyone('en', 'not_subjects')})\b)(?=[a-z][\w’'-]*(?:\s+[\w’'-]+){{0,5}}?\s+{FINITE}\b)"
)
PARTLY = re.compile(
    rf"\s+(?!(?:{anyone('en', 'not_subjects')}|{anyone('en', 'time')})\b)(?=[a-z][^.;:,{HIDDEN}]{{1,60}}{HIDDEN})"
)
TOLD = re.compile(rf"\s+(?!to\b|of\b)[^,.;:{HIDDEN}]{{2,60}}?\s+(?=(?:{CLAUSES})\s)")
ASKED = re.compile(rf"\s+(?:[^,.;:{HIDDEN}]{{1,60}}?\s+)?(?=(?:whether|if|why|how|what|when|where)\s)")
NAME_AFTER = re.compile(rf"\s+(?!{DAY}){NAME}(?=[,.]|$)")
GOES_ON = re.compile(r"\s*,\s+(?=[a-z]\S*\s+\S)")


def reported(masked: str, cue: Span, sentence: Span, clausal: bool) -> Span | None:
    """What is reported after the cue: behind "that", in a quote, or where `clausal` in a clause without "that"."""
    match = THAT.match(masked, *(after := Span(cue.end, sentence.end))) or QUOTE.match(masked, *after)
    if not match and clausal:
        addressed = cue.of(masked) in words("en")["addressed"]
        match = to_somebody(masked, cue, sentence) if addressed else without_that(masked, after)
    return Span(match.end(), sentence.end) if match else None


def without_that(masked: str, after: Span) -> re.Match[str] | None:
    """Where a clause begins that follows its cue at once, or behind a day or a place."""
    match = CLAUSE.match(masked, *after) or BARE_NOUN.match(masked, *after) or PARTLY.match(masked, *after)
    return match or with_verb(masked, LATER.match(masked, *after))


def to_somebody(masked: str, cue: Span, sentence: Span) -> re.Match[str] | None:
    """Where the clause begins that somebody is told, or the question that somebody is asked."""
    if cue.of(masked).startswith("ask"):
        return ASKED.match(masked, cue.end, sentence.end)
    return with_verb(masked, TOLD.match(masked, cue.end, sentence.end))


def with_verb(masked: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """The match where a finite verb comes after it."""
    return match if match and VERB.search(masked, match.end(), min(match.endpos, match.end() + LONGEST)) else None


def is_inverted(masked: str, begin: int, cue: Span, end: int) -> bool:
    """Whether what follows the cue is its subject, as in "..., said Li Na.": a comma before, and nothing but a name behind."""
    if cue.of(masked) in words("en")["addressed"]:
        return False
    return masked[begin : cue.start].rstrip().endswith(",") and bool(NAME_AFTER.match(masked, cue.end, end))


def closed_by(masked: str, begin: int, subject: Span, cue: Span, end: int) -> Span | None:
    """What "..., he said" reports: the clause before it, and where the sentence goes on, the rest too."""
    before = masked[begin : subject.start]
    if not before.rstrip().endswith(",") or HIDDEN in before or not VERB.search(before) or len(before.split()) < 3:
        goes_on = before.rstrip().endswith(",") and GOES_ON.match(masked, cue.end, end)
        return Span(begin, end) if goes_on and HIDDEN not in before and len(before.split()) > 1 else None
    return Span(begin, end if GOES_ON.match(masked, cue.end, end) else subject.start)
