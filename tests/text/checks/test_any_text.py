"""Every check of a text takes time in proportion to its length, whatever the text is."""

from time import process_time

import pytest

from articles.text.checks import CHECKS, Check

ENGLISH = ["9", "one hundred and ", "a-", "has x ", "been planning ", "the the ", "Although ", "x\n", "“", "1,"]
CHINESE = ["九", "发展\n", "(", "“", "中，", "中·", "制 ", "中文,"]
LENGTH = 6000
FOUR_TIMES = 10  # what four times the length may cost: 4 in proportion, 16 for the square
LITTLE = 0.1  # of a second: what takes less tells nothing of how it grows


def seconds(check: Check, text: str, language: str) -> float:
    started = process_time()
    list(check.function(text, language))
    return process_time() - started


@pytest.mark.parametrize("check", {c.function: c for c in CHECKS if c.scope == "text"}.values(), ids=lambda c: c.id)
def test_a_long_text_takes_time_in_proportion(check: Check) -> None:
    seconds(check, "發展", "zh-hant")  # reads the dictionaries
    for piece, language in [*((piece, "en") for piece in ENGLISH), *((piece, "zh-hant") for piece in CHINESE)]:
        text = piece * (LENGTH // len(piece))
        four_times = min(seconds(check, text * 4, language) for _ in range(2))
        if four_times > LITTLE:
            assert four_times < FOUR_TIMES * max(seconds(check, text, language) for _ in range(3)), piece
