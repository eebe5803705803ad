"""Half-width punctuation beside Chinese."""

import pytest

from articles.text.checks.width import check


def repaired(text: str, language: str = "zh-hant") -> str:
    findings = list(check(text, language))
    assert len(findings) <= 1
    for finding in findings:
        text = text[: finding.start] + str(finding.suggestion) + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("他說,湖很深, 很冷;是嗎?", "他說，湖很深，很冷；是嗎？"),
        ("增長8.1%,排名第五", "增長8.1%，排名第五"),
        ("“很深”,他說:“很冷!”", "“很深”，他說：“很冷！”"),
        ("報告(2019年)顯示", "報告（2019年）顯示"),
        ("時間:15:00", "時間：15:00"),
        ("CEO,他說", "CEO，他說"),
    ],
)
def test_one_repair_sets_all_of_a_field(text: str, right: str) -> None:
    assert repaired(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "規模31.3萬億、1,000人、8.1%",
        "專業(080917T)與洱海(Erhai)",
        "5G等，見 http://example.com/?a=1",
        "他說，湖很深。",
        "IBM, Inc.",
    ],
)
def test_figures_codes_and_latin_are_left_alone(text: str) -> None:
    assert repaired(text) == text


def test_english_is_left_alone() -> None:
    assert not list(check("He said 湖, so.", "en"))
