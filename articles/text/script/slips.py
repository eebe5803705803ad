"""What conversion between the scripts left behind in a Chinese text.

script-slip    a character that conversion chose wrongly: must-fix where OpenCC is known to go wrong (its phrase cuts across
               words, or the house dictionary decides), advisory where the word, read back, would be written otherwise
mixed-script   a paragraph in the other script (must-fix), or single characters of it (advisory)
credit-line    the maker of a chart named with 制 instead of 製 (advisory)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from articles.text.records import Finding, Severity, TermRule
from articles.text.script.conversion import OTHER, convert
from articles.text.script.gate import CREDIT, Reading, readings
from articles.text.script.opencc_tables import (
    AMBIGUOUS,
    HAN,
    script_counts,
    simplified_only,
    stock_simplified,
    traditional_only,
    without_variants,
)
from articles.text.script.pins import occurrences, pins_for

LINE = re.compile(r"\S[^\r\n]*")
FOREIGN_NAME = re.compile(f"[{HAN}]+(?:[·‧・•][{HAN}]+)+")


def suspects(text: str, language: str, terms: Sequence[TermRule] = ()) -> tuple[Finding, ...]:
    """Everything in `text` that conversion between the scripts seems to have spoiled; nothing for other languages.

    The forms of `terms` in `language` are right as they stand.
    """
    if language not in OTHER:
        return ()
    found = [f for line in LINE.finditer(text) for f in _in_line(line.group().rstrip(), line.start(), language, terms)]
    right = occurrences(text, [t.forms[language] for t in terms if t.forms.get(language)])
    return tuple(f for f in found if not any(a <= f.start and f.end <= b for a, b in right))


def _in_line(line: str, offset: int, language: str, terms: Sequence[TermRule]) -> list[Finding]:
    """The findings of one paragraph, in the order of the text."""
    own, other = script_counts(line) if language == "zh-hans" else script_counts(line)[::-1]
    if other >= 2 and other > own:
        return [_whole_line(line, offset, language, terms)]
    found = list(_strays(line, offset, language))
    if language == "zh-hant":
        found += [*_slips(line, offset, pins_for(terms, "zh-hans", "zh-hant")), *_credits(line, offset)]
    return sorted(found, key=lambda f: f.start)


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
    foreign = simplified_only() if language == "zh-hant" else traditional_only()
    if foreign.isdisjoint(line):
        return
    right = convert(line, to=language, source=OTHER[language]).text
    for stray in re.finditer(f"[{''.join(sorted(foreign))}]+", line):
        start, end = stray.span()
        yield _finding("mixed-script", "advisory", language, offset + start, stray.group(), right[start:end])


def _slips(line: str, offset: int, pins: Mapping[str, str]) -> Iterator[Finding]:
    """Words of a Traditional text that would be written otherwise if the text were converted with care."""
    names = [m.span() for m in FOREIGN_NAME.finditer(line)]
    at = 0
    for reading in readings(stock_simplified(line), pins):
        found = line[at : at + len(reading.source)]
        severity = _severity(found, reading, any(a <= at < b for a, b in names))
        if severity and reading.reason != "credit-line":
            yield _finding("script-slip", severity, "zh-hant", offset + at, found, _repaired(found, reading.target))
        at += len(found)


def _severity(found: str, reading: Reading, in_foreign_name: bool) -> Severity | None:
    """How sure it is that `found` is wrong where `reading` stands; None where nothing speaks against it."""
    if len(found) != len(reading.target) or not simplified_only().isdisjoint(found):
        return None  # another word for it, which the glossary's checks report, or a stray character
    if _same(found, reading.target, reading.source):
        return None
    is_openccs_error = _same(found, reading.stock, reading.source)
    if reading.reason == "term" or (reading.reason == "house" and len(found) > 1):
        return "must-fix" if is_openccs_error else None
    if reading.reason in ("house", "measure-word"):
        return "advisory" if is_openccs_error else None
    if len(found) == 1 or in_foreign_name:
        return None
    return "must-fix" if is_openccs_error else "advisory"


def _same(one: str, other: str, source: str) -> bool:
    """Whether two Traditional texts of `source` differ only in regional variants or where nothing was to choose."""
    return not any(
        c in AMBIGUOUS and without_variants(a) != without_variants(b)
        for a, b, c in zip(one, other, source, strict=True)
    )


def _repaired(found: str, target: str) -> str:
    """`found` with the wrong characters replaced and the writer's variants kept."""
    return "".join(a if without_variants(a) == without_variants(b) else b for a, b in zip(found, target, strict=True))


def _credits(line: str, offset: int) -> Iterator[Finding]:
    """The 制 of a chart's maker at the end of the paragraph."""
    for credit in CREDIT.finditer(line):
        yield _finding("credit-line", "advisory", "zh-hant", offset + credit.start(1), "制", "製")
