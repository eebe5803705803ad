"""date-preposition: a year, month or day after the wrong preposition ("for at least 2017", "on 2019", "in March 15")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "date-preposition"
YEAR = r"(?:1[89]|20)[0-9]{2}"
END = r"(?=\s*(?:[.,;:)!?]|$))"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
AHEAD = "aim|bidding|budget|campaign|forecast|hop|looking|plan|prepar|preselling|sav|sched|training|vying|waiting|work"
REACH = 160  # characters between a verb and its date: without an end each verb of a long text would look for one in all of it
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "since",
        re.compile(
            rf"\b(?:has|have|had|’ve|'ve)\b[^.;:!?]{{0,{REACH}}}? (?P<wrong>for) (?P<date>at least {YEAR}){END}"
        ),
    ),
    (
        "since",
        re.compile(rf"\bbeen (?!{AHEAD})[a-z]+ing\b[^.,;:!?]{{0,{REACH}}}? (?P<wrong>for) (?P<date>{YEAR}){END}"),
    ),
    ("in", re.compile(rf"\b(?P<wrong>[Oo]n) (?P<date>{YEAR}|{MONTH} {YEAR}){END}")),
    ("on", re.compile(rf"\b(?P<wrong>[Ii]n) (?P<date>{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:, {YEAR})?|{DAY}){END}")),
)


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory for each, on the preposition, with the right one as its repair."""
    if language != "en":
        return
    for right, pattern in RULES:
        for match in pattern.finditer(text):
            wrong, date = match["wrong"], match["date"]
            wanted = right.capitalize() if wrong[0].isupper() else right
            shown = {"found": f"{wrong} {date}", "wanted": f"{wanted} {date}"}
            yield Finding(ID, "advisory", language, *match.span("wrong"), shown["found"], shown, wanted)
