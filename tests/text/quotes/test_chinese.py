"""Chinese of both scripts: direct, indirect and mixed speech, and who is named as its speaker."""

import pytest

from tests.text.quotes.helpers import mentions, said

DIRECT = [
    ("“线路五月开通。”王小明说。", "王小明"),
    ("「線路五月開通。」雲南省交通廳廳長王小明說。", "王小明"),
    ("王小明表示：“线路五月开通。”", "王小明"),
    ("“線路五月開通。”一位乘客對記者表示。", "一位乘客"),
    ("“线路五月开通。”他说。", "他"),
    ("“线路五月开通。”六十七岁的村民王小明指着河面对记者说。", "王小明"),
    ("“线路五月开通。”消防员王小明冲着屋里大喊。", "王小明"),
    ("“线路五月开通。”她停了一下，又说。", "她"),
    ("王小明说得很平静：“线路五月开通。”", "王小明"),
    ("铁路局局长王小明发推文写道：“线路五月开通。”", "王小明"),
    ("不愿具名的外交官对本报说：“线路五月开通。”", "不愿具名的外交官"),
    ("「線路五月開通。」在夜市賣麵的阿珍嘆了口氣說。", "阿珍"),
]
INDIRECT = [
    ("王小明认为，线路五月开通。", "王小明"),
    ("王小明認為,線路五月開通。", "王小明"),
    ("同时，王小明5月3日在会议上称，线路五月开通。", "王小明"),
    ("在多位當地專家看來，線路五月開通。", "多位當地專家"),
    ("铁路局相关负责人告诉记者，线路五月开通。", "铁路局相关负责人"),
    ("阿里·优素福说，线路五月开通。", "阿里·优素福"),
    ("一位不愿透露姓名的官员表示，线路五月开通。", "一位不愿透露姓名的官员"),
    ("据两名了解计划的人士称，线路五月开通。", "两名了解计划的人士"),
    ("根据市气象局的消息，线路五月开通。", "市气象局"),
    ("据《江海晚报》报道，线路五月开通。", "《江海晚报》"),
    ("铁路局发言人王小明在一份声明中指出，线路五月开通。", "王小明"),
    ("多名当地居民反映，线路五月开通。", "多名当地居民"),
    ("港交所表示，线路五月开通。", "港交所"),
    ("教授王小明与他的团队发现，线路五月开通。", "王小明"),
    ("公司在公告中称，线路五月开通。", "公司"),
]
SILENT = [
    "“茶马古道”项目受到好评。",
    "据说线路五月开通。",
    "數據顯示，產量增加兩成。",
    "一系列動向表明，線路即將開通。",
    "这一名称已经使用多年。",
    "他的建议得到采纳。",
    "据报道，线路五月开通。",
    "居民反映的问题已经解决。",
    "此前省政府要求关闭这座工厂。",
    "发言人的评论员文章引起讨论。",
    "这部叫“冬日来信”的小说讲的是两代人。",
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


def test_a_fragment_too_long_for_a_name_makes_it_mixed_without_a_stop() -> None:
    text = "王小明说，库存仍处高位，“不宜过早乐观”。"
    assert [kind for kind, _, _ in said(text, language="zh-hans")] == ["mixed"]


def test_what_somebody_says_that_another_thinks_is_the_first_ones() -> None:
    text = "王小明表示，铁路局认为，线路五月开通。"
    assert [who for _, who, _ in said(text, language="zh-hans")] == ["王小明"]


@pytest.mark.parametrize(
    ("subject", "role", "organisation", "name"),
    [
        ("市医院主任医师王小明", "主任医师", "市医院", "王小明"),
        ("负责项目的副总工程师王小明", "副总工程师", "", "王小明"),
        ("渔民陈阿水", "渔民", "", "陈阿水"),
        ("采茶工林小妹", "采茶工", "", "林小妹"),
        ("台積電財務長林佳慧", "財務長", "台積電", "林佳慧"),
    ],
)
def test_role_organisation_and_name(subject: str, role: str, organisation: str, name: str) -> None:
    (mention,) = mentions(f"{subject}指出，貿易增長了。", language="zh-hant")
    assert (mention.role, mention.organisation, mention.name) == (role, organisation, name)


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
        ("業內人士", "group"),
        ("台下有人", "unnamed"),
        ("鐵路局", "organisation"),
        ("《發展規劃》", "document"),
        ("本報記者", "newsroom"),
    ],
)
def test_the_kind_of_source(subject: str, kind: str) -> None:
    (mention,) = mentions(f"{subject}指出，貿易增長了。", language="zh-hant")
    assert mention.kind == kind
