"""Sentences that are none."""

import pytest

from articles.text.checks.fragment import check


def told(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in check(text, "en")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Although the county planned a harbour in 2013.",
        "Promote the lake tourism innovation in Dali development of.",
        "Explore the use of the.",
        "Applications.",
    ],
)
def test_a_fragment_after_a_sentence_is_told(sentence: str) -> None:
    assert told(f"The lake is deep. {sentence}") == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Although the lake is deep, it is warm.",
        "While 3.5 metres is deep, it is warm.",
        "He is a man whom they think of.",
        "She got an A. He lives in the U.S.A.",
        "Yes. Never. Nonsense.",
        "Applications.",
        '"Applications." He said no more.',
        "Because it is deep.",
        "The lake is deep.\nA heading\nApplications.",
        "It is 3.5 metres deep. He asked...\nNever",
    ],
)
def test_whole_sentences_and_answers_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_other_languages_are_left_alone() -> None:
    assert not list(check("雖然如此。Although so.", "zh-hant"))
