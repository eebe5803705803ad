"""The words of reported speech in each language, read once from words/."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(language: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of words/LANGUAGE.toml, longest words first so that an alternation takes the longest."""
    text = files(__package__).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return {
        name: tuple(sorted(dict.fromkeys(entries), key=len, reverse=True))
        for name, entries in tomllib.loads(text).items()
    }


def anyone(language: str, name: str) -> str:
    """A regular expression for any one entry of a list."""
    return "|".join(map(re.escape, words(language)[name]))


@cache
def among(language: str, *names: str) -> frozenset[str]:
    """The entries of several lists, to look words up in."""
    return frozenset().union(*(words(language)[name] for name in names))


def begins(language: str, *names: str) -> str:
    """The characters that entries of these lists begin with: a pattern that looks for one of them first takes a fraction of the time."""
    return re.escape("".join(sorted({entry[0] for name in names for entry in words(language)[name]})))
