"""Errors that conversion between the scripts left in a text."""

from collections.abc import Sequence

import pytest

from articles.text.records import TermRule
from articles.text.script import suspects
from tests.growth import in_proportion

Found = tuple[str, str, str, str | None]


def found(text: str, language: str = "zh-hant", terms: Sequence[TermRule] = ()) -> list[Found]:
    return [(f.check, f.severity, text[f.start : f.end], f.suggestion) for f in suspects(text, language, terms)]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("“省長髮言後,大家振奮。”", ("script-slip", "must-fix", "髮言", "發言")),
        ("似乎還是隻有旅遊", ("script-slip", "must-fix", "隻有", "只有")),
        ("但云南應該會全力推進", ("script-slip", "must-fix", "云南", "雲南")),
        ("而是迴歸雲南特色", ("script-slip", "must-fix", "迴歸", "回歸")),
        ("考試制度改變歷史，重大斗爭", ("script-slip", "must-fix", "重大斗爭", "重大鬥爭")),
        ("十幾分鍾", ("script-slip", "must-fix", "十幾分鍾", "十幾分鐘")),
        ("染頭發的人", ("script-slip", "advisory", "頭發", "頭髮")),
        ("新理念。甘俊 制", ("credit-line", "advisory", "制", "製")),
        ("雲南發展区塊鏈", ("mixed-script", "advisory", "区", "區")),
        (
            "区块链引领云南 不只“老三样”",
            ("mixed-script", "must-fix", "区块链引领云南 不只“老三样”", "區塊鏈引領雲南 不只“老三樣”"),
        ),
    ],
)
def test_a_slip_is_found_with_its_repair(text: str, finding: Found) -> None:
    assert found(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "菸草、平臺和哪裡",
        "平台和裏面",
        "為民眾",
        "敢吃第一隻螃蟹",
        "著手公佈",
        "着手公布",
        "衞生部門在這裏接着調查，警衞喫糭",
        "天氣很困，颳風也好刮風也好",
        "不只是人才",
        "上游城市展開與其他競爭",
        "阮成發",
        "體制機制創新,因地制宜制定",
        "智能製造精製茶",
        "這也成為了雲計算",
        "線性迴歸與北迴歸線",
        "約翰·里根說",
        "實行 一國兩制",
        "會 員 制",
        "倒霉的豬圈",
        "哄堂大笑，買了豆干",
        "彌漫、仿佛、蘇醒、復審、辟謠",
        "瀰漫、彷彿、甦醒、覆審、闢謠",
        "恒生指數與恆生銀行",
        "匯豐銀行和滙豐大廈",
        "并州刺史，子丑寅卯",
        "他吃了一碗麵線",
        "二萬五千里長征",
        "郁慕明主席、范志毅教練",
        "",
    ],
)
def test_good_traditional_text_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_offsets_hold_on_a_page_of_several_lines() -> None:
    assert found("雲南。\n\n  省長髮言後\n")[0][2] == "髮言"


def test_the_forms_of_terms_are_right_as_they_stand() -> None:
    terms = [TermRule(forms={"zh-hans": "迴歸社", "zh-hant": "迴歸社"}, name=True)]
    assert found("迴歸社記者") != []
    assert found("迴歸社記者", terms=terms) == []


def test_a_term_spoiled_by_conversion_is_found() -> None:
    terms = [TermRule(forms={"zh-hans": "后发", "zh-hant": "后發"})]
    assert found("後發說", terms=terms) == [("script-slip", "must-fix", "後發", "后發")]


@pytest.mark.parametrize("traditional", ["軟體", "軟體程式"])
def test_another_word_for_a_term_is_no_slip(traditional: str) -> None:
    assert found("軟件", terms=[TermRule(forms={"zh-hans": "软件", "zh-hant": traditional})]) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("云南发展區块链", ("mixed-script", "advisory", "區", "区")),
        ("雲南發展區塊鏈", ("mixed-script", "must-fix", "雲南發展區塊鏈", "云南发展区块链")),
    ],
)
def test_traditional_characters_in_a_simplified_text_are_found(text: str, finding: Found) -> None:
    assert found(text, "zh-hans") == [finding]


@pytest.mark.parametrize("text", ["乾隆年间", "著名的慰藉", "云南发展区块链", "甘俊 制"])
def test_good_simplified_text_is_left_alone(text: str) -> None:
    assert found(text, "zh-hans") == []


def test_english_has_no_script_to_slip() -> None:
    assert suspects("The 省長髮言 spoke", "en") == ()


def test_a_page_of_lines_in_the_wrong_script_takes_time_in_proportion() -> None:
    assert in_proportion(lambda lines: suspects("发展\n" * lines, "zh-hant"), 1000)
