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
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from articles.text.cruft.page import Page, bare, width
from articles.text.normalize import fold

SEPARATORS = re.compile(r"[\W_]+")


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

    def seen_in(self, folded: str) -> str:
        """The phrase that gives the block away, or nothing."""
        if width(folded) > self.widest:
            return ""
        core = bare(folded)
        if core and (core in self.whole or self.is_button_row(folded)):
            return core
        inside = (phrase for phrase in self.contains if phrase in folded)
        first = (phrase for phrase in self.starts if folded.startswith(phrase))
        last = (phrase for phrase in self.ends if folded.endswith(phrase))
        found = (match.group() for pattern in self.patterns if (match := pattern.search(folded)))
        return next((phrase for group in (inside, first, last, found) for phrase in group), "")

    def is_button_row(self, folded: str) -> bool:
        """Whether the block says nothing but button words and counts."""
        tokens = [token for token in SEPARATORS.split(folded) if token and not token.isdecimal()]
        return bool(tokens) and all(token in self.words for token in tokens)

    def __call__(self, page: Page, sighted: object) -> dict[int, str]:
        """The blocks that hold a phrase, each with the phrase."""
        seen = ((index, self.seen_in(text)) for index, text in enumerate(page.folded))
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
