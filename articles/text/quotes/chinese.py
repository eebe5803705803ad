"""Reported speech in a Chinese paragraph of either script: each cue with its subject and the words it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.text.quotes.chinese_names import HAN, identify
from articles.text.quotes.level import level
from articles.text.quotes.lexicon import anyone, begins, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Attribution, Quoted, Span, Speaker

LEXICON = words("zh")


PAUSE = ",:;!?。、…—"
NOT_AFTER = "".join(f"(?<!{re.escape(word)})" for word in LEXICON["not_after"])
CUE = re.compile(
    rf"(?=[告{begins('zh', 'speech', 'paused', 'short')}])(?:(?P<told>告诉)[^,:。{HIDDEN}]{{1,20}}|(?P<long>{anyone('zh', 'speech')})(?:说|称|道)?"
    rf"|(?P<paused>{anyone('zh', 'paused')})(?:说|称|道)?(?=[,:。{HIDDEN}]|$)"
    rf"|{NOT_AFTER}(?P<short>{anyone('zh', 'short')})(?:得[^,:。{HIDDEN}]{{1,8}})?(?=[,:。{HIDDEN}]|$))"
)
NOT_CUE = re.compile(anyone("zh", "not_cues"))
CUES_OF_SOURCE = "报道|报导|消息|通报|披露|透露|介绍|估计|预计|估算|测算|分析|称"
MEDIA = rf"《[^》]{{2,20}}》|[^,:;。{HIDDEN}《]{{1,24}}(?:{anyone('zh', 'media')})"
SOURCE = re.compile(rf"(?:根?据|援引)(?P<source>{MEDIA})的?[^,:;。《{HIDDEN}]{{0,6}}(?P<cue>{CUES_OF_SOURCE}),")
VIEW = re.compile(rf"在(?P<source>[^,。{HIDDEN}]{{2,40}})(?:{anyone('zh', 'sources')})")
SENTENCE = re.compile(rf"[。!?]+[{HIDDEN}\s)]*")
ADJUNCTS = re.compile(
    rf"(?:{anyone('zh', 'adverbs')}|\([^)]*\)|发推文?|发[文帖]|撰文|发表(?:声明|讲话|文章|评论)|[长叹松]了?一?口气|叹了一?口气"
    rf"|[微苦]?[笑哭叹指看望挥摇点皱捂忍抹含带流哽][咽泪]?[着了][^,着了]{{0,6}}|{HAN}[^当内外各产基工驻本两营耕土草湿林场]地"
    rf"|[与和](?:他|她|其)?们?的?(?:研究)?(?:团队|同事|同伴|家人|妻子|丈夫|合作者|课题组|伙伴|学生)(?:成员)?们?|(?<!^)[冲朝对向跟][着]?[^,。]{{1,8}}"
    rf"|通过[^,。]{{1,20}}(?:渠道|方式|平台|媒体|视频|直播|电话|短信|微信)|以[^,。]{{1,8}}方式|(?:\d+年)?(?:\d+月)?\d+日|(?:星期|周)[一二三四五六日天]|微博上?"
    rf"|[对向][^,。]{{0,24}}(?:记者|媒体|本报|报社|外界|通讯社|社)|接受[^,。]{{0,24}}采访时?|举行[^,。]{{1,12}}会"
    rf"|[在于][^,。]{{1,30}}(?:上|中|时|里|后|期间|间|内))$"
)
OPENERS = re.compile(
    rf"^(?:{anyone('zh', 'openers')}|当地时间|(?:\d+年)?(?:\d+月)?\d+日(?:上午|下午|晚间?|凌晨)?|(?:本月|上月|星期|周)[一二三四五六日天\d]+"
    rf"|据[^,]{{1,12}}报道|.*\)(?=[^)]{{2}})|[\s·\-—]+)"
)
INSIDE = re.compile("[中里](?:[指说称表强写警提透]|,)")  # "in a statement": there the cue is a noun
HEAD = re.compile(rf"[{HIDDEN}\s,。!?]*(?P<head>[他她])(?!们)")  # who acts in "She paused, and said"
LONGEST_CLAUSE = 200
LONGEST_SUBJECT = 45
LONGEST_BARE_NAME = 8


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
    """The attributions of one sentence; each reports up to the next that leaves its subject out."""
    found = [by_view(masked, match, sentence, index) for match in VIEW.finditer(plain, *sentence)]
    no_cues = {place for match in NOT_CUE.finditer(plain, *sentence) for place in range(*match.span())}
    for match in CUE.finditer(plain, *sentence):
        attribution = None if match.start() in no_cues else by_cue(masked, plain, sentence, match, index, memory)
        if attribution and not is_reported(attribution, match["long"] in LEXICON["weak"], found):
            found.append(attribution)
    if not found:
        found = [by_source(masked, match, sentence, index) for match in SOURCE.finditer(plain, *sentence)]
    found.sort(key=lambda attribution: attribution.clause)
    for number, (attribution, following) in enumerate(pairwise(found)):
        content = attribution.content
        if content and following.speaker is None and following.clause.start > content.start:
            found[number] = replace(attribution, content=Span(content.start, following.clause.start))
    return found


def is_reported(attribution: Attribution, weak: bool, found: Sequence[Attribution]) -> bool:
    """Whether the attribution is part of what somebody reports: it opens that, or a weak cue with its own subject tells of a deed."""
    if attribution.speaker is None or not found:
        return False
    outer, start = found[-1], attribution.clause.start
    if weak and any(said.speaker and said.content and said.content.start <= start for said in found):
        return True
    return bool(outer.speaker and outer.content and 0 <= start - outer.content.start <= 1)


def by_source(masked: str, match: re.Match[str], sentence: Span, index: int) -> Attribution:
    """The attribution that "according to ... reports," makes where the sentence has no other."""
    source = Span(*match.span("source"))
    clause = Span(*match.span())
    cue = masked[match.start("cue") : match.end("cue")]
    return Attribution(cue, clause, speaker_at(masked, source, index), after(match.end(), sentence))


def by_view(masked: str, match: re.Match[str], sentence: Span, index: int) -> Attribution:
    """The attribution that "in the eyes of ..." makes."""
    source = Span(*match.span("source"))
    cue = masked[source.end : match.end()]
    return Attribution(cue, Span(*match.span()), speaker_at(masked, source, index), after(match.end(), sentence))


def after(start: int, sentence: Span) -> Span | None:
    """What the sentence says from `start` on."""
    return Span(start, sentence.end) if start < sentence.end else None


def by_cue(
    masked: str, plain: str, sentence: Span, match: re.Match[str], index: int, memory: Memory
) -> Attribution | None:
    """The attribution that a cue makes, or None where the word is no cue here."""
    if plain.startswith(LEXICON["not_before"], match.end()) or INSIDE.match(plain, match.end()):
        return None
    first = max(sentence.start, match.start() - LONGEST_CLAUSE)
    begin = max([first, *(plain.rfind(mark, first, match.start()) + 1 for mark in ",:;" + HIDDEN)])
    cue = match["long"] or match["short"] or match["told"] or match["paused"]
    words_of_cue = masked[match.start() : match.start() + len(cue)]
    content = after(match.end(), sentence)
    subject = subject_in(plain, begin, match.start())
    if subject is None and (head := HEAD.match(plain, sentence.start)) and head.end() <= begin:
        subject = Span(*head.span("head"))
        begin = subject.start
    if subject is None:
        opens = begin == match.start() and cue in LEXICON["bare"]
        return Attribution(words_of_cue, Span(begin, match.end()), None, content) if opens else None
    speaker = speaker_at(masked, subject, index)
    paused = match.end() == len(plain) or plain[match.end()] in PAUSE + HIDDEN
    weak = not paused and cue in LEXICON["weak"]
    if weak and (
        masked[match.end()].isspace() or any(word in plain[begin : match.start()] for word in LEXICON["before"])
    ):
        return None
    if not can_speak(speaker, not weak, memory):
        return None
    memory.note(speaker)
    return Attribution(words_of_cue, Span(begin, match.end()), speaker, content)


def subject_in(plain: str, begin: int, end: int) -> Span | None:
    """The noun phrase between two places, without the adverbs and phrases of time and place around it."""
    while match := OPENERS.match(plain[begin:end]):
        begin += match.end()
    while match := ADJUNCTS.search(plain[begin:end]):
        end = begin + match.start()
    while begin < end and not plain[begin].isalnum() and plain[begin] != "《":
        begin += 1
    return Span(begin, end) if begin < end else None


def can_speak(speaker: Speaker, strong: bool, memory: Memory) -> bool:
    """Whether the phrase can speak: a person, a body, a group, or before a strong cue a short name not yet known."""
    if speaker.kind == "document":
        return "《" in speaker.text
    if len(speaker.text) > LONGEST_SUBJECT:
        return False
    known = speaker.role or speaker.organisation or speaker.kind in {"group", "organisation", "newsroom"}
    pronoun = speaker.kind == "person" and not speaker.name
    return bool(known or pronoun or speaker.name in memory.known()) or (
        strong and len(speaker.text) <= LONGEST_BARE_NAME
    )


def speaker_at(masked: str, span: Span, index: int) -> Speaker:
    """The speaker whom the phrase at `span` names; a named person's mention is the name alone."""
    text = span.of(masked)
    identity = identify(text)
    named = identity.kind == "person" and identity.name and text.endswith(identity.name)
    place = Span(span.end - len(identity.name), span.end) if named else span
    return Speaker(index, place, place.of(masked), *identity)
