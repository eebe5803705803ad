"""Chinese of both scripts: direct, indirect and mixed speech, and who is named as its speaker."""

import pytest

from tests.text.quotes.helpers import mentions, said

DIRECT = [
    ("“线路五月开通。”王小明说。", "王小明"),
    ("「線路五月開通。」雲南省交通廳廳長王小明說。", "王小明"),
    ("王小明表示：“线路五月开通。”", "王小明"),
    ("“線路五月開通。”一位乘客對記者表示。", "一位乘客"),
    ("“线路五月开通。”他说。", "他"),
]
INDIRECT = [
    ("王小明认为，线路五月开通。", "王小明"),
    ("王小明認為,線路五月開通。", "王小明"),
    ("同时，王小明5月3日在会议上称，线路五月开通。", "王小明"),
    ("在多位當地專家看來，線路五月開通。", "多位當地專家"),
    ("铁路局相关负责人告诉记者，线路五月开通。", "铁路局相关负责人"),
    ("阿里·优素福说，线路五月开通。", "阿里·优素福"),
    ("一位不愿透露姓名的官员表示，线路五月开通。", "一位不愿透露姓名的官员"),
]
SILENT = [
    "“茶马古道”项目受到好评。",
    "据说线路五月开通。",
    "數據顯示，產量增加兩成。",
    "一系列動向表明，線路即將開通。",
    "这一名称已经使用多年。",
    "他的建议得到采纳。",
]


@pytest.mark.parametrize(("text", "speaker"), DIRECT)
def test_a_direct_quote_finds_its_speaker(text: str, speaker: str) -> None:
    (kind, who, words) = said(text, language="zh-hans")[0]
    assert (kind, who, len(words)) == ("direct", speaker, len("线路五月开通。"))


@pytest.mark.parametrize(("text", "speaker"), INDIRECT)
def test_reported_speech_is_the_clause_behind_its_cue(text: str, speaker: str) -> None:
    (kind, who, words) = said(text, language="zh-hant")[0]
    assert (kind, who, len(words)) == ("indirect", speaker, len("线路五月开通"))


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert said(text, language="zh-hans") == []


def test_a_fragment_in_marks_makes_reported_speech_mixed() -> None:
    text = "王小明說，原則是“切口小一點、研究深一點、更管用一點”。"
    assert [kind for kind, _, _ in said(text, language="zh-hant")] == ["mixed"]


def test_an_order_without_a_subject_belongs_to_the_last_speaker() -> None:
    text = "王小明称，这只是第一步。要求各级各部门加快建设。"
    assert said(text, language="zh-hans")[1] == ("indirect", "王小明", "各级各部门加快建设")


def test_role_and_organisation_are_cut_apart_where_they_share_a_character() -> None:
    (mention,) = mentions("昆明市大數據管理局數字經濟發展處處長張濤表示，貿易增長。", language="zh-hant")
    assert (mention.organisation, mention.role, mention.name) == ("昆明市大數據管理局數字經濟發展處", "處長", "張濤")


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("省長王小明", "person"),
        ("一位專家", "unnamed"),
        ("多名村民", "group"),
        ("鐵路局", "organisation"),
        ("《發展規劃》", "document"),
        ("本報記者", "newsroom"),
    ],
)
def test_the_kind_of_source(subject: str, kind: str) -> None:
    (mention,) = mentions(f"{subject}指出，貿易增長了。", language="zh-hant")
    assert mention.kind == kind
