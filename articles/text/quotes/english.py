"""Reported speech in an English paragraph: each cue with its subject and the words it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.text.quotes.english_leads import CHARACTERISED, lead
from articles.text.quotes.english_names import ABBREVIATION, CAPITAL, JOB, NAME, person_in
from articles.text.quotes.english_reports import QUOTE, closed_by, is_inverted, reported
from articles.text.quotes.english_sources import sources
from articles.text.quotes.english_speakers import FULL_NAME, speaker_of
from articles.text.quotes.english_subjects import LONGEST_CLAUSE, Subject, subject_after, subject_before
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Attribution, Quoted, Span

SPEECH = anyone("en", "speech")
CUE = re.compile(
    rf"\b(?:(?P<speech>{SPEECH}|{anyone('en', 'inverted')})|(?P<thought>{anyone('en', 'thought')})|(?P<characterised>{anyone('en', 'characterised')}))\b"
)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got|when|if)\s+(?:\w+ly\s+)?(?:told|asked)$", re.IGNORECASE
)
PASSIVE_FORM = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got)\s+(?:\w+\s+)?$", re.IGNORECASE)
SOURCES = frozenset(("person", "group", "organisation"))
NOT_VERB = re.compile(rf"\b(?:{anyone('en', 'determiners')}|of|by|for|(?<!,) (?-i:who)|(?<!,) that)\s+$", re.IGNORECASE)
BARE = re.compile(rf"\W*(?P<cue>{anyone('en', 'bare')})\s+(?=[a-z])", re.IGNORECASE)
IMPERSONAL = re.compile(rf"(?P<cue>{anyone('en', 'impersonal')})\s+", re.IGNORECASE)
SIGNATURE = re.compile(rf"(?<![^{HIDDEN}.!?\s])[—―–-]\s*(?P<name>{NAME})[^{HIDDEN}]{{0,60}}$")
LOST = re.compile(rf"(?<=[a-z]) (?={CAPITAL}(?: {CAPITAL}){{1,5}} (?:{SPEECH})\b)")
SENTENCE = re.compile(rf"(?<=[.!?])[\"”’)\]{HIDDEN}]*\s+(?=[\"“‘(]?[A-Z{HIDDEN}])")
DATELINE = re.compile(r"\s*[A-Z][A-Z .,’'-]+(?:, [A-Z][\w .]+)? \([\w ]{2,20}\) ?[-–—]+ ")
ABBREVIATED = re.compile(rf"{ABBREVIATION}$")
CLOSED = re.compile(r"\s*(?:[.,:]|$)")
NOUNS = frozenset(words("en")["nouns_too"])
ITSELF = re.compile(rf"\s*(?:that\b|[.,:{HIDDEN}]|$)")
# Behind a quote any verb before a name reports it: "...," enthused striker Harry Kane.
NAMED_AFTER = re.compile(
    rf"(?<={HIDDEN})[!?]?\s+(?P<cue>(?!(?:{SPEECH})\b)[a-z]+ed)\s+(?=(?:{JOB}\s+){{0,4}}{CAPITAL}[^.,;:{HIDDEN}]{{0,40}}[.,])"
)
READ = re.compile(rf".{{0,2}}?{HIDDEN}[, ]{{0,2}}reads?\s+(?=(?:{anyone('en', 'determiners')})\s)")
STOPS = re.compile(r"[.!?]*")
WIDEST_ABBREVIATION = 8
MOST_CUES = 3  # before a verb that its subject may precede: "The driver who said he saw it and told ... insists"
READ_AFTER = 3  # characters before "read" within which the quote that is read ends
TAIL = 40  # characters before a cue that decide whether it is passive or a noun


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
    found = [attribution for sentence in sentences(masked) for attribution in within(masked, sentence, index, memory)]
    return sorted(found, key=lambda attribution: attribution.clause)


def sentences(masked: str) -> list[Span]:
    """The sentences of a paragraph whose speech is hidden."""
    cuts = [
        match.end()
        for match in SENTENCE.finditer(masked)
        if not ABBREVIATED.search(masked[max(0, match.start() - WIDEST_ABBREVIATION) : match.start()])
    ]
    dateline = DATELINE.match(masked)
    first = dateline.end() if dateline else 0
    return [Span(start, end) for start, end in pairwise([first, *cuts, len(masked)]) if start < end]


def within(masked: str, sentence: Span, index: int, memory: Memory) -> Iterator[Attribution]:
    """The attributions of one sentence; one that opens with a bare cue has no other."""
    subjectless = BARE.match(masked, *sentence) or IMPERSONAL.search(masked, *sentence)
    if subjectless:
        clause = Span(subjectless.start("cue"), subjectless.end())
        yield Attribution(subjectless["cue"], clause, None, Span(subjectless.end(), sentence.end))
        return
    yield from sources(masked, sentence, index)
    for match in SIGNATURE.finditer(masked, *sentence):
        clause = Span(match.start(), match.end("name"))
        yield Attribution("", clause, speaker_of(masked, Subject(Span(*match.span("name"))), index), None)
    yield from by_verbs(masked, sentence, index)
    if led := lead(masked, sentence, memory):
        speaker = speaker_of(masked, Subject(Span(*led.span("subject"))), index)
        if speaker.kind != "document":
            clause = Span(led.start("subject"), led.end("cue"))
            yield Attribution(led["cue"], clause, speaker, Span(led.end(), led.end() + 1), weak=True)


def by_verbs(masked: str, sentence: Span, index: int) -> Iterator[Attribution]:
    """The attributions that the verbs of a sentence make; a subject stands no more than three verbs before its own."""
    ends = [sentence.start] * MOST_CUES
    for match in CUE.finditer(masked, *sentence):
        cue, clauses = Span(*match.span()), Span(ends[-MOST_CUES], sentence.end)
        ends.append(cue.end)
        if match["characterised"]:
            yield from by_name_given(masked, clauses, cue, index)
        else:
            speech = bool(match["speech"] or READ.match(masked, cue.start - READ_AFTER))
            yield from by_cue(masked, clauses, cue, speech, index)
    for match in NAMED_AFTER.finditer(masked, *sentence):
        if subject := subject_after(masked, match.end("cue"), sentence.end):
            clause = Span(match.start("cue"), subject.span.end)
            yield Attribution(match["cue"], clause, speaker_of(masked, subject, index), None)


def by_name_given(masked: str, sentence: Span, cue: Span, index: int) -> Iterator[Attribution]:
    """The attribution that "Li Na called the plan "..."" makes, where the quote has no other."""
    begin = max(sentence.start, cue.start - LONGEST_CLAUSE, masked.rfind(HIDDEN, sentence.start, cue.start) + 1)
    match = CHARACTERISED.match(masked, cue.end, sentence.end)
    passive = PASSIVE_FORM.search(masked[max(begin, cue.start - TAIL) : cue.start])
    if match and not passive and (subject := subject_before(masked, begin, cue.start)):
        speaker = speaker_of(masked, subject, index)
        if speaker.kind in SOURCES or speaker.role.lower().endswith(words("en")["roles"]):
            content = Span(match.end(), sentence.end)
            yield Attribution(cue.of(masked), Span(begin, cue.end), speaker, content, weak=True)


def by_cue(masked: str, sentence: Span, cue: Span, speech: bool, index: int) -> Iterator[Attribution]:
    """The attribution that a cue verb makes; none where it has no subject or reports nothing."""
    first = max(sentence.start, cue.start - LONGEST_CLAUSE)
    begin = max(first, masked.rfind(HIDDEN, first, cue.start) + 1)
    stops = STOPS.match(masked, begin)
    begin = stops.end() if stops else begin
    tail = max(begin, cue.start - TAIL)
    if PASSIVE.search(masked[tail : cue.end]) or (cue.of(masked) in NOUNS and not ITSELF.match(masked, cue.end)):
        return
    inverted = speech and is_inverted(masked, begin, cue, sentence.end)
    if masked[begin : cue.start].strip(" ,—-") and not inverted:
        subject = None if NOT_VERB.search(masked[tail : cue.start]) else subject_before(masked, begin, cue.start)
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
