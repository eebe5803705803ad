"""Text for a terminal: a window on a long line, and a marker under a stretch of it.

Columns are counted after Unicode Standard Annex 11: East Asian wide and full-width characters take two, combining marks and other
invisible characters none. What could steer a terminal (escape sequences, marks of direction, broken surrogates) is shown as U+FFFD.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

ELLIPSIS = "…"
_INVISIBLE = {"Mn", "Me"}
_UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def printable(text: str) -> str:
    """`text` on one line and without power over the terminal: as many characters, white space as spaces."""
    return "".join(map(_printable, text))


def width(text: str) -> int:
    """How many columns of a terminal printable text takes."""
    return sum(map(_width, text))


def excerpt(text: str, start: int, end: int, columns: int) -> tuple[str, str]:
    """At most `columns` columns of `text` around `start:end`, printable, and the marker to stand below them.

    The span is shown from its start; what is left of the room goes to both sides. An ellipsis stands for what is cut off.
    """
    room = columns - 2  # for the two ellipses; a marker at the end of the text needs one column too
    body = _head(printable(text[start : min(end, start + room)]), room)
    is_whole = start + len(body) == max(start, end)
    spare = room - width(body)
    before = printable(text[max(start - spare, 0) : start])
    after = printable(text[end : end + spare]) if is_whole else ""
    right = _head(after, spare - min(width(before), spare // 2))
    left = _tail(before, spare - width(right))
    prefix = ELLIPSIS if len(left) < start else ""
    suffix = ELLIPSIS if start + len(body) + len(right) < len(text) else ""
    return f"{prefix}{left}{body}{right}{suffix}", " " * width(prefix + left) + "^" * max(width(body), 1)


def shortened(text: str, columns: int) -> str:
    """The beginning of `text`, printable, in at most `columns` columns."""
    shown = printable(text[: columns + 1])
    return shown if width(shown) <= columns and len(text) <= columns else _head(shown, columns - 1) + ELLIPSIS


def _printable(character: str) -> str:
    if character.isspace():
        return " " if character != "\u3000" else character
    return "\ufffd" if unicodedata.category(character) in _UNSAFE else character


def _width(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _head(text: str, columns: int) -> str:
    """The longest beginning that fits."""
    return text[: _fitting(text, columns)]


def _tail(text: str, columns: int) -> str:
    """The longest end that fits."""
    return text[len(text) - _fitting(reversed(text), columns) :]


def _fitting(characters: Iterable[str], columns: int) -> int:
    """How many of the characters, from the first, fit."""
    count = 0
    for character in characters:
        columns -= _width(character)
        if columns < 0:
            break
        count += 1
    return count
