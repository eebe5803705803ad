"""repeated-words: a word or phrase said twice over, as a doublet of the source often comes out of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "repeated-words"
DOUBLED = re.compile(
    r"(?=[tTaAoOfFwWbBiI])\b(?P<once>(?i:the|a|an|of|to|and|or|for|with|at|by|are|as|from|this|their|its)) (?i:(?P=once))\b"
)
PHRASE = re.compile(r"\b(?P<once>[a-z]{3,} [a-z-]{4,}) and (?P=once)(?![\w-])")
HEAD = re.compile(r"\b[a-z]{3,} (?P<once>[a-z-]{5,}) and (?P=once)(?=[.,;:!?)])")
HAN = re.compile(r"(?P<once>[\u3400-\u9fff]{3,40})(?P=once)")
GROWING = re.compile(r"(?:more|less|\w+er)\b|again|years|months|weeks|hours|miles|times")


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory for each repetition; "again and again" and "years and years" are left alone."""
    for match in _matches(text, language):
        yield Finding(ID, "advisory", language, *match.span(), match[0].casefold(), {"found": match[0]}, _repair(match))


def _matches(text: str, language: str) -> Iterator[re.Match[str]]:
    if language != "en":
        yield from (match for match in HAN.finditer(text) if len(set(match["once"])) > 1)
        return
    yield from (match for match in DOUBLED.finditer(text) if match[0].split()[1].islower())
    for pattern in (PHRASE, HEAD):
        yield from (match for match in pattern.finditer(text) if not GROWING.match(match["once"]))


def _repair(match: re.Match[str]) -> str | None:
    """The words said once, where nothing but the repetition is lost."""
    return match["once"] if match.re is DOUBLED or match.re is HAN else None
