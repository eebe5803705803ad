"""What lights up together in a row: the same number, name or quote in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from articles.models import Quote
from articles.models.languages import LANGUAGES, column
from articles.text import numbers
from articles.text.records import TermRule


class Light(NamedTuple):
    """A stretch of a text; those of a row with one key mean the same."""

    start: int
    end: int
    key: str


Lights = dict[str, list[Light]]


def lights(texts: Mapping[str, str], terms: Sequence[TermRule], quotes: Iterable[Quote]) -> Lights:
    """By language what can light up in the texts of a row; a number or name that stands in one language alone does not."""
    found: Lights = {code: [] for code in texts}
    for language, light in (*_numbers(texts), *_names(texts, terms), *_quotes(texts, quotes)):
        found[language].append(light)
    shared = {
        key
        for key in {light.key for row in found.values() for light in row}
        if sum(any(light.key == key for light in row) for row in found.values()) > 1
    }
    return {code: [light for light in row if light.key in shared] for code, row in found.items()}


def _numbers(texts: Mapping[str, str]) -> Iterator[tuple[str, Light]]:
    """Numbers by value: each joins the first one before it that may be the same amount."""
    groups: list[tuple[str, numbers.Number]] = []
    for language, text in texts.items():
        for number in numbers.find(text, language):
            key = next((key for key, other in groups if number.meets(other)), f"n{len(groups)}")
            groups.append((key, number))
            yield language, Light(number.start, number.end, key)


def _names(texts: Mapping[str, str], terms: Sequence[TermRule]) -> Iterator[tuple[str, Light]]:
    for at, term in enumerate(terms):
        for language, text in texts.items():
            for form in {term.forms.get(language, ""), *term.also.get(language, ())} - {""}:
                start = text.find(form)
                while start >= 0:
                    yield language, Light(start, start + len(form), f"t{at}")
                    start = text.find(form, start + len(form))


def _quotes(texts: Mapping[str, str], quotes: Iterable[Quote]) -> Iterator[tuple[str, Light]]:
    for quote in quotes:
        for language in LANGUAGES:
            start, end = getattr(quote, column("start", language)), getattr(quote, column("end", language))
            if language in texts and start is not None and end is not None:
                yield language, Light(start, end, f"q{quote.pk}")
