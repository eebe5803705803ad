"""quote-marks: quotation marks that lost their partner, floated away from their words, or mix two styles.

Marks are paired per paragraph. A directional mark (“ ” 「 」 『 』) says itself what it is; a straight one is read from its
neighbours, and from what is open where these leave it undecided. Single marks are left alone: most are apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.text.records import Finding, Severity, TermRule

ID = "quote-marks"
AROUND = 12  # characters on either side that tell one mark from the others
MOST_MARKS = 400  # in one paragraph; what has more is no prose
CLOSING_OF = {"“": "”", "「": "」", "『": "』", '"': '"'}
OPPOSITE = {"“": "”", "”": "“"}
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
    """A quotation mark, the part that its form and neighbours give it ("open", "close" or "either"), and whether words end at it."""

    char: str
    start: int
    part: str
    ends: bool


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """Findings for each paragraph: must-fix for a lost mark, advisory for one that is turned, spaced or styled wrongly.

    A first quote that is not opened may have begun in an earlier paragraph, and a last one that is not closed may go on in
    the next; that is advisory, unless words within say who spoke, for then its mark was lost beside the teller.
    """
    for paragraph in PARAGRAPH.finditer(text):
        marks = _marks(text, *paragraph.span())
        if len(marks) > MOST_MARKS:
            continue
        turned = _turned(text, marks, paragraph.end())
        for mark in turned:
            yield _finding(text, language, "turned", (mark.start, mark.start + 1), "advisory", OPPOSITE[mark.char])
        marks = [_turn(mark) if mark in turned else mark for mark in marks]
        yield from _pairing(text, language, marks, paragraph.span())
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
        ends = before in SENTENCE_END or after in AFTER_CLOSING
        marks.append(Mark(match[0], at, _part(match[0], before, after), ends))
    return marks


def _nesting(marks: Sequence[Mark]) -> set[int]:
    """The indexes from which on every mark with a direction closes another or is closed, whatever stands within."""
    found, depth = {len(marks)}, 0
    for index in range(len(marks) - 1, -1, -1):
        if marks[index].char != '"':
            depth += -1 if marks[index].char in CLOSING_OF else 1
        if depth < 0:
            break
        if depth == 0:
            found.add(index)
    return found


def _turned(text: str, marks: Sequence[Mark], end: int) -> list[Mark]:
    """The curly marks that were typed the wrong way round, “so“ or ”so“, where the marks do not nest as they stand."""
    turned: list[Mark] = []
    opener, nesting = None, _nesting(marks)
    for index, mark in enumerate(marks if 0 not in nesting else ()):
        is_last = not any(map(str.isalnum, text[mark.start : end]))
        can_close = opener is not None and (mark.ends or opener in turned)
        if mark.char == "“" and index not in nesting and (can_close or is_last):
            turned.append(mark)
            opener = None
        elif (
            mark.char == "”"
            and not opener
            and not mark.ends
            and [m.char for m in marks[index + 1 : index + 2]] == ["“"]
        ):
            turned.append(mark)
            opener = mark
        elif mark.char == '"':
            opener = None if opener else mark
        else:
            opener = mark if mark.char in CLOSING_OF else None
    return turned


def _turn(mark: Mark) -> Mark:
    char = OPPOSITE[mark.char]
    return replace(mark, char=char, part="open" if char in CLOSING_OF else "close")


def _part(char: str, before: str, after: str) -> str:
    if char != '"':
        return "open" if char in CLOSING_OF else "close"
    opens = (before in BEFORE_OPENING or before in STYLE) and after not in AFTER_CLOSING
    closes = (after in AFTER_CLOSING or after in STYLE) and before not in SPACE
    return "either" if opens == closes else "open" if opens else "close"


def _pairing(text: str, language: str, marks: list[Mark], span: tuple[int, int]) -> Iterator[Finding]:
    start, end = span
    nested = 0 in _nesting(marks)
    stack: list[Mark] = []
    for index, mark in enumerate(marks):
        depth = next((at for at in reversed(range(len(stack))) if _can_close(stack[at], mark)), None)
        if depth is not None and (mark.part != "open" or _floated(text, marks, index)):
            yield from (_at(text, language, "lost-closing", inner) for inner in stack[depth + 1 :])
            yield from _spacing(text, language, stack[depth], mark)
            del stack[depth:]
        elif mark.part == "close":
            if not (mark.char == '"' and text[mark.start - 1].isdigit()):  # 6" is six inches
                began_before = not stack and _may_be_part(text[start : mark.start])
                yield _at(text, language, "lost-opening", mark, "advisory" if began_before else "must-fix")
        else:
            if stack and stack[-1].char == mark.char and not nested:
                yield _at(text, language, "lost-closing", stack.pop())
            stack.append(mark)
    for mark in stack:
        goes_on = mark is stack[-1] and _may_be_part(text[mark.start + 1 : end])
        yield _at(text, language, "lost-closing", mark, "advisory" if goes_on else "must-fix")


def _can_close(opening: Mark, mark: Mark) -> bool:
    """Whether `mark` ends what `opening` began; a curly and a straight one do pair, which is then told as mixed."""
    return CLOSING_OF[opening.char] == mark.char or (mark.part != "open" and {opening.char, mark.char} <= set('“”"'))


def _may_be_part(words: str) -> bool:
    """Whether the words between a mark and the paragraph's edge may be part of a quote that is longer than the paragraph."""
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
