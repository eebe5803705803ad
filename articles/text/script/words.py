"""Chinese words in running text, by jieba's dictionary; the only module that imports jieba."""

from __future__ import annotations

import logging
from functools import cache

import jieba

jieba.setLogLevel(logging.WARNING)


@cache
def _tokenizer() -> jieba.Tokenizer:
    """The dictionary, loaded once at first use (about a second).

    Filled by hand: jieba's own start reads a marshal cache at a predictable path in the shared temporary directory, where
    any user of the machine may have put one.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def cut(text: str) -> list[str]:
    """The words of a Simplified text, in order and without gaps; unknown words come as single characters (HMM off)."""
    words: list[str] = _tokenizer().lcut(text, HMM=False)
    return words
