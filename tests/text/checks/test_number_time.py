"""number-differs takes time in proportion to the length of both texts."""

from time import process_time

import pytest

from articles.text import numbers
from articles.text.checks.number_differs import check


@pytest.mark.parametrize("piece", ["3 to ", "1 in 2 in ", "one hundred and ", "1m ", "two-thirds of ", "1 and "])
@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_time_grows_with_the_length(piece: str, language: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        numbers.find.cache_clear()
        started = process_time()
        list(check(text, text + "9", language, language))
        return process_time() - started

    assert min(seconds(24_000) for _ in range(2)) < 10 * max(seconds(6_000) for _ in range(3)) + 0.05
