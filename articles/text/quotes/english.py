"""Reported speech in an English paragraph: each cue with its subject and the words it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.text.quotes.english_names import ABBREVIATION, CAPITAL, NAME, identify, person_in
from articles.text.quotes.english_reports import QUOTE, closed_by, is_inverted, reported
from articles.text.quotes.english_subjects import LONGEST_CLAUSE, PHRASE, Subject, subject_after, subject_before
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Attribution, Quoted, Span, Speaker

SPEECH = anyone("en", "speech")
CUE = re.compile(rf"\b(?:(?P<speech>{SPEECH}|{anyone('en', 'inverted')})|(?P<thought>{anyone('en', 'thought')}))\b")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got|when|if)\s+(?:\w+ly\s+)?(?:told|asked)$", re.IGNORECASE
)
NOT_VERB = re.compile(rf"\b(?:{anyone('en', 'determiners')}|of|by|for|(?<!,) who|(?<!,) that)\s+$", re.IGNORECASE)
SOURCE = re.compile(rf"\b(?:{anyone('en', 'sources')})(?=\s)", re.IGNORECASE)
BARE = re.compile(rf"\W*(?P<cue>{anyone('en', 'bare')})\s+(?=[a-z])", re.IGNORECASE)
IMPERSONAL = re.compile(rf"(?P<cue>{anyone('en', 'impersonal')})\s+", re.IGNORECASE)
SIGNATURE = re.compile(rf"(?<![^{HIDDEN}.!?\s])[—―–-]\s*(?P<name>{NAME})[^{HIDDEN}]{{0,60}}$")
LOST = re.compile(rf"(?<=[a-z]) (?={CAPITAL}(?: {CAPITAL}){{1,5}} (?:{SPEECH})\b)")
SENTENCE = re.compile(rf"(?<=[.!?])[\"”’)\]{HIDDEN}]*\s+(?=[\"“‘(]?[A-Z{HIDDEN}])")
ABBREVIATED = re.compile(rf"{ABBREVIATION}$")
CLOSED = re.compile(r"\s*(?:[.,:]|$)")
NOUNS = frozenset(words("en")["nouns_too"])
ITSELF = re.compile(rf"\s*(?:that\b|[.,:{HIDDEN}]|$)")
FULL_NAME = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,3}}")
STOPS = re.compile(r"[.!?]*")
WIDEST_ABBREVIATION = 8


def repair(text: str, quotes: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """The quotes with a lost closing mark put back before "Li Na told", where that stands inside an open quote."""
    if quotes and not quotes[-1].closed and (match := LOST.search(text, quotes[-1].inner.start)):
        opened = quotes[-1]
        return (*quotes[:-1], Quoted(Span(opened.inner.start, match.start()), Span(opened.outer.start, match.start())))
    return quotes


def attributions(masked: str, index: int, memory: Memory) -> list[Attribution]:
    """The cues of a paragraph in order, each with its subject and what it reports."""
    for match in FULL_NAME.finditer(masked):
        memory.hear(person_in(match.group()))
    found = [attribution for sentence in sentences(masked) for attribution in within(masked, sentence, index)]
    return sorted(found, key=lambda attribution: attribution.clause)


def sentences(masked: str) -> list[Span]:
    """The sentences of a paragraph whose speech is hidden."""
    cuts = [
        match.end()
        for match in SENTENCE.finditer(masked)
        if not ABBREVIATED.search(masked[max(0, match.start() - WIDEST_ABBREVIATION) : match.start()])
    ]
    return [Span(start, end) for start, end in pairwise([0, *cuts, len(masked)]) if start < end]


def within(masked: str, sentence: Span, index: int) -> Iterator[Attribution]:
    """The attributions of one sentence; one that opens with a bare cue has no other."""
    subjectless = BARE.match(masked, *sentence) or IMPERSONAL.search(masked, *sentence)
    if subjectless:
        clause = Span(subjectless.start("cue"), subjectless.end())
        yield Attribution(subjectless["cue"], clause, None, Span(subjectless.end(), sentence.end))
        return
    for match in SOURCE.finditer(masked, *sentence):
        yield from by_source(masked, sentence, Span(*match.span()), index)
    for match in SIGNATURE.finditer(masked, *sentence):
        clause = Span(match.start(), match.end("name"))
        yield Attribution("", clause, speaker_of(masked, Subject(Span(*match.span("name"))), index), None)
    for match in CUE.finditer(masked, *sentence):
        yield from by_cue(masked, sentence, Span(*match.span()), match.lastgroup == "speech", index)


def by_source(masked: str, sentence: Span, lead: Span, index: int) -> Iterator[Attribution]:
    """ "According to X, ..." and "..., according to X"."""
    match = PHRASE.match(masked, lead.end, min(sentence.end, lead.end + LONGEST_CLAUSE))
    if not match:
        return
    subject = Subject(Span(*match.span("phrase")))
    opens = not masked[sentence.start : lead.start].strip(f" ,{HIDDEN}")
    speaker = speaker_of(masked, subject, index)
    one_of_many = speaker.text.lower().startswith(("one of ", "some of ", "many of "))
    if speaker.kind == "unnamed" and not one_of_many and not speaker.role.lower().endswith(words("en")["roles"]):
        return
    content = Span(match.end() + 1, sentence.end) if opens else Span(sentence.start, lead.start)
    clause = Span(lead.start, match.end())
    yield Attribution(lead.of(masked), clause, speaker, content if content.start < content.end else None)


def by_cue(masked: str, sentence: Span, cue: Span, speech: bool, index: int) -> Iterator[Attribution]:
    """The attribution that a cue verb makes; none where it has no subject or reports nothing."""
    first = max(sentence.start, cue.start - LONGEST_CLAUSE)
    begin = max(first, masked.rfind(HIDDEN, first, cue.start) + 1)
    stops = STOPS.match(masked, begin)
    begin = stops.end() if stops else begin
    if PASSIVE.search(masked[begin : cue.end]) or (cue.of(masked) in NOUNS and not ITSELF.match(masked, cue.end)):
        return
    inverted = speech and is_inverted(masked, begin, cue, sentence.end)
    if masked[begin : cue.start].strip(" ,—-") and not inverted:
        subject = None if NOT_VERB.search(masked[begin : cue.start]) else subject_before(masked, begin, cue.start)
        follows = HIDDEN in masked[max(begin - 4, 0) : begin]
        content = reported(masked, cue, sentence, speech and not follows)
        if subject and speech and not content and not follows:
            content = closed_by(masked, begin, subject.span, cue, sentence.end)
        if subject and (speech or content or CLOSED.match(masked, cue.end)):
            yield Attribution(cue.of(masked), Span(begin, cue.end), speaker_of(masked, subject, index), content)
    elif speech and (subject := subject_after(masked, cue.end, sentence.end)):
        quote = QUOTE.match(masked, subject.span.end, sentence.end)
        clause = Span(cue.start, subject.span.end)
        before = closed_by(masked, begin, cue, clause, sentence.end) if inverted else None
        content = Span(quote.end(), sentence.end) if quote else before
        yield Attribution(cue.of(masked), clause, speaker_of(masked, subject, index), content)


def speaker_of(masked: str, subject: Subject, index: int) -> Speaker:
    """The speaker whom the subject names."""
    start, end = subject.span
    words = masked[start:end]
    span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    return Speaker(index, span, span.of(masked), *identify(span.of(masked), subject.apposition))
