"""untranslated: text left as it stood in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "untranslated"
ASIDE = re.compile(r"[(（][^()（）]*[)）]|[“\"「『《][^“”\"「」『』《》]*[”\"」』》]")
HAN = re.compile(r"[\u3400-\u9fff]+(?:[，。、；：！？,]?[\u3400-\u9fff]+)*")
ENGLISH = re.compile(r"(?:\b[A-Za-z][A-Za-z’'-]*[,;]? ){5,}[A-Za-z’'-]+")
RUNNING = re.compile(r"\b(?:the|of|and|to|in|is|are|was|that|for|with|on|by|as)\b")


def check(
    left: str, right: str, left_language: str, right_language: str, terms: Sequence[TermRule] = ()
) -> Iterator[Finding]:
    """Must-fix where `left` says just what `right` says in the other language, advisory for a stretch of it.

    Originals in brackets or quotation marks are left alone, and so are names and codes in Latin letters.
    """
    if (left_language == "en") == (right_language == "en"):
        return
    same = " ".join(left.split()) == " ".join(right.split())
    for match in _stretches(left, left_language):
        start, end = (0, len(left)) if same else match.span()
        found = left[start:end]
        yield Finding(ID, "must-fix" if same else "advisory", left_language, start, end, found, {"found": found})
        if same:
            return


def _stretches(text: str, language: str) -> Iterator[re.Match[str]]:
    shown = ASIDE.sub(lambda aside: "\n" * len(aside[0]), text)
    if language == "en":
        return HAN.finditer(shown)
    return (match for match in ENGLISH.finditer(shown) if RUNNING.search(match[0]))
