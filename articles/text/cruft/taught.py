"""What editors taught about one publisher's pages: a block that reads so is always cruft, or always article.

Blocks are compared in a form in which script, case, width and spacing make no difference. A skeleton also leaves the figures
open, each as "…", so that "12 comments" and "3 comments" are one. A lesson stands above the engine's verdict, and below a
person's ruling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.text.cruft.page import width
from articles.text.cruft.scores import DOUBTFUL, TICKED
from articles.text.normalize import fold
from articles.text.records import Verdict

RULE = "taught"

# In Latin letters; a Chinese character counts as two and a half. Longer text is prose, and never stripped by a lesson.
LONGEST_STRIP, LONGEST_KEEP, LONGEST_SKELETON = 320, 2000, 120
LEAST_FIXED, MOST_OPENINGS = 4, 3

OPEN = "…"  # the comparing form holds no such character of its own: it becomes three dots
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SPACE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|(?:星期|周|礼拜)[一二三四五六日天]"
_HOUR = r"[ap]\.?m\b\.?|上午|下午|凌晨|晚上?|中午"
_WORD = rf"(?:\b{_MONTH}|\b{_DAY}|{_HOUR})"
_UNIT = r"(?:\s?(?:年|月|日|号|时(?!间)|点(?!击|赞|评)|分(?!钟|享)|秒(?!钟)))?"
_DIGITS = r"(?<![a-z\d])\d+(?:[.,:/-]\d+)*(?:[万亿]|st|nd|rd|th|[km])?(?![a-z\d])"
_NUMERALS = r"[〇零一二三四五六七八九十百千两]{1,12}(?=[年月日号时点])"
_NUMBER = rf"(?:{_DIGITS}|{_NUMERALS}){_UNIT}"
_BETWEEN = r"[\s,./:()|·-]{0,3}"
_FIGURES = re.compile(rf"(?:{_WORD}{_BETWEEN}){{0,3}}{_NUMBER}(?:{_BETWEEN}(?:{_NUMBER}|{_WORD}))*")
_OPENING = re.compile(rf"[\W_]*{OPEN}[\W_]*")
_AGO = re.compile(
    rf"{OPEN}\s?(?:(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? (?=ago\b)|(?:秒钟?|分钟?|个?小时|天|周|个?月|年)(?=前))"
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One live rule of a publisher, under the caller's `id`; `match` is "text" or "skeleton", `ruling` "keep" or "strip"."""

    id: int
    match: str
    pattern: str
    ruling: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons on one publisher, by pattern."""

    texts: Mapping[str, Lesson] = field(default_factory=dict)
    skeletons: Mapping[str, Lesson] = field(default_factory=dict)

    @classmethod
    def of(cls, lessons: Iterable[Lesson]) -> Lessons:
        """These lessons."""
        found = list(lessons)
        by_match = ({row.pattern: row for row in found if row.match == match} for match in ("text", "skeleton"))
        return cls(*by_match)

    def on(self, text: str) -> Lesson | None:
        """What was taught of a block: its very text says more than its skeleton."""
        if not (self.texts or self.skeletons):
            return None
        lesson = self.texts.get(normalised(text))
        return lesson or (self.skeletons.get(skeleton(text)) if self.skeletons else None)


class Judged(NamedTuple):
    """A verdict, and the id of the lesson that it comes from, None where it is the engine's own."""

    verdict: Verdict
    lesson: int | None


def overrule(texts: Sequence[str], verdicts: Sequence[Verdict], lessons: Lessons) -> tuple[Judged, ...]:
    """The engine's verdicts, and in their place what was taught."""
    return tuple(_judged(text, verdict, lessons) for text, verdict in zip(texts, verdicts, strict=True))


def _judged(text: str, verdict: Verdict, lessons: Lessons) -> Judged:
    lesson = lessons.on(text)
    if lesson is None:
        return Judged(verdict, None)
    is_cruft = lesson.ruling == "strip"
    return Judged(Verdict(is_cruft, RULE, 1.0 if is_cruft else 0.0, lesson.pattern), lesson.id)


def normalised(text: str) -> str:
    """The form in which two blocks are compared: folded, spaces as one, without the marks at its edges. "" for no text.

    A block of nothing but marks is compared by its marks.
    """
    folded = _SPACE.sub(" ", fold(text)).strip()
    return _EDGES.sub("", folded) or folded


def skeleton(text: str) -> str:
    """The normalised text with figures, dates, times and counts left open as "…"; "" where it has none or is too open.

    Too open is what leaves little but figures, has many of them, or is as long as a sentence of news. Marks beside a figure
    are left out: "Share (12)" and "Share 3" are one.
    """
    if len(text) > 4 * LONGEST_SKELETON:
        return ""
    bones = _opened(normalised(text))
    for _ in range(3):  # beside an opening more may read as a figure: "…年" once "1P三年年" is opened
        bones = _opened(normalised(bones.replace(OPEN, " 0 ")))
    openings = bones.count(OPEN)
    fixed = width(re.sub(r"[\W_]+", "", bones))
    is_firm = fixed >= LEAST_FIXED and width(bones) <= LONGEST_SKELETON and openings <= MOST_OPENINGS
    return bones if openings and is_firm else ""


def _opened(text: str) -> str:
    opened = _AGO.sub(f"{OPEN} ", _FIGURES.sub(OPEN, text))
    return _OPENING.sub(f" {OPEN} ", opened).strip()


def pattern(match: str, text: str) -> str:
    """What a lesson compares with, out of what an editor wrote: a text, or one in which "…" or a figure is left open."""
    return skeleton(text.replace(OPEN, " 0 ")) if match == "skeleton" else normalised(text)


def is_teachable(text: str, ruling: str) -> bool:
    """Whether a ruling on a block with this text may hold for other pages: prose is never stripped for its words."""
    pattern = normalised(text)
    return bool(pattern) and width(pattern) <= (LONGEST_STRIP if ruling == "strip" else LONGEST_KEEP)


def is_ticked(verdict_is_cruft: bool, score: float) -> bool:
    """Whether an editor is shown the block ticked as cruft."""
    return verdict_is_cruft and score >= TICKED


def is_doubtful(verdict_is_cruft: bool, score: float) -> bool:
    """Whether an editor is asked to look twice: shown unticked, and marked."""
    return score >= DOUBTFUL and not is_ticked(verdict_is_cruft, score)
