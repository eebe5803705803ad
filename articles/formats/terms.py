"""What the formats of a glossary have in common: an entry as a file holds it, and the languages that a file may name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.errors import RefusedInput

MOST = 20_000
LONGEST = 200
# How other programs call our languages, beside their own codes and those with a region behind them (en-GB).
_ALIASES = {"zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A term: by language the form to use, others that are right too, and forms to avoid; `article` is a slug, "" for the house."""

    forms: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a file with the line where it begins; `refused` says why it cannot be read, and then it has none."""

    line: int
    entry: Entry = Entry()
    refused: RefusedInput | None = None


def known(code: str, languages: Sequence[str]) -> str:
    """The language of ours that a file means by `code`, "" where it is none of them: zh-TW is zh-hant, en-GB is en."""
    code = code.strip().lower().replace("_", "-")
    found = _ALIASES.get(code, code)
    return next((ours for ours in languages if found == ours or found.startswith(f"{ours}-")), "")


def check(entry: Entry, place: str) -> None:
    """Raises RefusedInput, code "value", for an entry that no glossary can hold."""
    if not any(entry.forms.values()):
        raise RefusedInput("the entry has no form to use in any language.", code="value", place=place)
    lists = [*entry.also.values(), *entry.avoid.values()]
    long = next((f for f in (*entry.forms.values(), *(f for forms in lists for f in forms)) if len(f) > LONGEST), "")
    if long:
        raise RefusedInput(
            "“%(form)s …” is longer than a term may be (%(most)s characters).",
            code="value",
            place=place,
            form=long[:40],
            most=LONGEST,
        )
    for language, forms in entry.avoid.items():
        right = (entry.forms.get(language, ""), *entry.also.get(language, ()))
        both = next((form for form in forms if form in right), "")
        if both:
            raise RefusedInput(
                "“%(form)s” is to be used and to be avoided at once.", code="value", place=place, form=both
            )


def too_many(place: str) -> RefusedInput:
    """The refusal of a file with more entries than a glossary may have, code "too-many"."""
    return RefusedInput("it has more than %(most)s entries. Split it.", code="too-many", place=place, most=f"{MOST:,}")
