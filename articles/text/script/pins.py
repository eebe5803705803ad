"""Stretches of a text that no dictionary decides: glossary terms, whose form in the other script is fixed, and addresses and
code, which mean what they mean only as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from articles.text.records import TermRule
from articles.text.script.opencc_tables import HAN

# Chinese belongs to an address where a separator of addresses comes before it: /wiki/云南, but not example.com的.
ADDRESS = rf"(?:https?://|www\.)[!-~]+(?:(?<=[/=_#?&%.-])[{HAN}]+[!-~]*)*"
# An element that is not closed ends its search where the next of its kind begins, or each would read on to the end.
CODE = r"```.*?```|`[^`\n]+`|<(code|pre)\b(?:(?!<\1\b).)*?</\1>|<[a-zA-Z/][^<>\n]*>"
LITERAL = re.compile(f"{ADDRESS}|{CODE}", re.DOTALL)


def pins_for(terms: Iterable[TermRule], source: str, target: str) -> Mapping[str, str]:
    """The terms' forms in the language `source`, each with its form in `target`; terms without both are no pins."""
    return _pins(tuple(terms), source, target)


@lru_cache(maxsize=64)
def _pins(terms: tuple[TermRule, ...], source: str, target: str) -> Mapping[str, str]:
    return {t.forms[source]: t.forms[target] for t in terms if t.forms.get(source) and t.forms.get(target)}


def split_at_pins(text: str, pins: Mapping[str, str]) -> Iterator[tuple[int, int, str | None]]:
    """The text as (start, end, what must stand there or None), in order and without gaps; the longest pin wins."""
    at = 0
    for start, end in sorted(_fixed(text, pins)):
        if start < at:
            continue
        if start > at:
            yield at, start, None
        yield start, end, pins.get(text[start:end], text[start:end])
        at = end
    if at < len(text):
        yield at, len(text), None


def _fixed(text: str, pins: Mapping[str, str]) -> list[tuple[int, int]]:
    """The spans of addresses and code, and of the pins."""
    return [m.span() for m in LITERAL.finditer(text)] + occurrences(text, pins)


def occurrences(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of `forms` stands in the text: spans in order that do not overlap; the longest form wins."""
    wanted = tuple(forms)
    return [m.span() for m in _any_of(wanted).finditer(text)] if wanted else []


@lru_cache(maxsize=256)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a glossary's forms, which every text of an article asks for again."""
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
