"""number-differs takes time in proportion to the length of both texts."""

import pytest

from articles.text.checks.number_differs import check
from tests.growth import in_proportion


@pytest.mark.parametrize("piece", ["3 to ", "1 in 2 in ", "one hundred and ", "1m ", "two-thirds of ", "1 and "])
@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_time_grows_with_the_length(piece: str, language: str) -> None:
    def work(characters: int) -> None:
        text = piece * (characters // len(piece))
        list(check(text, text + "9", language, language))

    assert in_proportion(work, 6_000)
