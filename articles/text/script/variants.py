"""What writers of Traditional Chinese spell in several ways, all of them right."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from articles.text.script.opencc_tables import AMBIGUOUS, common_form, data_lines


@cache
def _groups() -> dict[str, str]:
    """Each character that stands beside another for the same word, and the one that stands for its group."""
    return {member: group[0] for group in data_lines("variants.txt") for member in group}


@lru_cache(maxsize=1 << 14)
def without_variants(character: str) -> str:
    """One Traditional character for all regional and personal forms of the same one (裏 裡, 臺 台, 著 着)."""
    common = common_form(character)
    return _groups().get(common, common)


@cache
def _either() -> tuple[re.Pattern[str], dict[str, str]]:
    """Spellings of whole words, and by each the one that stands for its group."""
    groups = [[_folded(spelling) for spelling in line.split()] for line in data_lines("either.txt")]
    one = {spelling: group[0] for group in groups for spelling in group}
    return re.compile("|".join(sorted(one, key=len, reverse=True))), one


def _folded(text: str) -> str:
    return "".join(map(without_variants, text))


@lru_cache(maxsize=1 << 14)
def _in_one_spelling(text: str) -> str:
    """The text with one spelling for all of each word that it holds."""
    pattern, one = _either()
    return pattern.sub(lambda found: one[found[0]], _folded(text))


def differ(one: str, other: str, source: str) -> bool:
    """Whether two characters are different Traditional forms of an ambiguous one."""
    return one != other and source in AMBIGUOUS and without_variants(one) != without_variants(other)


def same_words(one: str, other: str, source: str) -> bool:
    """Whether two Traditional texts of `source` differ only in variants or where nothing was to choose."""
    if not any(map(differ, one, other, source)):
        return True
    return _in_one_spelling(one) == _in_one_spelling(other)
