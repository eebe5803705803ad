"""quote-style: a row whose quotation marks are not of the document's style, where the document mixes styles.

Traditional Chinese has 「」, Simplified “”, every other language the style that most of its marks have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from articles.text.quotes.marks import quoted
from articles.text.records import Finding, TermRule

ID = "quote-style"
HOUSE = {"zh-hant": "「」", "zh-hans": "“”"}
STYLES = ("“”", "「」", '""')
NESTED = {"“”": "‘’", "「」": "『』"}
Rows = Sequence[Mapping[str, str]]


def check(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """One advisory for each row with marks of another style; the repair is given where each mark's part is certain."""
    for language in dict.fromkeys(language for row in rows for language in row):
        texts = [row.get(language, "") for row in rows]
        whole = "".join(texts)
        used = +Counter({style: sum(map(whole.count, set(style))) for style in STYLES})
        if len(used) < 2:
            continue
        style = HOUSE.get(language) or used.most_common(1)[0][0]
        foreign = re.compile(f"[{''.join(other for other in STYLES if other != style)}]")
        for index, text in enumerate(texts):
            marks = list(foreign.finditer(text))
            if marks:
                start, end = marks[0].start(), marks[-1].end()
                repaired = _restyled(text, style)
                suggestion = repaired[start:end] if repaired else None
                found = "".join(dict.fromkeys(mark[0] for mark in marks))
                shown = {"found": found, "wanted": style}
                yield Finding(ID, "advisory", language, start, end, found, shown, suggestion, paragraph=index)


def _restyled(text: str, style: str) -> str | None:
    """`text` of the same length with every mark in `style`; None where a mark has no partner."""
    chars = list(text)
    for quote in quoted(text):
        inner = quote.inner.of(text)
        if not quote.closed or any(mark in inner for other in STYLES for mark in other):
            return None
        chars[quote.outer.start], chars[quote.outer.end - 1] = style[0], style[1]
        if style in NESTED and "「」" in (style, text[quote.outer.start] + text[quote.outer.end - 1]):
            singles = str.maketrans("‘’『』", NESTED[style] * 2)
            chars[quote.inner.start : quote.inner.end] = inner.translate(singles)
    return "".join(chars)
