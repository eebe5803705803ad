"""English sources without a verb: "According to X, ..." and "..., according to X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.text.quotes.english_names import JOB
from articles.text.quotes.english_speakers import speaker_of
from articles.text.quotes.english_subjects import LONGEST_CLAUSE, PHRASE, Subject
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.records import Attribution, Span

SPEECH = anyone("en", "speech")
SOURCE = re.compile(rf"\b(?:{anyone('en', 'sources')})(?=\s)", re.IGNORECASE)
APPOSED = re.compile(
    rf",\s+(?P<apposition>(?:(?:the|an?|one)\s+)?(?:{JOB}\s+){{0,4}}?(?:{anyone('en', 'roles')}|[a-z]+(?:er|or|ist|ian|man|woman|yst|ant))"
    rf"(?:\s+(?:of|at|for|with|from|in|and|to|[A-Z])[^,.;:()—{HIDDEN}]*)?)(?=[,.]|$)"
)
FINITE = re.compile(rf"\b(?:{anyone('en', 'auxiliaries')})\b")
SAID_BEFORE = re.compile(rf"{HIDDEN}[^{HIDDEN}]*\b(?:{SPEECH})\b[^{HIDDEN}]*$")


def sources(masked: str, sentence: Span, index: int) -> Iterator[Attribution]:
    """The attributions of a sentence that name a source and no verb."""
    for match in SOURCE.finditer(masked, *sentence):
        yield from by_source(masked, sentence, Span(*match.span()), index)


def by_source(masked: str, sentence: Span, lead: Span, index: int) -> Iterator[Attribution]:
    """ "According to X, ..." and "..., according to X"."""
    match = PHRASE.match(masked, lead.end, min(sentence.end, lead.end + LONGEST_CLAUSE))
    if not match:
        return
    opens = not masked[sentence.start : lead.start].strip(f" ,{HIDDEN}")
    beside = APPOSED.match(masked, match.end(), sentence.end)
    if beside and (FINITE.search(beside["apposition"]) or (opens and masked[beside.end() : beside.end() + 1] != ",")):
        beside = None
    end = beside.end() if beside else match.end()
    subject = Subject(Span(*match.span("phrase")), beside["apposition"] if beside else "")
    speaker = speaker_of(masked, subject, index)
    one_of_many = speaker.text.lower().startswith(("one of ", "some of ", "many of "))
    if speaker.kind == "unnamed" and not one_of_many and not speaker.role.lower().endswith(words("en")["roles"]):
        return
    content = Span(end + 1, sentence.end) if opens else Span(sentence.start, lead.start)
    if not opens and SAID_BEFORE.search(masked, *content):
        return
    clause = Span(lead.start, end)
    yield Attribution(lead.of(masked), clause, speaker, content if content.start < content.end else None)
