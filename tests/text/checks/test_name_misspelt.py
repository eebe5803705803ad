"""Almost the name that the source has."""

import pytest

from articles.text.checks.name_misspelt import check
from articles.text.records import TermRule

LIN = TermRule({"en": "Lin Xiaohua", "zh-hant": "林曉華", "zh-hans": "林晓华"}, name=True)
LAN = TermRule({"en": "Lin Xiaohui", "zh-hant": "林曉慧"}, name=True)
LAB = TermRule({"en": "Erhai Water Institute", "zh-hant": "洱海水研究所"}, name=True)
TERM = TermRule({"en": "Big Data", "zh-hant": "大數據"})


def told(english: str, chinese: str, *names: TermRule) -> list[str | None]:
    return [finding.suggestion for finding in check(english, chinese, "en", "zh-hant", names)]


@pytest.mark.parametrize("text", ["Lin Xiaohau said so.", "Lin Xiaohia’s lake", "Ask Lin Xiaoha."])
def test_a_near_miss_must_be_fixed(text: str) -> None:
    assert told(text, "林曉華說。", LIN) == ["Lin Xiaohua"]


def test_one_word_of_an_organisation_may_be_missed() -> None:
    assert told("The Erhai Watter Institute", "洱海水研究所", LAB) == ["Erhai Water Institute"]


def test_one_character_of_a_chinese_name_may_be_missed() -> None:
    (finding,) = check("記者林晓桦說", "林曉華說", "zh-hans", "zh-hant", [LIN])
    assert (finding.start, finding.end, finding.suggestion) == (2, 5, "林晓华")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Lin Xiaohua said so.", "林曉華說。"),
        ("Lin Xiaohau said so.", "她說。"),
        ("Lin Xiaohui said so.", "林曉華說。"),
        ("Lin Dan said so.", "林曉華說。"),
        ("She said so.", "林曉華說。"),
        ("Lin. Xiaohau", "林曉華說。"),
        ("Big Date", "大數據"),
    ],
)
def test_right_names_other_people_pronouns_and_words_are_left_alone(english: str, chinese: str) -> None:
    assert told(english, chinese, LIN, LAN, TERM) == []


def test_the_other_script_is_no_misspelling() -> None:
    assert list(check("林曉華說", "林曉華說", "zh-hans", "zh-hant", [LIN])) == []
