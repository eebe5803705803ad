"""Text in the other Chinese script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.text.records import Change, Conversion, TermRule
from articles.text.script.gate import Reading, readings
from articles.text.script.opencc_tables import script_counts, stock_simplified
from articles.text.script.pins import pins_for, split_at_pins

OTHER = {"zh-hans": "zh-hant", "zh-hant": "zh-hans"}


def convert(text: str, to: str, source: str | None = None, terms: Sequence[TermRule] = ()) -> Conversion:
    """`text` in the script `to` ("zh-hans" or "zh-hant"), and the places where OpenCC alone would have written otherwise.

    Without a `source` every line is judged by its characters, and one that is in the script already stays as it is.
    `terms` pin their forms in both directions. Quotation marks stay.
    """
    if to not in OTHER or source not in {None, *OTHER}:
        raise ValueError(f"cannot convert from {source!r} to {to!r}; the scripts are {', '.join(OTHER)}")
    if source == to:
        return Conversion(text, ())
    pins = pins_for(terms, OTHER[to], to)
    chosen = list(_readings(text, to, pins) if source else _by_lines(text, to, pins))
    return Conversion("".join(r.target for r in chosen), tuple(_changes(chosen)))


def _readings(text: str, to: str, pins: Mapping[str, str]) -> Iterator[Reading]:
    """The readings of text that is known to be in the other script."""
    if to == "zh-hant":
        yield from readings(text, pins)
        return
    for start, end, pinned in split_at_pins(text, pins):
        part = text[start:end]
        stock = stock_simplified(part)
        yield Reading(part, pins[part] if pinned else stock, stock, "term" if pinned else "word-boundary")


def _by_lines(text: str, to: str, pins: Mapping[str, str]) -> Iterator[Reading]:
    """The readings of text whose lines may be in either script; a line without a sign goes with the text."""
    text_is = _script(text) or OTHER[to]
    for line in text.splitlines(keepends=True):
        if (_script(line) or text_is) == to:
            yield Reading(line, line, line, "word-boundary")
        else:
            yield from _readings(line, to, pins)


def _script(text: str) -> str | None:
    """The script that most characters of one script point to; None without a majority."""
    simplified, traditional = script_counts(text)
    if simplified == traditional:
        return None
    return "zh-hans" if simplified > traditional else "zh-hant"


def _changes(chosen: Iterable[Reading]) -> Iterator[Change]:
    """The readings that depart from OpenCC's own, as spans of the converted text."""
    at = 0
    for reading in chosen:
        end = at + len(reading.target)
        if reading.target != reading.stock:
            yield Change(at, end, reading.source, reading.target, (reading.stock,), reading.reason)
        at = end
