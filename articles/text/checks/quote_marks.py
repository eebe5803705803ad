"""quote-marks: quotation marks that lost their partner, floated away from their words, or mix two styles.

Marks are paired per paragraph. A directional mark (“ ” 「 」 『 』) says itself what it is; a straight one is read from its
neighbours, and from what is open where these leave it undecided. Single marks are left alone: most are apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.records import Finding, Severity, TermRule

ID = "quote-marks"
AROUND = 12  # characters on either side that tell one mark from the others
CLOSING_OF = {"“": "”", "「": "」", "『": "』", '"': '"'}
STYLE = {"“": "curly", "”": "curly", '"': "straight", "「": "corner", "」": "corner", "『": "corner", "』": "corner"}
MARK = re.compile(f"[{''.join(STYLE)}]")
PARAGRAPH = re.compile(r"[^\n]+")
BEFORE_OPENING = " \t\u00a0\u3000'‘([{（【《—–-/"
AFTER_CLOSING = " \t\u00a0\u3000'’)]}）】》—–-/.,;:!?…，。；：！？、"
SENTENCE_END = (".", ",", "!", "?", "…", "。", "，", "！", "？", "’", ")", "）")
SPACE = " \t\u00a0"
SPOKEN = re.compile(
    r"\b[A-Z][\w’'-]*,? (?:said|says|told|tells|added|adds|noted|explained|argued|stated|warned)\b"
    r"|(?:表示|说|說|称|稱|指出)[,，。]"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark and the part that its form and neighbours give it: "open", "close" or "either"."""

    char: str
    start: int
    part: str


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """Findings for each paragraph: must-fix for a lost mark, advisory for a space on the wrong side or mixed styles.

    A last quote that is not closed may go on in the next paragraph; that is advisory, unless words after it say who
    spoke, for then its end was lost before the teller.
    """
    for paragraph in PARAGRAPH.finditer(text):
        marks = _marks(text, *paragraph.span())
        yield from _pairing(text, language, marks, paragraph.end())
        styles = {STYLE[mark.char] for mark in marks}
        if len(styles) > 1:
            first = next(mark for mark in marks if STYLE[mark.char] != STYLE[marks[0].char])
            yield _at(text, language, "mixed", first, "advisory")


def _marks(text: str, start: int, end: int) -> list[Mark]:
    marks = []
    for match in MARK.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        marks.append(Mark(match[0], at, _part(match[0], before, after)))
    return marks


def _part(char: str, before: str, after: str) -> str:
    if char != '"':
        return "open" if char in CLOSING_OF else "close"
    opens = (before in BEFORE_OPENING or before in STYLE) and after not in AFTER_CLOSING
    closes = (after in AFTER_CLOSING or after in STYLE) and before not in SPACE
    return "either" if opens == closes else "open" if opens else "close"


def _pairing(text: str, language: str, marks: list[Mark], end: int) -> Iterator[Finding]:
    stack: list[Mark] = []
    for index, mark in enumerate(marks):
        depth = next((at for at in reversed(range(len(stack))) if _can_close(stack[at], mark)), None)
        if depth is not None and (mark.part != "open" or _floated(text, marks, index)):
            yield from (_at(text, language, "lost-closing", inner) for inner in stack[depth + 1 :])
            yield from _spacing(text, language, stack[depth], mark)
            del stack[depth:]
        elif mark.part == "close":
            if not (mark.char == '"' and text[mark.start - 1].isdigit()):  # 6" is six inches
                yield _at(text, language, "lost-opening", mark)
        else:
            if stack and stack[-1].char == mark.char:
                yield _at(text, language, "lost-closing", stack.pop())
            stack.append(mark)
    for mark in stack:
        goes_on = mark is stack[-1] and _may_go_on(text[mark.start + 1 : end])
        yield _at(text, language, "lost-closing", mark, "advisory" if goes_on else "must-fix")


def _can_close(opening: Mark, mark: Mark) -> bool:
    """Whether `mark` ends what `opening` began; a curly and a straight one do pair, which is then told as mixed."""
    return CLOSING_OF[opening.char] == mark.char or (mark.part == "close" and {opening.char, mark.char} <= set('“”"'))


def _may_go_on(words: str) -> bool:
    return words.rstrip().endswith(SENTENCE_END) and any(map(str.isalnum, words)) and not SPOKEN.search(words)


def _floated(text: str, marks: list[Mark], index: int) -> bool:
    """Whether a straight mark that looks like an opening one is a closing mark that floated to the next word.

    It is when a sentence ends before it and the marks after it pair up among themselves.
    """
    rest = sum(mark.char == '"' for mark in marks[index + 1 :])
    return rest % 2 == 0 and text[: marks[index].start].rstrip(SPACE).endswith(SENTENCE_END)


def _spacing(text: str, language: str, opening: Mark, closing: Mark) -> Iterator[Finding]:
    """Spaces within the marks; the repair sets a space outside where the mark would otherwise touch the next word."""
    inside = text[opening.start + 1 : closing.start]
    words = inside.strip(SPACE)
    if words and inside[0] in SPACE:
        end = opening.start + 1 + inside.index(words)
        yield _finding(text, language, "spacing", (opening.start, end), "advisory", opening.char)
    if words and inside[-1] in SPACE:
        start = opening.start + 1 + len(inside.rstrip(SPACE))
        after = text[closing.start + 1 : closing.start + 2]
        gap = " " if after.isalnum() and after.isascii() else ""
        yield _finding(text, language, "spacing", (start, closing.start + 1), "advisory", closing.char + gap)


def _at(text: str, language: str, problem: str, mark: Mark, severity: Severity = "must-fix") -> Finding:
    return _finding(text, language, problem, (mark.start, mark.start + 1), severity)


def _finding(
    text: str, language: str, problem: str, span: tuple[int, int], severity: Severity, suggestion: str | None = None
) -> Finding:
    start, end = span
    around = " ".join(text[max(0, start - AROUND) : end + AROUND].split())
    return Finding(ID, severity, language, start, end, f"{problem}: {around}", {"problem": problem}, suggestion)
