"""What a reader typed, as phrases to find and phrases to leave out. Everything is taken literally but quotes and a minus before a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.text.search.terms import Phrase, phrase

LONGEST, MOST = 200, 12  # characters and phrases of a query that are read
# A quote that is not closed goes to the end.
PART = re.compile(
    r"""(?P<minus>(?<!\S)[-−－])?(?:"(?P<straight>[^"]*)"?|“(?P<curly>[^”]*)”?|「(?P<corner>[^」]*)」?|『(?P<double>[^』]*)』?|(?P<bare>[^\s"“「『]+))"""
)


@dataclass(frozen=True, slots=True)
class Query:
    """The phrases that a text must have, each with what was typed for it, and those that it must not have."""

    wanted: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    words: tuple[str, ...] = ()
    was_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted)


def parse(text: str) -> Query:
    """The query that any text is."""
    wanted: dict[Phrase, str] = {}
    excluded: dict[Phrase, str] = {}
    parts = list(PART.finditer(text[:LONGEST]))
    for part in parts[:MOST]:
        typed = next(filter(None, (part[name] for name in ("straight", "curly", "corner", "double", "bare"))), "")
        if found := phrase(typed):
            (excluded if part["minus"] else wanted).setdefault(found, typed.strip())
    return Query(tuple(wanted), tuple(excluded), tuple(wanted.values()), len(text) > LONGEST or len(parts) > MOST)
