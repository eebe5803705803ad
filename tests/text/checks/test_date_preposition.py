"""Dates after the wrong preposition."""

import pytest

from articles.text.checks.date_preposition import check


def repaired(text: str) -> str:
    for finding in reversed(list(check(text, "en"))):
        text = text[: finding.start] + str(finding.suggestion) + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The county has prepared for at least 2017.", "The county has prepared since at least 2017."),
        ("It has been sailing for 2017, they said.", "It has been sailing since 2017, they said."),
        ("The harbour opened on 2019.", "The harbour opened in 2019."),
        ("On May 2019, it opened.", "In May 2019, it opened."),
        ("It opened in March 15, 2020.", "It opened on March 15, 2020."),
        ("It opened in Monday.", "It opened on Monday."),
    ],
)
def test_the_right_preposition_is_the_repair(text: str, right: str) -> None:
    assert repaired(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "It has prepared for at least 2017 boats.",
        "They have been planning for 2027.",
        "The forecast for 2017 was high.",
        "It spent more on 2019 boats.",
        "It opened on March 15 and in March 2020.",
        "In Monday's paper and in May 5G came.",
    ],
)
def test_sound_dates_are_left_alone(text: str) -> None:
    assert repaired(text) == text
