"""Every check of a text takes time in proportion to its length, whatever the text is."""

import pytest

from articles.text.checks import CHECKS, Check
from tests.growth import in_proportion

ENGLISH = ["9", "one hundred and ", "a-", "has x ", "been planning ", "the the ", "Although ", "x\n", "“", "1,"]
CHINESE = ["九", "发展\n", "(", "“", "中，", "中·", "制 ", "中文,"]
LENGTH = 6000


@pytest.mark.parametrize("check", {c.function: c for c in CHECKS if c.scope == "text"}.values(), ids=lambda c: c.id)
def test_a_long_text_takes_time_in_proportion(check: Check) -> None:
    for piece, language in [*((piece, "en") for piece in ENGLISH), *((piece, "zh-hant") for piece in CHINESE)]:

        def work(length: int, piece: str = piece, language: str = language) -> None:
            list(check.function(piece * (length // len(piece)), language))

        assert in_proportion(work, LENGTH), piece
