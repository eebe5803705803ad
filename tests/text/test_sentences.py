"""Where sentences end, and where a stop ends none."""

import pytest

from articles.text.sentences import split


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "It rained.", "Nobody came."),
        ("en", "Did anybody come?", "No!"),
        ("en", "It grew by 3.5%.", "That was 2 points more."),
        ("en", "It rose in 2019.", "30 people came."),
        ("en", "“It rained.”", "She laughed."),
        ("en", "(It rained.)", "She laughed."),
        ("en", 'He said: "Go."', '"Where?" she asked.'),
        ("en", "He lives in the U.S.", "The house is red."),
        ("en", "It rained", "Nobody came"),
        ("zh-hans", "下雨了。", "没人来。"),
        ("zh-hans", "有人来吗？", "没有！"),
        ("zh-hans", "“下雨了。”", "她笑了。"),
        ("zh-hant", "「下雨了！」", "她笑了。"),
        ("zh-hans", "下雨了……", "没人来。"),
        ("zh-hans", "真的吗?!", "真的。"),
        ("zh-hans", "（下雨了。）", "她笑了。"),
    ],
)
def test_two_sentences_are_two(language, first, second) -> None:
    between = "" if language != "en" else " " if first[-1] in '.?!”")' else "\n"
    assert cut(first + between + second, language) == [first, second]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Smith met Dr. Jones at St. Mary's."),
        ("en", "It cost 3.5 million."),
        ("en", "J. K. Hill left."),
        ("en", "The U.S. Army came."),
        ("en", "See No. 5 for more."),
        ("en", "They open at 9 a.m. on Mondays."),
        ("en", "“Really?” she asked."),
        ("en", "Visit example.com today."),
        ("en", "It rained... and rained."),
        ("zh-hans", "增长3.5%，很快。"),
        ("zh-hans", "他说：“好”，就走了。"),
        ("zh-hans", "网址是example.com，请看。"),
        ("zh-hant", "甲、乙；丙"),
        ("zh-hans", "没有句号的一行"),
    ],
)
def test_one_sentence_is_one(language, text) -> None:
    assert cut(text, language) == [text]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_white_space_is_no_sentence(language) -> None:
    assert split("", language) == split(" \n ", language) == ()


def test_spans_leave_the_space_around_out() -> None:
    assert split("  One.  Two. ", "en") == ((2, 6), (8, 12))
