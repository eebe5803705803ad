"""Lines of a headline: English breaks between words, Chinese between characters, and no line begins or ends with the wrong mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

Measure = Callable[[str], float]

ELLIPSIS = "…"
# Han, kana, hangul and the full-width marks among them: a line may end after each.
_WIDE = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_PIECE = re.compile(rf"——|……|\s*(?:[{_WIDE}]|[^\s{_WIDE}]+)")
# As the pages do it (word-break: keep-all): Chinese too breaks only at spaces and behind marks.
_STRETCH = re.compile(r"\s*(?:[^\s，。、；：？！]+[，。、；：？！]*|[，。、；：？！]+)[”’」』》）]*")
_NEVER_FIRST = re.compile(r"[，。、；：？！）》」』】〉〕”’…—～·・％％,.;:!?)\]}%]")
_NEVER_LAST = re.compile(r"[（《「『【〈〔“‘(\[{￥$]\Z")


def fit(text: str, measure: Measure, width: float, most: int, *, whole: bool = False) -> list[str] | None:
    """The text in at most so many lines of about one length; None where it needs more.

    With `whole` Chinese breaks only at spaces and behind marks, as the pages' headlines do while that fits.
    """
    if whole:
        kept = _gathered(_STRETCH.findall(text), measure, width)
        return kept if len(kept) <= most and max(map(measure, kept)) <= width else None
    lines = _wrap(text, measure, width)
    if len(lines) > most:
        return None
    narrow, wide = width / 2, width
    while wide - narrow > 8:  # the narrowest measure that takes no line more
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(_wrap(text, measure, middle)) <= len(lines) else (middle, wide)
    return _wrap(text, measure, wide)


def cut(text: str, measure: Measure, width: float, most: int) -> list[str]:
    """The text in at most so many lines, with an ellipsis where it goes on."""
    lines = _wrap(text, measure, width)
    if len(lines) <= most:
        return lines
    last = list(_pieces(lines[most - 1], measure, width))
    while len(last) > 1 and measure("".join(last) + ELLIPSIS) > width:
        last.pop()
    end = "".join(last)
    while end and measure(end + ELLIPSIS) > width:
        end = end[:-1]
    return [*lines[: most - 1], _NEVER_LAST.sub("", end).rstrip(" ，。、；：,.;:") + ELLIPSIS]


def _wrap(text: str, measure: Measure, width: float) -> list[str]:
    return _gathered(_pieces(text, measure, width), measure, width)


def _gathered(pieces: Iterable[str], measure: Measure, width: float) -> list[str]:
    """The pieces in lines, each as full as it can be."""
    lines = [""]
    for piece in pieces:
        longer = lines[-1] + piece
        if lines[-1] and measure(longer.strip()) > width:
            lines.append(piece)
        else:
            lines[-1] = longer
    return [line.strip() for line in lines]


def _pieces(text: str, measure: Measure, width: float) -> Iterator[str]:
    """The stretches of a text that no line end comes into, each with the space before it; what is wider than a line is cut."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and not _NEVER_FIRST.match(piece) and not _NEVER_LAST.search(held):
            yield from _broken(held, measure, width)
            held = ""
        held += piece
    yield from _broken(held, measure, width)


def _broken(piece: str, measure: Measure, width: float) -> Iterator[str]:
    while piece and measure(piece.strip()) > width:
        length = max(1, next(n for n in range(1, len(piece) + 1) if measure(piece[:n].strip()) > width) - 1)
        yield piece[:length]
        piece = piece[length:]
    yield piece
