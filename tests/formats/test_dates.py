"""The day is read in the forms that pages and feeds write it."""

from datetime import date

import pytest

from articles.formats.dates import day


@pytest.mark.parametrize(
    "text",
    [
        "2020-03-05",
        "2020-03-05T23:59:00+08:00",
        "2020/3/5",
        "20200305",
        "2020年3月5日 10:20",
        "March 5, 2020",
        "Mar. 5th 2020",
        "Thu, 05 Mar 2020 10:00:00 GMT",
        "5 March 2020",
        "发布时间：2020-03-05",
    ],
)
def test_reads_a_day(text: str) -> None:
    assert day(text) == date(2020, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2020-13-01", "2020-02-30", "1234567890123", "March 2020", "5/3/20", "x" * 10_000]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day(text) is None
