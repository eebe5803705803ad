"""One pass over a page: runs of text as a reader sees them, line by line, with the elements around each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from articles.formats.markup.tree import Element
from articles.formats.markup.visible import MOST_NAMES, begins_line, is_hidden, is_unseen, names

# Marks inside running text, which holds no control characters of its own: a line's end, and the border of two cells.
BREAK, CELL_BORDER = "\x00", "\x01"
CELLS = frozenset({"td", "th"})
QUOTED = {"q": ("“", "”")}
PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp", "textarea"})
WIDEST_ROW = 600
MOST_INLINE = 10

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KINDS = {
    "figcaption": "caption",
    "caption": "caption",
    "li": "list-item",
    "dt": "list-item",
    "dd": "list-item",
    **dict.fromkeys(HEADINGS, "heading"),
}
# What these hold is what stands around them: <li><p>…</p></li> is an item of a list.
PASSING = frozenset({"p", "div", "center", "button", "form", "summary"})


class Frame(NamedTuple):
    """An open element that begins a line: its tag, what it and all around it are called, and the kind that they give a text."""

    tag: str
    within: tuple[str, ...] = ()
    kind: str = ""


class Piece(NamedTuple):
    """Running text with the names of each inline element around it, outermost first, and the address of its link, None for none."""

    text: str
    inline: tuple[tuple[str, ...], ...] = ()
    link: str | None = None


@dataclass(slots=True)
class Run:
    """Text between two elements that begin a line: its pieces, and the frame that it stands in."""

    frame: Frame
    pieces: list[Piece] = field(default_factory=list)


class Walk:
    """The runs of a page. No function calls itself: a page may be nested deeper than Python's stack."""

    def __init__(self, *, hidden_too: bool = False) -> None:
        self.hidden_too = hidden_too
        self.frames = [Frame("body")]
        self.inline: list[tuple[tuple[str, ...], ...]] = [()]
        self.links: list[str | None] = [None]
        self.preformatted = 0
        self.row: Element | None = None
        self.run = Run(self.frames[-1])

    def runs(self, root: Element) -> Iterator[Run]:
        """Each run as its last word is read."""
        unseen: Element | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                yield from self._close(element) if element is not unseen else ()
                self._add(element.tail if element is not root else None)
            elif is_unseen(element) or (not self.hidden_too and is_hidden(element)):
                unseen = element
                walk.skip_subtree()
            else:
                yield from self._open(element)
                self._add(element.text)
        yield from self._flush()

    def _open(self, element: Element) -> Iterator[Run]:
        tag = element.tag
        if tag == "br":
            self._mark(BREAK)
        elif self._begins_line(element):
            yield from self._flush()
            self._push(element)
        else:
            self._open_inline(element)

    def _close(self, element: Element) -> Iterator[Run]:
        tag = element.tag
        if tag == "br":
            return
        if self._begins_line(element):
            yield from self._flush()
            self.frames.pop()
            self.preformatted -= tag in PREFORMATTED
            self.row = None if element is self.row else self.row
            self.run = Run(self.frames[-1])
        else:
            self._add(QUOTED[tag][1] if tag in QUOTED else None)
            self.inline.pop()
            if tag == "a":
                self.links.pop()

    def _push(self, element: Element) -> None:
        tag, around = element.tag, self.frames[-1]
        kind = KINDS.get(tag, around.kind if tag in PASSING else "")
        self.frames.append(Frame(tag, (names(element) + around.within)[:MOST_NAMES], kind))
        self.preformatted += tag in PREFORMATTED
        if tag == "tr" and self.row is None and is_row(element):
            self.row = element
        self.run = Run(self.frames[-1])

    def _open_inline(self, element: Element) -> None:
        tag, pieces = element.tag, self.run.pieces
        if tag in CELLS and pieces:
            self._mark(CELL_BORDER)
        if tag == "a":
            # Two links side by side are two words, also where the page leaves the space to its style sheet.
            if pieces and pieces[-1].link is not None:
                self._mark(" ")
            self.links.append(element.get("href") or self.links[-1])
        self.inline.append((*self.inline[-1], names(element))[:MOST_INLINE])
        self._add(QUOTED[tag][0] if tag in QUOTED else None)

    def _begins_line(self, element: Element) -> bool:
        """Whether a new line begins here; the cells of a row of figures or names stand on one."""
        return begins_line(element) and not (element.tag in CELLS and self.row is not None)

    def _add(self, text: str | None) -> None:
        if text and (self.run.pieces or not text.isspace()):
            text = text.replace(BREAK, "").replace(CELL_BORDER, "")
            text = text.replace("\n", BREAK) if self.preformatted else text
            self.run.pieces.append(Piece(text, self.inline[-1], self.links[-1]))

    def _mark(self, mark: str) -> None:
        self.run.pieces.append(Piece(mark, self.inline[-1]))

    def _flush(self) -> Iterator[Run]:
        if self.run.pieces:
            yield self.run
        self.run = Run(self.frames[-1])


def is_row(element: Element) -> bool:
    """Whether a table's row is one of figures or names, and no frame of a page's layout."""
    cells = [cell for cell in element if cell.tag in CELLS]
    if len(cells) < 2:
        return False
    size = 0
    for inside in element.iterdescendants():
        if inside.tag == "br" or (inside.tag not in CELLS and begins_line(inside)):
            return False
        size += len(inside.text or "") + len(inside.tail or "")
        if size > WIDEST_ROW:
            return False
    return True
