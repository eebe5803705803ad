"""A glossary as CSV: a line of names, then a term a line; a list stands in its cell one a line (docs/formats.md).

A cell that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves write text
(https://owasp.org/www-community/attacks/CSV_Injection); reading takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from articles.errors import RefusedInput
from articles.formats import limits
from articles.formats.encoding import decode
from articles.formats.terms import MOST, Entry, Row, check, known, too_many

MEDIA_TYPE = "text/csv"
LISTS = ("also", "avoid")
FORMULA = frozenset("=+-@\t\r＝＋－＠")
MARKS = FORMULA | {"'"}


def columns(languages: Sequence[str]) -> list[str]:
    """The names of the columns: article, form:en, also:en, avoid:en and so on for each language, note."""
    return ["article", *(f"{field}:{code}" for code in languages for field in ("form", *LISTS)), "note"]


def write(entries: Iterable[Entry], languages: Sequence[str]) -> bytes:
    """The entries as UTF-8 with a byte order mark, by which Excel knows it."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(columns(languages))
    for entry in entries:
        cells = [entry.article]
        for code in languages:
            cells += [entry.forms.get(code, ""), *("\n".join(_list(entry, name, code)) for name in LISTS)]
        writer.writerow(map(_disarmed, [*cells, entry.note]))
    return output.getvalue().encode("utf-8-sig")


def read(content: bytes, place: str, languages: Sequence[str]) -> Iterator[Row]:
    """Each term with its line; a line that cannot be read says why, and the others are read.

    Raises RefusedInput with code "too-large", "too-many", "encoding", "empty" or "key" for the file.
    """
    limits.check_size(len(content), limits.MAX_TEXT, place)
    text = decode(content, place)[0].removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = _names(next(lines, []), place, languages)
        yield from _rows(lines, names, place)
    except csv.Error as error:
        raise RefusedInput(
            "this line cannot be read (%(fault)s).", code="cut-off", place=f"{place}:{lines.line_num}", fault=str(error)
        ) from error


def _names(head: Sequence[str], place: str, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Each column's field and language."""
    if not any(name.strip() for name in head):
        raise limits.empty(place)
    names = []
    for name in head:
        field, _, code = name.strip().lower().partition(":")
        language = known(code, languages)
        if (field in ("article", "note") and not code) or (field in ("form", *LISTS) and language):
            names.append((field, language))
        else:
            raise RefusedInput(
                "“%(column)s” is no column of a glossary. The columns are %(columns)s.",
                code="key",
                place=place,
                column=name[:50],
                columns=", ".join(columns(languages)),
            )
    return names


def _rows(lines: Iterator[list[str]], names: Sequence[tuple[str, str]], place: str) -> Iterator[Row]:
    before = 1
    for count, cells in enumerate(lines, 1):
        first, before = before + 1, getattr(lines, "line_num", before + 1)
        if count > MOST:
            raise too_many(place)
        if any(cell.strip() for cell in cells):
            yield _row(first, cells, names, place)


def _row(line: int, cells: Sequence[str], names: Sequence[tuple[str, str]], place: str) -> Row:
    where = f"{place}:{line}"
    if len(cells) > len(names):
        refused = RefusedInput(
            "this line has %(cells)s cells, and the table %(columns)s columns.",
            code="value",
            place=where,
            cells=len(cells),
            columns=len(names),
        )
        return Row(line, refused=refused)
    texts = {name: _armed(cell) for name, cell in zip(names, cells, strict=False)}
    lists = {(field, code): _lines(text) for (field, code), text in texts.items() if field in LISTS}
    entry = Entry(
        {code: " ".join(text.split()) for (field, code), text in texts.items() if field == "form" and text.strip()},
        {code: forms for (field, code), forms in lists.items() if field == "also" and forms},
        {code: forms for (field, code), forms in lists.items() if field == "avoid" and forms},
        texts.get(("note", ""), "").replace("\r\n", "\n").strip(),
        texts.get(("article", ""), "").strip(),
    )
    try:
        check(entry, where)
    except RefusedInput as error:
        return Row(line, refused=error)
    return Row(line, entry)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def _list(entry: Entry, name: str, language: str) -> Sequence[str]:
    return (entry.also if name == "also" else entry.avoid).get(language, ())


def _disarmed(cell: str) -> str:
    """With an apostrophe where a spreadsheet would see a formula, or where reading would take an apostrophe off."""
    is_doubtful = cell[:1] in FORMULA or (cell[:1] == "'" and cell[1:2] in MARKS)
    return f"'{cell}" if cell and is_doubtful and (cell[:1] != "'" or len(cell) > 1) else cell


def _armed(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1:2] in MARKS else cell
