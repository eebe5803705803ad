"""Rules made of phrases: each is a file in phrases/ that an editor can extend without touching code.

A file names `widest` (a longer block is never judged by its phrases, see page.width) and any of these lists. All are
folded when read, so one entry serves both Chinese scripts, either case, and full-width letters:

    whole     the block is this phrase, marks and counts at its edges aside
    starts    the block begins with it
    ends      the block ends with it
    contains  the block has it somewhere
    words     the block is nothing but these words and numbers, as a row of buttons is
    patterns  a regular expression found in the folded block
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Set
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from articles.text.cruft.page import Page, bare
from articles.text.normalize import fold


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The phrases of one rule, folded."""

    widest: int
    whole: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    contains: tuple[str, ...]
    words: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def seen_in(self, folded: str, core: str, words: Set[str]) -> str:
        """The phrase that gives a folded block away, or nothing; `core` has no marks at its edges, `words` are its words."""
        if core and (core in self.whole or (words and words <= self.words)):
            return core
        for phrase in self.contains:
            if phrase in folded:
                return phrase
        if folded.startswith(self.starts):
            return next(phrase for phrase in self.starts if folded.startswith(phrase))
        if folded.endswith(self.ends):
            return next(phrase for phrase in self.ends if folded.endswith(phrase))
        found = (pattern.search(folded) for pattern in self.patterns)
        return next((match.group() for match in found if match), "")

    def __call__(self, page: Page, sighted: object) -> dict[int, str]:
        """The blocks that hold a phrase, each with the phrase."""
        narrow = (index for index, width in enumerate(page.folded_widths) if width <= self.widest)
        seen = ((index, self.seen_in(page.folded[index], page.bare[index], page.words[index])) for index in narrow)
        return {index: phrase for index, phrase in seen if phrase}


def phrases(name: str) -> Phrasebook:
    """The phrasebook in phrases/NAME.toml."""
    text = files(__package__).joinpath("phrases", f"{name}.toml").read_text(encoding="utf-8")
    entries: dict[str, Any] = tomllib.loads(text)
    widest = entries.pop("widest")
    patterns = tuple(re.compile(pattern) for pattern in entries.pop("patterns", ()))
    folded = {key: tuple(map(fold, values)) for key, values in entries.items()}
    return Phrasebook(
        widest=widest,
        patterns=patterns,
        whole=frozenset(map(bare, folded.pop("whole", ()))),
        words=frozenset(folded.pop("words", ())),
        starts=folded.pop("starts", ()),
        ends=folded.pop("ends", ()),
        contains=folded.pop("contains", ()),
        **folded,
    )
