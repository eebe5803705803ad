"""Conversion between the scripts."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.records import TermRule
from articles.text.script import convert
from tests.growth import in_proportion


def to_traditional(text: str, terms: Sequence[TermRule] = ()) -> str:
    return convert(text, to="zh-hant", source="zh-hans", terms=terms).text


def to_simplified(text: str, terms: Sequence[TermRule] = ()) -> str:
    return convert(text, to="zh-hans", source="zh-hant", terms=terms).text


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("省长发言后", "省長發言後"),
        ("似乎还是只有旅游", "似乎還是只有旅遊"),
        ("但云南应该会", "但雲南應該會"),
        ("而是回归云南特色", "而是回歸雲南特色"),
        ("南回归线", "南迴歸線"),
        ("线性回归分析", "線性迴歸分析"),
        ("签了名", "簽了名"),
        ("这只会让他难过", "這只會讓他難過"),
        ("周六只上课", "週六只上課"),
        ("区块链。甘俊 制", "區塊鏈。甘俊 製"),
    ],
)
def test_words_decide_where_openccs_phrases_cut_across_them(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("敢吃第一只螃蟹", "敢吃第一隻螃蟹"),
        ("3只猫", "3隻貓"),
        ("长发公主剪头发", "長髮公主剪頭髮"),
        ("前任皇后", "前任皇后"),
        ("天干与地支", "天干與地支"),
        ("肉酱面", "肉醬麵"),
        ("抽签和书签", "抽籤和書籤"),
        ("体制机制", "體制機制"),
        ("“引号”照旧", "“引號”照舊"),
        ("English 2020, \n\n", "English 2020, \n\n"),
    ],
)
def test_what_opencc_has_right_stays(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("著手準備著名的髮言", "着手准备著名的发言"),
        ("乾隆年間乾燥", "乾隆年间干燥"),
        ("平臺裡", "平台里"),
        ("衆裏羣", "众里群"),
    ],
)
def test_traditional_becomes_simplified(traditional: str, simplified: str) -> None:
    assert to_simplified(traditional) == simplified


def test_terms_pin_both_directions() -> None:
    terms = [
        TermRule(forms={"zh-hans": "后云发", "zh-hant": "后云發"}),
        TermRule(forms={"zh-hans": "软件", "zh-hant": "軟體"}),
    ]
    assert to_traditional("但后云发软件", terms=terms) == "但后云發軟體"
    assert to_simplified("但后云發軟體", terms=terms) == "但后云发软件"


def test_a_term_without_a_form_in_both_scripts_changes_nothing() -> None:
    assert to_traditional("软件", terms=[TermRule(forms={"zh-hans": "软件", "en": "software"})]) == "軟件"


def test_changes_name_the_places_that_depart_from_opencc() -> None:
    conversion = convert("省长发言后", to="zh-hant", source="zh-hans")
    (change,) = conversion.changes
    assert (conversion.text[change.start : change.end], change.alternatives) == ("發言", ("髮言",))


def test_nothing_to_decide_leaves_no_changes() -> None:
    assert convert("皇后和旅游", to="zh-hant", source="zh-hans").changes == ()


def test_lines_in_the_script_already_stay_when_the_source_is_not_given() -> None:
    page = "雲南隻字不提。\n云南发展\n2020"
    assert convert(page, to="zh-hant").text == "雲南隻字不提。\n雲南發展\n2020"


def test_the_same_script_and_empty_text_come_back() -> None:
    assert convert("雲南髮", to="zh-hant", source="zh-hant").text == "雲南髮"
    assert convert("", to="zh-hans").text == ""


@pytest.mark.parametrize(("to", "source"), [("en", None), ("zh", None), ("zh-hans", "en")])
def test_other_languages_are_refused(to: str, source: str | None) -> None:
    with pytest.raises(ValueError, match="cannot convert"):
        convert("text", to=to, source=source)


@pytest.mark.parametrize("stray", ["\0", "\ud800", "\udfff\0"])
def test_what_opencc_cannot_read_ends_nothing(stray: str) -> None:
    assert to_traditional(f"发{stray}发言") == f"發{stray}發言"
    assert to_simplified(f"發{stray}發言") == f"发{stray}发言"


@pytest.mark.parametrize("piece", ["<code>", "<pre>干", "<", "<a", "`", "```", "`a ", "http://a/", "干了", "制 "])
def test_the_time_grows_with_the_length(piece: str) -> None:
    assert in_proportion(lambda characters: to_traditional(piece * (characters // len(piece))), 20_000)


@pytest.mark.parametrize("tag", ["code", "pre"])
def test_code_stays_and_an_element_without_its_end_protects_nothing(tag: str) -> None:
    assert to_traditional(f"<{tag}>干了</{tag}>干了") == f"<{tag}>干了</{tag}>幹了"
    assert to_traditional(f"<{tag}>干了<{tag}>干了</{tag}>") == f"<{tag}>幹了<{tag}>干了</{tag}>"


@given(st.text(alphabet="省长发言后只干面里头了云系签 \n\0\ud800<>`a1。“", max_size=60))
def test_changes_name_spans_of_the_text_and_say_what_stands_there(text: str) -> None:
    conversion = convert(text, to="zh-hant", source="zh-hans")
    assert len(conversion.text) == len(text)
    for change in conversion.changes:
        assert conversion.text[change.start : change.end] == change.target
        assert text[change.start : change.end] == change.source


def test_hong_kongs_characters_come_and_go() -> None:
    simplified = "卫生部门在这里接着调查，叙述群众"
    traditional = convert(simplified, to="zh-hant", source="zh-hans", locale="hk").text
    assert traditional == "衞生部門在這裏接着調查，敍述羣眾"
    assert to_simplified(traditional) == simplified
