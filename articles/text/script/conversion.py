"""Text in the other Chinese script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.text.records import Change, Conversion, TermRule
from articles.text.script.gate import Reading, pinned, readings
from articles.text.script.opencc_tables import LOCALES, script_counts, stock_simplified, traditional_word
from articles.text.script.pins import pins_for, split_at_pins

OTHER = {"zh-hans": "zh-hant", "zh-hant": "zh-hans"}


def convert(
    text: str, to: str, source: str | None = None, terms: Sequence[TermRule] = (), locale: str = "tw"
) -> Conversion:
    """`text` in the script `to` ("zh-hans" or "zh-hant"), and the places where the converter had to choose.

    Traditional comes in the characters of `locale`, Taiwan ("tw") or Hong Kong ("hk"). Without a `source` every line is judged
    by its characters, and one that is in the script already stays as it is. `terms` pin their forms in both directions.
    Quotation marks, addresses and code stay.
    """
    if to not in OTHER or source not in {None, *OTHER}:
        raise ValueError(f"cannot convert from {source!r} to {to!r}; the scripts are {', '.join(OTHER)}")
    if locale not in LOCALES:
        raise ValueError(f"no Traditional Chinese of {locale!r}; the locales are {', '.join(LOCALES)}")
    if source == to:
        return Conversion(text, ())
    pins = pins_for(terms, OTHER[to], to)
    chosen = list(_readings(text, to, pins, locale) if source else _by_lines(text, to, pins, locale))
    return Conversion("".join(r.target for r in chosen), tuple(_changes(chosen, locale)))


def _readings(text: str, to: str, pins: Mapping[str, str], locale: str) -> Iterator[Reading]:
    """The readings of text that is known to be in the other script."""
    if to == "zh-hant":
        yield from readings(text, pins, locale)
        return
    for start, end, fixed in split_at_pins(text, pins):
        part = text[start:end]
        stock = stock_simplified(part)
        yield Reading(part, stock, stock, "word-boundary") if fixed is None else pinned(part, fixed, stock, pins)


def _by_lines(text: str, to: str, pins: Mapping[str, str], locale: str) -> Iterator[Reading]:
    """The readings of text whose lines may be in either script; a line without a sign goes with the text."""
    text_is = _script(text) or OTHER[to]
    for line in text.splitlines(keepends=True):
        if (_script(line) or text_is) == to:
            yield Reading(line, line, line, "word-boundary")
        else:
            yield from _readings(line, to, pins, locale)


def _script(text: str) -> str | None:
    """The script that most characters of one script point to; None without a majority."""
    simplified, traditional = script_counts(text)
    if simplified == traditional:
        return None
    return "zh-hans" if simplified > traditional else "zh-hant"


def _changes(chosen: Iterable[Reading], locale: str) -> Iterator[Change]:
    """The readings that depart from OpenCC's own or that the neighbours decided, as spans of the converted text."""
    at = 0
    for reading in chosen:
        end = at + len(reading.target)
        others = _alternatives(reading, locale)
        if others:
            yield Change(at, end, reading.source, reading.target, others, reading.reason)
        at = end


def _alternatives(reading: Reading, locale: str) -> tuple[str, ...]:
    """What else might have been written: OpenCC's own form, and the usual one of a character that its neighbours decided."""
    if reading.reason == "literal":
        return ()
    others = {reading.stock}
    if reading.reason == "context":
        others.add(traditional_word(reading.source, locale))
    return tuple(sorted(others - {reading.target}))
