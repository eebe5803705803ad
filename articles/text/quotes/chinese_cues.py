"""The words of a Chinese sentence by which it reports speech, told from the nouns and occasions that hold the same characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.quotes.chinese_subjects import name_at_end
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.records import Span

LEXICON = words("zh")
PAUSE = ",:;!?。、…—"
NOT_AFTER = "".join(f"(?<!{re.escape(word)})" for word in LEXICON["not_after"])
CUE = re.compile(
    rf"(?P<told>告诉)[^,:。{HIDDEN}]{{1,20}}|(?P<long>{anyone('zh', 'speech')})(?P<said>[说称道])?"
    rf"|(?P<paused>{anyone('zh', 'paused')})(?:说|称|道)?(?=[,:。{HIDDEN}]|$)"
    rf"|{NOT_AFTER}(?P<short>{anyone('zh', 'short')})(?:得[^,:。{HIDDEN}]{{1,8}})?(?=[,:。{HIDDEN}]|$)"
)
NOT_CUE = re.compile(anyone("zh", "not_cues"))
COMPOUND = re.compile(anyone("zh", "compounds"))
NOUNS = frozenset((*LEXICON["weak"], *LEXICON["paused"]))
FOLLOWING = "指说称表强写警提透坦回重直问答认"
INSIDE = re.compile(rf"[中里](?:[{FOLLOWING}]|,)")  # "in a statement": there the cue is a noun
OCCASION = re.compile(rf"(?P<what>[^,:;。{HIDDEN}]{{0,40}}?)(?:时候?(?:[{FOLLOWING}]|,)|[之以]?后[{FOLLOWING}])")
FELT = re.compile(
    rf"(?:(?:{anyone('zh', 'degrees')}|的|[和与及、])*(?:{anyone('zh', 'feelings')})(?:之意|态度|[和与及、]|以及)?)+"
    rf"(?=(?:[,。;!]|$)(?!{HIDDEN}))"
)
WHOLE_NAME = 3  # characters that tell a name from the end of a word
LONGEST_CLAUSE = 90
MOST_CUES = 5  # within one clause that a subject may precede: "发言人在回答提问并介绍情况时强调"


class Cue(NamedTuple):
    """A word that reports speech, its kind in the lexicon, and where its clause begins."""

    word: str
    kind: str
    begin: int
    start: int
    end: int


def cues(plain: str, sentence: Span) -> Iterator[Cue]:
    """The cues of a sentence in order; one that only names a feeling has the kind "felt" and reports nothing."""
    no_cues = {place for match in NOT_CUE.finditer(plain, *sentence) for place in range(*match.span())}
    ends = [sentence.start] * MOST_CUES
    for match in CUE.finditer(plain, *sentence):
        begin = clause_start(plain, Span(ends[-MOST_CUES], sentence.end), match.start())
        ends.append(match.end())
        cue = Cue(match[match.lastgroup or 0], match.lastgroup or "", begin, *match.span())
        if match["long"]:
            cue = cue._replace(word=match["long"], kind="long")
        if is_made(plain, cue) and match["said"]:
            cue = Cue(match["said"], "short", begin, match.start("said"), match.end())
        if cue.start in no_cues or is_noun(plain, cue) or (cue.kind == "short" and is_compound(plain, cue)):
            continue
        yield cue._replace(kind="felt") if cue.word == "表示" and FELT.match(plain, cue.end) else cue


def clause_start(plain: str, sentence: Span, end: int) -> int:
    """Where the clause begins that runs up to `end`."""
    first = max(sentence.start, end - LONGEST_CLAUSE)
    return max([first, *(plain.rfind(mark, first, end) + 1 for mark in ",:;" + HIDDEN)])


def is_made(plain: str, cue: Cue) -> bool:
    """Whether the cue names what somebody makes or gets, as in "发表声明"."""
    return cue.word in NOUNS and plain.endswith(LEXICON["nouns_after"], 0, cue.start)


def is_noun(plain: str, cue: Cue) -> bool:
    """Whether its neighbours make the cue a noun, or what somebody does while he speaks ("回答提问时说")."""
    if plain.startswith(LEXICON["not_before"], cue.end) or INSIDE.match(plain, cue.end) or is_made(plain, cue):
        return True
    occasion = OCCASION.match(plain, cue.end)
    return bool(occasion and (cue.word in LEXICON["occasions"] or not occasion["what"]))


def is_compound(plain: str, cue: Cue) -> bool:
    """Whether a short cue ends another word, and does not follow a role, or a name that a colon or a role proves one."""
    if not COMPOUND.match(plain, cue.start - 1) or plain.endswith(LEXICON["roles"], cue.begin, cue.start):
        return False
    name = name_at_end(plain[cue.begin : cue.start])
    quoted = plain[cue.end : cue.end + 1] in {":", HIDDEN}
    return not name or name.end - name.start < WHOLE_NAME or (not name.start and not quoted)
