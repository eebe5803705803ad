"""Words said twice over."""

import pytest

from articles.text.checks.repeated_words import check


def told(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in check(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "repair"),
    [
        ("of the the", "en", "the"),
        ("The the", "en", "The"),
        ("clean water and clean water", "en", None),
        ("new harbours and harbours", "en", None),
        ("洱海水洱海水", "zh-hant", "洱海水"),
    ],
)
def test_a_repetition_is_told(text: str, language: str, repair: str | None) -> None:
    ((_, suggestion),) = told(f"{text}." if language == "en" else f"說{text}。", language)
    assert suggestion == repair


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He had had enough, and that that was so is so.", "en"),
        ("more water and more water; again and again", "en"),
        ("for years and years.", "en"),
        ("clean water and clean waters", "en"),
        ("the policy for For Hire cars", "en"),
        ("the military and military schools", "en"),
        ("研究研究，考慮考慮", "zh-hans"),
        ("哈哈哈哈哈哈", "zh-hans"),
    ],
)
def test_idiom_and_emphasis_are_left_alone(text: str, language: str) -> None:
    assert told(text, language) == []
