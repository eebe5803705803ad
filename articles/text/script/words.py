"""Chinese words in running text, by jieba's dictionary; the only module that imports jieba.

The cut is jieba's own without its model for unknown words (HMM off): of all ways through the dictionary's words the likeliest.
It is written out here because jieba's takes four times as long, and conversion cuts most of a text.
"""

from __future__ import annotations

import logging
from functools import cache
from math import inf, log

import jieba

jieba.setLogLevel(logging.WARNING)


@cache
def _weights() -> tuple[dict[str, float], float]:
    """The logarithm of each word's share, minus infinity for what only begins words, and the share of an unknown character.

    Filled by hand: jieba's own start reads a marshal cache at a predictable path in the shared temporary directory, where
    any user of the machine may have put one. Takes about a second, once.
    """
    tokenizer = jieba.Tokenizer()
    counts, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    unknown = -log(total)
    weights = {word: log(count) + unknown if count else -inf for word, count in counts.items()}
    for character in [word for word, weight in weights.items() if len(word) == 1 and weight == -inf]:
        weights[character] = unknown
    return weights, unknown


def known() -> list[str]:
    """Every word of the dictionary."""
    return [word for word, weight in _weights()[0].items() if weight > -inf]


def cut(text: str) -> list[str]:
    """The words of a Simplified text, in order and without gaps; unknown words come as single characters."""
    (weights, unknown), size = _weights(), len(text)
    best, ends = [0.0] * (size + 1), [0] * size
    for at in range(size - 1, -1, -1):
        end = at + 1
        top = weights.get(text[at], unknown) + best[end]
        ends[at] = end
        while end < size and (weight := weights.get(text[at : end + 1])) is not None:
            end += 1
            if (score := weight + best[end]) >= top:
                top, ends[at] = score, end
        best[at] = top
    return _slices(text, ends)


def _slices(text: str, ends: list[int]) -> list[str]:
    """The words along the best way: `ends` says for each offset where the word that begins there ends."""
    words, at = [], 0
    while at < len(text):
        words.append(text[at : ends[at]])
        at = ends[at]
    return words
