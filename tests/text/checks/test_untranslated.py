"""Text left in the source language."""

import pytest

from articles.text.checks.untranslated import check


def told(left: str, right: str, left_language: str, right_language: str) -> list[tuple[str, str]]:
    return [(f.severity, left[f.start : f.end]) for f in check(left, right, left_language, right_language)]


def test_the_source_in_place_of_a_translation_must_be_fixed() -> None:
    assert told("洱海很深。 很冷。", "洱海很深。 很冷。", "en", "zh-hant") == [("must-fix", "洱海很深。 很冷。")]
    english = "The lake is very deep and cold."
    assert told(english, english, "zh-hans", "en") == [("must-fix", english)]


def test_a_stretch_of_it_is_advisory() -> None:
    assert told("The lake 很深，很冷 they said.", "湖很深，很冷", "en", "zh-hant") == [("advisory", "很深，很冷")]
    assert told("他說 the lake is deep and very cold。", "He said", "zh-hans", "en") == [
        ("advisory", "the lake is deep and very cold")
    ]


@pytest.mark.parametrize(
    ("left", "right", "left_language", "right_language"),
    [
        ("Erhai (洱海) is a lake, a “海”.", "洱海是湖。", "en", "zh-hant"),
        ("GDP 2019", "GDP 2019", "en", "zh-hant"),
        ("IBM Watson 和 New York Times 報道", "IBM Watson and the New York Times said", "zh-hant", "en"),
        ("《The Lord of the Rings and the others》上映", "It is on.", "zh-hant", "en"),
        ("洱海", "洱海", "zh-hans", "zh-hant"),
        ("", "", "en", "zh-hant"),
    ],
)
def test_originals_names_and_codes_are_left_alone(
    left: str, right: str, left_language: str, right_language: str
) -> None:
    assert told(left, right, left_language, right_language) == []
