"""A figure needs its equal on the other side."""

import pytest

from articles.text.checks.number_differs import check


def told(english: str, chinese: str) -> list[str]:
    return [finding.evidence for finding in check(english, chinese, "en", "zh-hant")]


@pytest.mark.parametrize(
    ("english", "chinese", "evidence"),
    [
        ("in 2020 it began in 1949", "將於2020年開始", "1949 against none"),
        ("in 2018", "2019年", "2018 against 2019"),
        ("last year", "2019年", "none against 2019"),
        ("31.3 billion yuan", "31.3萬億元", "31300000000 against 31300000000000"),
        ("three million people", "二百萬人", "3000000 against 2000000"),
        ("won 3 to 1, then 4 to 3", "先2比1,再4比3", "3 against 2"),
        ("on October", "十月一日", "none against 1"),
        ("growth of 8.1%", "增長8.2%", "0.081 against 0.082"),
    ],
)
def test_a_figure_without_its_equal_is_told(english: str, chinese: str, evidence: str) -> None:
    assert told(english, chinese) == [evidence]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("10,400 graduates", "1.04萬人"),
        ("ranking fifth", "排名全國第五位"),
        ("On March 15, 2020", "2020年3月15日"),
        ("the first crab", "螃蟹"),
        ("run once", "最多跑一次"),
        ("in 2019, and again in 2019", "2019年"),
        ("won 3 to 1, then 4 to 3", "先3比1,再4比3"),
        ("5G", "5G"),
        ("the R & D side", "研發端"),
    ],
)
def test_equal_figures_and_idiom_are_left_alone(english: str, chinese: str) -> None:
    assert told(english, chinese) == []


def test_the_two_scripts_of_one_text_never_differ() -> None:
    text = "2019年增長8.1%,規模31.3萬億元,三分之二的企業在20世紀90年代成立,下午3點半開會。"
    assert not list(check(text, text, "zh-hans", "zh-hant"))


def test_a_finding_names_both_places() -> None:
    (finding,) = check("only in 2018", "2019年", "en", "zh-hant")
    assert (finding.start, finding.end, finding.language) == (8, 12, "en")
    assert dict(finding.parameters) == {"value": "2018", "other": "2019", "other_start": 0, "other_end": 4}


def test_a_dropped_figure_stands_at_the_end_of_the_translation() -> None:
    (finding,) = check("It grew.", "增長8.1%", "en", "zh-hant")
    assert finding.start == finding.end == len("It grew.")
