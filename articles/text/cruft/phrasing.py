"""How a block is worded: the short runs of words that cruft and articles are made of, each with a weight."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise, repeat

TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[0-9]+|[\u3400-\u9fff]|[^\w\s]")
HEAD, FIRST = 160, 14  # characters and words; the phrases that give cruft away stand at its beginning
BEGINNING, END, FIGURE = "^", "$", "0"


def phrases(folded: str) -> set[str]:
    """The words, pairs of words and, in Chinese, runs of three characters at the head of a folded block.

    Every figure is the same one, and both edges of the block count as words.
    """
    tokens = islice(TOKEN.finditer(folded[:HEAD]), FIRST + 1)
    words = [FIGURE if word.isdigit() else word for word in (token[0] for token in tokens)]
    head = words[:FIRST]
    run = [BEGINNING, *head, *((END,) if len(words) <= FIRST else ())]
    return {*head, *(f"{a} {b}" for a, b in pairwise(run)), *_triples(run)}


def _triples(run: list[str]) -> Iterator[str]:
    chinese = ["\u3400" <= word <= "\u9fff" for word in run]
    if any(chinese):
        triples = zip(run, run[1:], run[2:], strict=False)
        yield from (" ".join(words) for at, words in enumerate(triples) if any(chinese[at : at + 3]))


def weigh(folded: str, weights: Mapping[str, float]) -> float:
    """The sum of the weights of a block's phrases, `weights[""]` for every block: above 0 it is worded like cruft. The same in
    whatever order the phrases come, or a verdict would hang on the seed of the hash."""
    return math.fsum(map(weights.get, phrases(folded), repeat(0.0))) + weights[""]
