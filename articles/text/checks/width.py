"""width: half-width punctuation beside Chinese characters. One finding a field, and one suggestion repairs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "width"
FULL = str.maketrans(",?:;!()", "，？：；！（）")
HAN = r"[\u3400-\u9fff]"
CLOSERS = r"[”’」』》）)\"]"
MARK = re.compile(
    rf"(?:(?<={HAN})|(?<={HAN}{CLOSERS}))[,?:;!](?![0-9A-Za-z/])\s?|[,?:;!]\s?(?=[“‘「『《]?{HAN})|(?<={HAN})[,?:;!](?=[0-9A-Za-z])"
)
BRACKETS = re.compile(rf"\((?=[^()]*{HAN})[^()]*\)")


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """One advisory from the first such mark to the last; figures, codes and brackets around Latin text keep theirs."""
    if language == "en":
        return
    spans = [match.span() for match in MARK.finditer(text)]
    spans += [(at, at + 1) for match in BRACKETS.finditer(text) for at in (match.start(), match.end() - 1)]
    if not spans:
        return
    spans.sort()
    start, end = spans[0][0], max(end for _, end in spans)
    marks = "".join(dict.fromkeys(text[first] for first, _ in spans))
    shown: dict[str, str | int] = {"marks": marks, "count": len(spans)}
    yield Finding(ID, "advisory", language, start, end, marks, shown, _repaired(text, spans))


def _repaired(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text from the first span to the last with each mark full-width and without the space after it."""
    pieces, at = [], spans[0][0]
    for first, last in spans:
        pieces += [text[at:first], text[first:last].strip().translate(FULL)]
        at = max(at, last)
    return "".join(pieces)
