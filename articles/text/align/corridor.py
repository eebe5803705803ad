"""Where a path through two long documents may run, so that its cost grows with their length and not with its square.

Pairs of paragraphs that are each other's best, and in order, are anchors; the corridor is the boxes between them, with a
margin around; a box too large to be tried whole is cut down to a band along its diagonal. A place is counted between paragraphs: place 0 is before the first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

SMALL = 1000  # places; fewer are all tried
BAND = 5  # margins on each side of the diagonal of a box
SURE = 6.0  # the evidence that makes an anchor

# For each place on the left, the first and the last place on the right.
Corridor: TypeAlias = list[tuple[int, int]]


def around(anchors: Sequence[tuple[int, int]], left: int, right: int, margin: int) -> Corridor:
    """The boxes between neighbouring anchors, `margin` places wider; of a large box only what lies about its diagonal."""
    rows: Corridor = []
    for (above, before), (below, after) in zip([(-1, -1), *anchors], [*anchors, (left, right)], strict=True):
        height, width = below - above, after - before
        about = BAND * margin + width / height if height * width > SMALL else height * width
        for row in range(1, height + 1):
            middle = before + row / height * width
            first = max(0, before + 1 - margin, int(middle - about))
            rows.append((first, min(right, after + margin, int(middle + about) + 1)))
    return rows


def anchors(shared: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs that are each other's best and sure, as long a chain of them in order as there is.

    `shared` gives the evidence by left and right index.
    """
    best = {i: max(range(len(row)), key=row.__getitem__) for i, row in enumerate(shared) if row}
    columns = list(zip(*shared, strict=True))
    mutual = [(i, j) for i, j in best.items() if shared[i][j] >= SURE and shared[i][j] == max(columns[j])]
    return list(_longest_rising(mutual))[::-1]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest chain that rises on both sides, last pair first; `pairs` rise on the left. (Patience sorting.)"""
    ends: list[int] = []  # by length of a chain, the smallest right index that it can end with
    last: list[int] = []  # and the pair that does
    earlier: list[int] = []  # by pair, the one before it in its chain
    for number, (_, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        ends[length : length + 1] = [right]
        last[length : length + 1] = [number]
        earlier.append(last[length - 1] if length else -1)
    number = last[-1] if last else -1
    while number >= 0:
        yield pairs[number]
        number = earlier[number]


def touches(corridor: Corridor, path: Sequence[tuple[int, int]], right: int) -> bool:
    """Whether the path (places) runs along an edge of the corridor that is not an edge of the document."""
    return any(0 < j == corridor[i][0] or j == corridor[i][1] < right for i, j in path)
