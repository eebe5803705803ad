"""A capital in mid sentence is told where it is no name's."""

import pytest

from articles.text.checks.broken_join import check


def told(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in check(text, "en")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They keep the old lake clean, A new harbour is needed.", "A"),
        ("This is why The harbour was built.", "The"),
        ("The road was built under the plan of Dali The harbour company said.", "The"),
        ("And Because the lake is deep, it is cold.", "Because"),
        ("It opens in 2021 It began to admit boats.", "It"),
        ("The lake is cold, In terms of depth it is unique.", "In"),
    ],
)
def test_a_join_must_be_fixed(text: str, word: str) -> None:
    assert told(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "He lives in The Hague and reads The Economist.",
        "They saw Gone With the Wind and Bend It Like Beckham.",
        "Vitamin A is good, and so is Plan A for class A roads.",
        "He said: The lake is cold.",
        'He said, "The lake is cold."',
        "It is cold. The lake is deep.",
        "In the U.S. The lakes are deep.",
        "He paid.4 For earnings see below.",
        "Lake Opens After Years Of work",
        "",
    ],
)
def test_names_titles_and_sentences_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_other_languages_are_left_alone() -> None:
    assert not list(check("他 said so The lake is", "zh-hant"))
