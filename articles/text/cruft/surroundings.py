"""What the cruft model measures of a block's place on the page and of its neighbours."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

from articles.text.cruft import measures
from articles.text.cruft.page import Page

NAMES = (
    "place", "from-top", "from-bottom", "blocks", "prose-before", "prose-behind", "since-prose", "until-prose", "shorts-ahead",
    "shorts-back", "of-mean-width", "mean-width", "prose-blocks", "sighted-before", "sighted-behind", "since-sighted",
    "copies-around", "subject-around", "shorts-around", "copies-beside",
)  # fmt: skip
FAR = 60  # blocks; what is farther away is as good as not there
SHORT = 60  # of width
RUN = 30
AROUND, BESIDE = 4, 1
NEIGHBOURS = {
    1: ("capitals", "closed", "words", "width", "on-subject", "stop-words"),
    2: ("on-subject", "width", "words"),
    3: ("on-subject", "width", "words"),
}
OFFSETS = tuple(sign * distance for distance in NEIGHBOURS for sign in (-1, 1))
NEIGHBOUR_NAMES = tuple(f"{name}{offset:+d}" for offset in OFFSETS for name in NEIGHBOURS[abs(offset)])


def measure(page: Page, rows: Sequence[Sequence[float]], sighted: Collection[int]) -> list[list[float]]:
    """The figures of every block in the order of NAMES, then those of its neighbours; `rows` are the blocks' own measures."""
    places = zip(
        *_order(page),
        *_prose(page),
        *_shorts(page),
        *_sighted(page, sighted),
        *_around(page, rows),
        strict=True,
    )
    beside = neighbours(rows)
    return [[*place, *others] for place, others in zip(places, beside, strict=True)]


def _order(page: Page) -> tuple[list[float], ...]:
    count = len(page.blocks)
    last = max(count - 1, 1)
    return (
        [index / last for index in range(count)],
        [float(min(index, FAR)) for index in range(count)],
        [float(min(count - 1 - index, FAR)) for index in range(count)],
        [float(min(count, 400))] * count,
    )


def _prose(page: Page) -> tuple[list[float], ...]:
    """How much of the prose stands before and behind each block, and how far the nearest prose is, in blocks."""
    count = len(page.blocks)
    is_prose = [page.is_prose(index) for index in range(count)]
    widths = [page.widths[index] if is_prose[index] else 0.0 for index in range(count)]
    through = list(accumulate(widths))
    total = (through[-1] if through else 0) or 1.0
    return (
        [(done - own) / total for done, own in zip(through, widths, strict=True)],
        [(total - done) / total for done in through],
        since(is_prose.__getitem__, count),
        since(lambda index: is_prose[count - 1 - index], count)[::-1],
    )


def _shorts(page: Page) -> tuple[list[float], ...]:
    """The run of short fragments ahead of each block and behind it, and its width by the measure of the page's prose."""
    count = len(page.blocks)
    short = [page.is_fragment(index, SHORT) for index in range(count)]
    prose = [page.widths[index] for index in range(count) if page.is_prose(index)]
    mean = (sum(prose) or 1.0) / max(len(prose), 1)
    return (
        _runs(short[::-1])[::-1],
        _runs(short),
        [width / mean for width in page.widths],
        [math.log1p(mean)] * count,
        [float(min(len(prose), 100))] * count,
    )


def _runs(flags: Sequence[bool]) -> list[float]:
    """For each place the length of the unbroken run of flags before it."""
    runs, length = [], 0
    for flag in flags:
        runs.append(float(min(length, RUN)))
        length = length + 1 if flag else 0
    return runs


def _sighted(page: Page, sighted: Collection[int]) -> tuple[list[float], ...]:
    count = len(page.blocks)
    flags = [index in sighted for index in range(count)]
    through = list(accumulate(flags))
    return (
        [float(done - flag) for done, flag in zip(through, flags, strict=True)],
        [float(len(sighted) - done) for done in through],
        since(flags.__getitem__, count),
    )


def _around(page: Page, rows: Sequence[Sequence[float]]) -> tuple[list[float], ...]:
    """Means over the blocks around: copies that stand further on, shares on the subject, short ones; and copies beside."""
    copies = [row[measures.NAMES.index("copy-behind")] for row in rows]
    subject = [row[measures.NAMES.index("on-subject")] for row in rows]
    short = [float(width < SHORT) for width in page.widths]
    return (
        _window(copies, AROUND, lambda values: sum(values) / len(values)),
        _window(subject, AROUND, _mean_of_known),
        _window(short, AROUND, lambda values: sum(values) / len(values)),
        _window(copies, BESIDE, sum),
    )


def _window(values: Sequence[float], reach: int, of: Callable[[Sequence[float]], float]) -> list[float]:
    return [of(values[max(0, index - reach) : index + reach + 1]) for index in range(len(values))]


def _mean_of_known(values: Sequence[float]) -> float:
    known = [value for value in values if value >= 0]
    return sum(known) / max(len(known), 1)


def since(flag: Callable[[int], bool], count: int) -> list[float]:
    """For each place how many blocks ago the last flag stood, itself not counted; FAR where none did."""
    distances, last = [], -FAR
    for index in range(count):
        distances.append(float(min(index - last, FAR)))
        if flag(index):
            last = index
    return distances


def neighbours(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """Some figures of the blocks beside each block, nearest first; -1 past the page's edges."""
    places = {name: measures.NAMES.index(name) for names in NEIGHBOURS.values() for name in names}
    asked = [(offset, [places[name] for name in NEIGHBOURS[abs(offset)]]) for offset in OFFSETS]
    count = len(rows)
    return [
        [
            rows[index + offset][column] if 0 <= index + offset < count else -1.0
            for offset, columns in asked
            for column in columns
        ]
        for index in range(count)
    ]
