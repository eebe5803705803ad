"""The blocks of a page: every text that a reader sees, in the order of the page, each in exactly one block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile
from typing import NamedTuple
from urllib.parse import urljoin

from articles.errors import Phrase
from articles.formats import limits
from articles.formats.markup.tree import Element
from articles.formats.markup.visible import MOST_NAMES
from articles.formats.markup.walk import BREAK, CELL_BORDER, HEADINGS, Piece, Run, Walk
from articles.text import segment
from articles.text.records import Block, Markup
from articles.text.script.opencc_tables import HAN

GAP = "\n\n"
WHITE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\xa0\u2028\u2029]+")
# Pages in Chinese are often wrapped in the middle of a sentence, and between Chinese characters stands no space.
WRAPPED = re.compile(rf"(?<=[{HAN}，。、；：”])[ \t\r]*\n\s*(?=[{HAN}“])")
UNPRINTED = re.compile("[\x02-\x08\x0e-\x1b\x7f\xad]")
# White space, and what segment.WHITE counts as such, by character: a pattern would take a time that grows with a run's square.
EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b\u200c\u200d\u2060"
SENTENCE_GOES_ON = re.compile("[a-z]")
ADDRESS = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)
MOST_LINKS, LONGEST_LINK = 20, 1000


class Line(NamedTuple):
    """A block's pieces, and its text; several where a page wrapped it."""

    pieces: list[Piece]
    texts: list[str]


class Found(NamedTuple):
    """A block without its place in the page yet."""

    text: str
    kind: str
    markup: Markup


def of(root: Element, place: str, *, base: str = "") -> tuple[str, tuple[Block, ...]]:
    """The text of the page, its blocks joined by blank lines, and the blocks. Raises RefusedInput, code "too-many".

    A page that shows nothing at all (it waits for its scripts) gives what it hides. `base` is the page's own address.
    """
    found = list(_bounded(root, place, base, hidden_too=False)) or list(_bounded(root, place, base, hidden_too=True))
    blocks, at = [], 0
    for text, kind, markup in found:
        blocks.append(Block(text, at, at + len(text), kind, markup))
        at += len(text) + len(GAP)
    return GAP.join(block.text for block in blocks), tuple(blocks)


def _bounded(root: Element, place: str, base: str, *, hidden_too: bool) -> Iterator[Found]:
    count = 0
    for run in Walk(hidden_too=hidden_too).runs(root):
        for line in lines(run.pieces, joined=run.frame.tag in HEADINGS):
            count += 1
            if count > limits.MAX_BLOCKS:
                raise limits.too_many(Phrase("blocks of text"), limits.MAX_BLOCKS, place)
            yield _found(run, line, base)


def lines(pieces: Sequence[Piece], *, joined: bool) -> list[Line]:
    """The pieces line by line, without empty lines. A break in the middle of a sentence is a wrapped line, as all are where `joined`."""
    found: list[Line] = []
    whole = True  # whether the line before is a sentence to its end, or a blank one
    for line in _split(pieces):
        text = clean(line)
        if text and found and (joined or (not whole and SENTENCE_GOES_ON.match(text))):
            found[-1].pieces.extend((Piece(" "), *line))
            found[-1].texts.append(text)
        elif text:
            found.append(Line(line, [text]))
        whole = not text or _ends(text)
    return found


def _split(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if BREAK not in piece.text:
            line.append(piece)
            continue
        first, *others = piece.text.split(BREAK)
        line.append(piece._replace(text=first))
        for text in others:
            yield line
            line = [piece._replace(text=text)]
    yield line


def _ends(text: str) -> bool:
    return text.rstrip(segment.CLOSING)[-1:] in segment.STOPS


def clean(pieces: Sequence[Piece]) -> str:
    """The text as a browser prints it: white space run together, none at the edges; cells are parted by tabs."""
    text = pieces[0].text if len(pieces) == 1 else "".join(piece.text for piece in pieces)
    text = WHITE.sub(" ", WRAPPED.sub("", UNPRINTED.sub("", text)) if "\n" in text else UNPRINTED.sub("", text))
    if CELL_BORDER not in text:
        return text.strip(EDGES)
    cells = (cell.strip(EDGES) for cell in text.split(CELL_BORDER))
    return "\t".join(cell for cell in cells if cell)


def text_of(element: Element) -> str:
    """All that a reader sees of an element, on one line."""
    return " ".join(filter(None, (clean(line) for run in Walk().runs(element) for line in _split(run.pieces))))


def _found(run: Run, line: Line, base: str) -> Found:
    pieces, text = line.pieces, " ".join(line.texts)
    inline = tuple(chain.from_iterable(reversed(_shared(pieces))))
    markup = Markup(
        tag=run.frame.tag,
        within=(inline + run.frame.within)[:MOST_NAMES],
        link_share=_link_share(pieces),
        links=addresses((piece.link for piece in pieces if piece.link is not None), base),
    )
    return Found(text, run.frame.kind or segment.kind(text), markup)


def _shared(pieces: Iterable[Piece]) -> tuple[tuple[str, ...], ...]:
    """The inline elements that all of the text stands in, outermost first."""
    chains = [piece.inline for piece in pieces if piece.text.strip(" \t\r\n" + CELL_BORDER)]
    level = zip(*chains, strict=False)
    return tuple(same[0] for same in takewhile(lambda same: len(set(same)) == 1, level))


def _link_share(pieces: Sequence[Piece]) -> float:
    if all(piece.link is None for piece in pieces):
        return 0.0
    sizes = [(len("".join(piece.text.split())), piece.link is not None) for piece in pieces]
    total = sum(size for size, _ in sizes)
    return round(sum(size for size, linked in sizes if linked) / total, 3) if total else 0.0


def addresses(links: Iterable[str], base: str) -> tuple[str, ...]:
    """The addresses that a reader may follow: http, https and mailto; scripts and data are dropped, as are relative ones without a base."""
    found = (absolute(link, base) for link in dict.fromkeys(links))
    return tuple(islice(filter(None, found), MOST_LINKS))


def absolute(link: str, base: str) -> str:
    """The full address of a link, "" where it is no web or mail address or too long."""
    link = link.strip()
    try:
        full = urljoin(base, link) if base else link
    except ValueError:
        return ""
    return full if len(full) <= LONGEST_LINK and ADDRESS.match(full) else ""
