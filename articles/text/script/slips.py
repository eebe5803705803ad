"""What conversion between the scripts left behind in a Chinese text.

script-slip    a character that conversion chose wrongly: must-fix where OpenCC is known to go wrong (its phrase cuts across
               words, or the house dictionary decides), advisory where the word, read back, would be written otherwise
mixed-script   a paragraph in the other script (must-fix), or single characters of it (advisory)
credit-line    the maker of a chart named with 制 instead of 製 (advisory)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from articles.text.records import Finding, Severity, TermRule
from articles.text.script.conversion import OTHER, convert
from articles.text.script.gate import CREDIT, STOCK, Reading, readings
from articles.text.script.opencc_tables import (
    HAN,
    only_in,
    script_counts,
    simplified_only,
    stock_simplified,
)
from articles.text.script.pins import LITERAL, occurrences, pins_for
from articles.text.script.variants import same_words, without_variants
from articles.text.together import Together

LINE = re.compile(r"\S[^\r\n]*")
# Only where a run of characters begins, or a long run without a point would be tried from each of its characters.
FOREIGN_NAME = re.compile(f"(?<![{HAN}])[{HAN}]+(?:[·‧・•][{HAN}]+)+")
SIMPLIFIED = Together(stock_simplified)


def prepare(traditional: Iterable[str]) -> None:
    """Converts texts that `suspects` will be asked about at once: one by one that takes several times as long."""
    STOCK["tw"].all(SIMPLIFIED.all(traditional))


def suspects(text: str, language: str, terms: Sequence[TermRule] = ()) -> tuple[Finding, ...]:
    """Everything in `text` that conversion between the scripts seems to have spoiled; nothing for other languages.

    The forms of `terms` in `language` are right as they stand, and so are addresses and code.
    """
    if language not in OTHER:
        return ()
    found = [f for line in LINE.finditer(text) for f in _in_line(line.group().rstrip(), line.start(), language, terms)]
    if language == "zh-hant":
        in_wrong_script = _inside((f.start, f.end) for f in found if f.severity == "must-fix")
        by_words = (*_slips(text, pins_for(terms, "zh-hans", "zh-hant")), *_credits(text))
        found += [f for f in by_words if not in_wrong_script(f.start, f.end)]
    right = [m.span() for m in LITERAL.finditer(text)]
    is_right = _inside((*right, *occurrences(text, pins_for(terms, language, language))))
    return tuple(sorted((f for f in found if not is_right(f.start, f.end)), key=lambda f: f.start))


def _inside(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """A function that tells whether a stretch lies in one of the spans."""
    in_order = sorted(spans)
    starts = [start for start, _ in in_order]
    reached = list(accumulate((end for _, end in in_order), max))

    def is_inside(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and end <= reached[before - 1]

    return is_inside


def _in_line(line: str, offset: int, language: str, terms: Sequence[TermRule]) -> Iterator[Finding]:
    """What one paragraph has of the other script: all of it, or single characters."""
    own, other = script_counts(line) if language == "zh-hans" else script_counts(line)[::-1]
    if other >= 2 and other > own:
        yield _whole_line(line, offset, language, terms)
    elif other:
        yield from _strays(line, offset, language)


def _finding(check: str, severity: Severity, language: str, start: int, found: str, expected: str) -> Finding:
    """A finding whose evidence is the wrong and the right form."""
    shown = {"found": found, "expected": expected}
    return Finding(check, severity, language, start, start + len(found), f"{found}→{expected}", shown, expected)


def _whole_line(line: str, offset: int, language: str, terms: Sequence[TermRule]) -> Finding:
    """A paragraph in the other script, with its conversion."""
    converted = convert(line, to=language, source=OTHER[language], terms=terms).text
    return _finding("mixed-script", "must-fix", language, offset, line, converted)


def _strays(line: str, offset: int, language: str) -> Iterator[Finding]:
    """Stretches of characters that only the other script has."""
    right = convert(line, to=language, source=OTHER[language]).text
    for stray in only_in(OTHER[language]).finditer(line):
        start, end = stray.span()
        if stray.group() != right[start:end]:  # 恒生, 并州: the dictionaries have it so
            yield _finding("mixed-script", "advisory", language, offset + start, stray.group(), right[start:end])


def _slips(text: str, pins: Mapping[str, str]) -> Iterator[Finding]:
    """Words of a Traditional text that would be written otherwise if the text were converted with care."""
    in_name = _inside(m.span() for m in FOREIGN_NAME.finditer(text))
    at = 0
    for reading in readings(SIMPLIFIED(text), pins, published=text):
        found = text[at : at + len(reading.source)]
        severity = _severity(found, reading, in_name(at, at + 1)) if found != reading.target else None
        if severity:
            yield _finding("script-slip", severity, "zh-hant", at, found, _repaired(found, reading.target))
        at += len(found)


def _severity(found: str, reading: Reading, in_foreign_name: bool) -> Severity | None:
    """How sure it is that `found` is wrong where `reading` stands; None where nothing speaks against it."""
    if reading.reason in ("literal", "credit-line") or len(found) != len(reading.target):
        return None  # not a word, a finding of its own, or another word for it, which the glossary's checks report
    if not simplified_only().isdisjoint(found) or same_words(found, reading.target, reading.source):
        return None  # a stray character, or no difference but of region
    is_openccs_error = same_words(found, reading.stock, reading.source)
    if reading.reason in ("term", "house"):
        return "must-fix" if is_openccs_error else None
    if reading.reason == "context":
        return "advisory" if is_openccs_error else None
    if len(found) == 1 or in_foreign_name:
        return None
    return "must-fix" if is_openccs_error else "advisory"


def _repaired(found: str, target: str) -> str:
    """`found` with the wrong characters replaced and the writer's variants kept."""
    return "".join(a if without_variants(a) == without_variants(b) else b for a, b in zip(found, target, strict=True))


def _credits(text: str) -> Iterator[Finding]:
    """The 制 of charts' makers at the ends of paragraphs."""
    for credit in CREDIT.finditer(text):
        yield _finding("credit-line", "advisory", "zh-hant", credit.start(1), "制", "製")
