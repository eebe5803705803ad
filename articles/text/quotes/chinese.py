"""Reported speech in a Chinese paragraph of either script: each cue with its subject and the words it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.text.quotes.chinese_cues import PAUSE, Cue, cues
from articles.text.quotes.chinese_names import identify
from articles.text.quotes.chinese_subjects import CITED, subject_before, subject_in
from articles.text.quotes.level import level
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Attribution, Quoted, Span, Speaker

LEXICON = words("zh")

CUES_OF_SOURCE = "报道|报导|消息|通报|披露|透露|介绍|估计|预计|估算|测算|分析|称"
MEDIA = rf"[^,:;。{HIDDEN}《]{{0,8}}《[^》]{{2,20}}》|[^,:;。{HIDDEN}《]{{1,24}}(?:{anyone('zh', 'media')})"
MEDIUMS = ("社", "报", "网", "电视台", "广播", "电台", "杂志", "周刊", "频道", "新闻", "台")
BY = ("据", "根据", "援引")
REPORTED = frozenset(("报道", "报导"))
SOURCE = re.compile(rf"(?:根?据|援引)(?P<source>{MEDIA})的?[^,:;。《{HIDDEN}]{{0,16}}?(?P<cue>{CUES_OF_SOURCE}),")
VIEW = re.compile(rf"在(?P<source>[^,。{HIDDEN}]{{2,40}})(?:{anyone('zh', 'sources')})")
SENTENCE = re.compile(rf"[。!?]+[{HIDDEN}\s)]*")
HEAD = re.compile(rf"[{HIDDEN}\s,。!?]*(?P<head>[他她])(?!们)")  # who acts in "She paused, and said"
LONGEST_SUBJECT = 45
LONGEST_BARE_NAME = 8
NOT_IN_NAME = re.compile("^的|的$|[了被把就是并将]")


def repair(text: str, quotes: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """The quotes as they stand: Chinese marks have a direction, and a lost one ends with its paragraph."""
    return quotes


def attributions(masked: str, index: int, memory: Memory) -> list[Attribution]:
    """The cues of a paragraph in order, each with its subject and what it reports."""
    plain = level(masked)
    found = [
        attribution for sentence in sentences(plain) for attribution in within(masked, plain, sentence, index, memory)
    ]
    return sorted(found, key=lambda attribution: attribution.clause)


def sentences(plain: str) -> list[Span]:
    """The sentences of a levelled paragraph whose speech is hidden."""
    bounds = [0, *(match.end() for match in SENTENCE.finditer(plain)), len(plain)]
    return [Span(start, end) for start, end in pairwise(bounds) if start < end]


def within(masked: str, plain: str, sentence: Span, index: int, memory: Memory) -> list[Attribution]:
    """The attributions of one sentence, in order."""
    found = [by_view(masked, plain, match, sentence, index) for match in VIEW.finditer(plain, *sentence)]
    for cue in cues(plain, sentence):
        attribution = by_cue(masked, plain, sentence, cue, index, memory)
        if attribution and not is_reported(attribution, cue.kind == "long" and cue.word in LEXICON["weak"], found):
            found.append(attribution)
    if not any(attribution.content for attribution in found):
        sources = [by_source(masked, plain, match, sentence, index) for match in SOURCE.finditer(plain, *sentence)]
        found = sources or found
    return apart(plain, sorted(found, key=lambda attribution: attribution.clause))


def apart(plain: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each reporting up to the next that leaves its subject out or that a semicolon sets off.

    One that opens what another reports is part of that; one behind a mere feeling ("表示欢迎，希望") has its subject.
    """
    kept: list[Attribution] = []
    for attribution in found:
        before = kept[-1] if kept else None
        start, content = attribution.clause.start, before.content if before else None
        if before and before.speaker and not content and not attribution.speaker:
            attribution = replace(attribution, speaker=before.speaker)
        elif before and content and start > content.start and (not attribution.speaker or plain[start - 1] == ";"):
            if start - content.start == 1:
                continue
            kept[-1] = replace(before, content=Span(content.start, start))
        kept.append(attribution)
    return kept


def is_reported(attribution: Attribution, weak: bool, found: Sequence[Attribution]) -> bool:
    """Whether the attribution is part of what somebody reports: it opens that, or a weak cue with its own subject tells of a deed."""
    if attribution.speaker is None or not found:
        return False
    outer, start = found[-1], attribution.clause.start
    if weak and any(said.speaker and said.content and said.content.start <= start for said in found):
        return True
    return bool(outer.speaker and outer.content and 0 <= start - outer.content.start <= 1)


def by_source(masked: str, plain: str, match: re.Match[str], sentence: Span, index: int) -> Attribution:
    """The attribution that "according to ... reports," makes where the sentence has no other."""
    source = Span(*match.span("source"))
    clause = Span(*match.span())
    return Attribution(match["cue"], clause, speaker_at(masked, source, index), after(plain, match.end(), sentence))


def by_view(masked: str, plain: str, match: re.Match[str], sentence: Span, index: int) -> Attribution:
    """The attribution that "in the eyes of ..." makes."""
    source = Span(*match.span("source"))
    cue = masked[source.end : match.end()]
    return Attribution(cue, Span(*match.span()), speaker_at(masked, source, index), after(plain, match.end(), sentence))


def after(plain: str, start: int, sentence: Span) -> Span | None:
    """What the sentence says from `start` on, None where that is only its stop."""
    return Span(start, sentence.end) if plain[start : sentence.end].strip("。!? ") else None


def by_cue(masked: str, plain: str, sentence: Span, cue: Cue, index: int, memory: Memory) -> Attribution | None:
    """The attribution that a cue makes, or None where nobody who can speak is its subject."""
    words_of_cue = masked[cue.start : cue.start + len(cue.word)]
    content = None if cue.kind == "felt" else after(plain, cue.end, sentence)
    clause = Span(cue.begin, cue.end)
    subject = subject_in(plain, cue.begin, cue.start)
    if subject is None and (subject := earlier(plain, sentence, cue.begin)):
        clause = Span(subject.start, cue.end)
    if subject is None:
        opens = cue.begin == cue.start and cue.word in LEXICON["bare"]
        return Attribution(words_of_cue, clause, None, content) if opens else None
    speaker = speaker_at(masked, subject, index)
    strong = cue.end == len(plain) or plain[cue.end] in PAUSE + HIDDEN or cue.word not in LEXICON["weak"]
    if not strong and (masked[cue.end].isspace() or tells_of_before(plain[clause.start : cue.start])):
        return None
    if not can_speak(speaker, strong, memory) or (cue.word in REPORTED and not reports(plain, clause, speaker)):
        return None
    memory.note(speaker)
    return Attribution(words_of_cue, clause, speaker, content)


def tells_of_before(clause: str) -> bool:
    """Whether the clause says that it tells of time before the story."""
    return any(word in clause for word in LEXICON["before"])


def reports(plain: str, clause: Span, speaker: Speaker) -> bool:
    """Whether a medium "reports", in its own name or somebody else's; "据路透社报道" has no such subject."""
    medium = "《" in speaker.text or speaker.text.isascii() or level(speaker.text).endswith(MEDIUMS)
    quoted = CITED.search(plain[clause.start : clause.end])
    return bool((medium or quoted) and not plain.startswith(BY, clause.start))


def earlier(plain: str, sentence: Span, begin: int) -> Span | None:
    """The subject of a cue whose own clause, which starts at `begin`, has none: that of the clauses before it."""
    if subject := subject_before(plain, sentence.start, begin):
        return subject
    head = HEAD.match(plain, sentence.start)
    return Span(*head.span("head")) if head and head.end() <= begin else None


def can_speak(speaker: Speaker, strong: bool, memory: Memory) -> bool:
    """Whether the phrase can speak: a person, a body, a group, or before a strong cue a short name not yet known."""
    if speaker.kind == "document":
        return "《" in speaker.text
    if len(speaker.text) > LONGEST_SUBJECT:
        return False
    known = speaker.role or speaker.organisation or speaker.kind in {"group", "organisation", "newsroom"}
    pronoun = speaker.kind == "person" and not speaker.name
    return bool(known or pronoun or speaker.name in memory.known()) or (
        strong and len(speaker.text) <= LONGEST_BARE_NAME and not NOT_IN_NAME.search(level(speaker.text))
    )


def speaker_at(masked: str, span: Span, index: int) -> Speaker:
    """The speaker whom the phrase at `span` names; a named person's mention is the name alone."""
    text = span.of(masked)
    identity = identify(text)
    named = identity.kind == "person" and identity.name and text.endswith(identity.name)
    place = Span(span.end - len(identity.name), span.end) if named else span
    return Speaker(index, place, place.of(masked), *identity)
