"""Glossary terms as pins: stretches of a text whose form in the other script is fixed, whatever the dictionaries say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from articles.text.records import TermRule


def pins_for(terms: Iterable[TermRule], source: str, target: str) -> dict[str, str]:
    """The terms' forms in the language `source`, each with its form in `target`; terms without both are no pins."""
    return {t.forms[source]: t.forms[target] for t in terms if t.forms.get(source) and t.forms.get(target)}


def split_at_pins(text: str, pins: Mapping[str, str]) -> Iterator[tuple[int, int, bool]]:
    """The text as (start, end, is it a pin?), in order and without gaps; the longest pin wins."""
    at = 0
    for start, end in occurrences(text, pins):
        if start > at:
            yield at, start, False
        yield start, end, True
        at = end
    if at < len(text):
        yield at, len(text), False


def occurrences(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of `forms` stands in the text: spans in order that do not overlap; the longest form wins."""
    longest_first = sorted(forms, key=len, reverse=True)
    return [m.span() for m in re.finditer("|".join(map(re.escape, longest_first)), text)] if longest_first else []
