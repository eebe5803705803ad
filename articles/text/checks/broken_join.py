"""broken-join: a capital on a function word in mid sentence, where machine translation joined two pieces as they came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "broken-join"
FUNCTION = (
    "The This That These Those There It Its They Their We In On At For From With By Of To And But Or So As If When While"
    " Where Which Because Although Since After Before Also However Therefore An"
).split()
OPENERS = ("And", "But", "Or", "So")
WORD = r"[A-Za-z](?:[A-Za-z’'-]{0,40}[A-Za-z])?"
JOIN = re.compile(
    rf"(?<![\w.])(?P<before>{WORD}|[0-9]{{2,}}%?)(?P<comma>,?) (?P<word>{'|'.join(FUNCTION)}|A)"
    rf"(?= (?P<next>[a-z][a-z’'-]*)(?: (?P<second>[A-Za-z0-9]\S*))?)"
)
# What every join has in it, and most texts have not: found in a third of the time.
SIGN = re.compile(rf"[A-Za-z0-9%],? (?:{'|'.join(FUNCTION)}|A) [a-z]")


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """A must-fix finding for each such word; titles, names and headlines, where capitals follow capitals, are left alone."""
    if language != "en" or not SIGN.search(text):
        return
    joins = [match for match in JOIN.finditer(text) if _is_join(match)]
    if joins and not _is_headline(text):
        for match in joins:
            words = f"{match['before']}{match['comma']} {match['word']} {match['next']}"
            start, end = match.span("word")
            yield Finding(ID, "must-fix", language, start, end, words, {"found": match["word"], "around": words})


def _is_join(match: re.Match[str]) -> bool:
    """Whether the capital is no part of a name: Plan A, Gone With the Wind, The Hague."""
    before: str = match["before"]
    following: str = match["next"]
    if match["word"] == "A":
        return bool(match["comma"])
    if match["comma"] or not before[0].isupper() or before in OPENERS:
        return True
    second: str = match["second"] or ""
    return second[:1].islower() and following.capitalize() not in FUNCTION


def _is_headline(text: str) -> bool:
    """Whether most long words have capitals."""
    long: list[str] = [word for word in re.findall(WORD, text) if len(word) > 3]
    return sum(word[0].isupper() for word in long) > len(long) / 2
