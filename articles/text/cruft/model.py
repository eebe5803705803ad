"""The cruft model: how likely each block of a page is cruft, by measures of the block, of its place and of its neighbours.

Two passes of boosted trees over three kinds of signs: the shape of blocks and their place on the page, how they are worded (a
linear model over phrases), and, in the second pass, how the first one judged the blocks around. `make train` fits it anew;
weights.json holds what training found.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from articles.text.cruft import measures, phrasing, surroundings
from articles.text.cruft.page import Page, Sighting
from articles.text.cruft.scores import sigmoid
from articles.text.cruft.trees import compiled

WORDED = (0, -1, 1, -2, 2)  # whose wording counts: the block's own, and its neighbours'
JUDGED = tuple(range(-5, 6))  # whose first score the second pass sees
LIKELY_ARTICLE = 0.3
OUTSIDE = -1.0

FIRST_NAMES = (
    *measures.NAMES,
    *surroundings.NAMES,
    *surroundings.NEIGHBOUR_NAMES,
    *(f"worded{offset:+d}" for offset in WORDED),
)
SECOND_NAMES = (
    *FIRST_NAMES,
    *(f"score{offset:+d}" for offset in JUDGED),
    "mean-before",
    "mean-behind",
    "since-article",
    "until-article",
    "article-before",
    "article-behind",
    "scores-around",
    "mean-score",
)


@dataclass(frozen=True, slots=True)
class Model:
    """What training found: weights of phrases, and the two passes as functions of a row that give log-odds."""

    phrases: Mapping[str, float]
    first: Callable[[Sequence[float]], float]
    second: Callable[[Sequence[float]], float]


@cache
def trained() -> Model:
    """The model in weights.json, read once."""
    return loaded(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))


def loaded(weights: str) -> Model:
    """The model of such a file's text."""
    stored = json.loads(weights)
    return Model(stored["phrases"], compiled(stored["first"]), compiled(stored["second"]))


def odds(page: Page, sighted: Mapping[int, Sighting], own: Sequence[Sequence[float]]) -> list[float]:
    """The log-odds that each block is cruft; `own` are the blocks' measures by themselves."""
    model = trained()
    rows = first_rows(page, sighted, own, [phrasing.weigh(text, model.phrases) for text in page.folded])
    scores = [sigmoid(model.first(row)) for row in rows]
    return [model.second(row) for row in second_rows(page, rows, scores)]


def first_rows(
    page: Page, sighted: Mapping[int, Sighting], own: Sequence[Sequence[float]], worded: Sequence[float]
) -> list[list[float]]:
    """What the first pass sees of each block, in the order of FIRST_NAMES; `worded` are the blocks' weights by phrases."""
    places = surroundings.measure(page, own, sighted)
    wording = _beside(worded, WORDED)
    return [[*block, *place, *words] for block, place, words in zip(own, places, wording, strict=True)]


def second_rows(page: Page, rows: Sequence[Sequence[float]], scores: Sequence[float]) -> list[list[float]]:
    """What the second pass sees of each block, in the order of SECOND_NAMES; `scores` are the first pass's probabilities."""
    count = len(scores)
    article = [score < LIKELY_ARTICLE for score in scores]
    through = list(accumulate(scores))
    mass = list(accumulate(math.log1p(width) * (1 - s) for width, s in zip(page.widths, scores, strict=True)))
    total, all_mass = (through[-1], mass[-1] + 1e-9) if count else (0.0, 1.0)
    since = surroundings.since(article.__getitem__, count)
    until = surroundings.since(lambda index: article[count - 1 - index], count)[::-1]
    beside = _beside(scores, JUDGED)
    return [
        [
            *row,
            *beside[i],
            (through[i] - scores[i]) / max(i, 1),
            (total - through[i]) / max(count - 1 - i, 1),
            since[i],
            until[i],
            (mass[i - 1] if i else 0.0) / all_mass,
            (all_mass - mass[i]) / all_mass,
            sum(scores[max(0, i - 5) : i + 6]) / len(JUDGED),
            total / count,
        ]
        for i, row in enumerate(rows)
    ]


def _beside(values: Sequence[float], offsets: Sequence[int]) -> list[list[float]]:
    """For each place the values at these offsets from it; OUTSIDE past the edges."""
    count = len(values)
    return [
        [values[index + offset] if 0 <= index + offset < count else OUTSIDE for offset in offsets]
        for index in range(count)
    ]
