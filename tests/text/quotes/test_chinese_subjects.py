"""The subject of a Chinese cue: names that hold function words, and what stands between a speaker and the cue."""

import pytest

from tests.text.quotes.helpers import mentions, said

NAMES = [
    ("外交部副部长马朝旭表示，中方反对。", "马朝旭"),
    ("马朝旭说：“中方坚决反对。”", "马朝旭"),
    ("张向东表示，没有问题。", "张向东"),
    ("经理张向东说：“没有问题。”", "张向东"),
    ("董事長李對紅說，沒有問題。", "李對紅"),
    ("局长李英才表示，没有问题。", "李英才"),
    ("韩国总统李在明表示，没有问题。", "李在明"),
    ("文在寅总统说，没有问题。", "文在寅总统"),
    ("王总说，没有问题。", "王总"),
    ("参展商张朝阳对记者说，没有问题。", "张朝阳"),
    ("王和平说，没有问题。", "王和平"),
    ("陈于飞说，没有问题。", "陈于飞"),
]
FUNCTION_WORDS = [
    ("王小明对她说，没有问题。", "王小明"),
    ("李明向记者表示，没有问题。", "李明"),
    ("教授向外界表示，没有问题。", "教授"),
    ("韓國瑜則說，沒有問題。", "韓國瑜"),
    ("王也说，没有问题。", "王"),
    ("家住上海的王先生告诉记者，没有问题。", "王先生"),
    ("王毅在北京表示，没有问题。", "王毅"),
    ("姚明在周琦上场前说，没有问题。", "姚明"),
    ("有市民向《明報》表示，沒有問題。", "有市民"),
]
OCCASIONS = [
    ("鍾佳濱受訪時說，這是問題。", "鍾佳濱"),
    ("张伟受访时说，这是问题。", "张伟"),
    ("侯友宜今天上午受訪表示，這是問題。", "侯友宜"),
    ("李家超出席会议时表示：“这个是问题。”", "李家超"),
    ("特首李家超今早出席行會前見記者時說：「這個是問題。」", "李家超"),
    ("行政院長卓榮泰今（7）日表示，這是問題。", "卓榮泰"),
    ("保安局局長鄧炳強今日（7日）在立法會表示，這是問題。", "鄧炳強"),
    ("（中央社記者王大明台北7日電）總統賴清德今天接見外賓時表示，這是問題。", "賴清德"),
    ("新华社北京1月7日电（王明、李红）外交部发言人毛宁7日说，这是问题。", "毛宁"),
    ("行政院長卓榮泰今天受訪時，被問及關稅談判，表示這是問題。", "卓榮泰"),
    ("他在谈到哥哥的时候说，这是问题。", "他"),
    ("王毅就俄乌局势表示，这是问题。", "王毅"),
    ("王毅同鲁比奥通电话时说，这是问题。", "王毅"),
    ("以色列总理办公室发表声明说，这是问题。", "以色列总理办公室"),
]
CITED = [
    ("路透社引述消息人士指，交易可能在下周宣布。", "消息人士"),
    ("《华尔街日报》援引知情人士的话说，交易可能在下周宣布。", "知情人士"),
    ("美国有线电视新闻网援引官员的话报道称，会谈已经取消。", "官员"),
    ("彭博社引述知情人士稱，交易可能宣布。", "知情人士"),
]
SILENT = [
    "张伟受访时，会场很安静。",
    "李家超出席会议时，记者在场外等候。",
    "行政院長卓榮泰今（7）日抵達台南。",
    "经理张向东在会场。",
    "路透社引述的消息人士没有到场。",
    "侯友宜今天上午受訪。",
]


@pytest.mark.parametrize(("text", "speaker"), [*NAMES, *FUNCTION_WORDS, *OCCASIONS, *CITED])
def test_the_speaker_is_the_name_before_the_cue(text: str, speaker: str) -> None:
    assert [who for _, who, _ in said(text, language="zh-hant")] == [speaker]


@pytest.mark.parametrize("text", SILENT)
def test_an_occasion_without_a_cue_is_no_speech(text: str) -> None:
    assert said(text, language="zh-hans") == []


@pytest.mark.parametrize(
    ("subject", "role", "organisation", "name"),
    [
        ("書記長陳玉珍", "書記長", "", "陳玉珍"),
        ("民進黨團幹事長鍾佳濱", "幹事長", "民進黨團", "鍾佳濱"),
        ("国家统计局新闻发言人付凌晖", "新闻发言人", "国家统计局", "付凌晖"),
        ("行政院長卓榮泰", "院長", "行政院", "卓榮泰"),
        ("昆明市市长王小明", "市长", "昆明市", "王小明"),
        ("氣象署預報員林定宜", "預報員", "氣象署", "林定宜"),
        ("賴清德總統", "總統", "", "賴清德"),
        ("教授长谷川健", "教授", "", "长谷川健"),
        ("陸委會副主委兼發言人梁文傑", "發言人", "陸委會", "梁文傑"),
        ("中共中央总书记、国家主席王小明", "国家主席", "中共中央", "王小明"),
        ("居民陳女士", "居民", "", "陳女士"),
        ("前民进党主席林义雄", "主席", "前民进党", "林义雄"),
    ],
)
def test_titles_are_whole_and_bodies_apart(subject: str, role: str, organisation: str, name: str) -> None:
    (mention,) = mentions(f"{subject}指出，貿易增長了。", language="zh-hant")
    assert (mention.role, mention.organisation, mention.name) == (role, organisation, name)


@pytest.mark.parametrize("phrase", ["高校教师", "法律专家", "广州市民", "党委书记"])
def test_a_word_before_a_role_is_no_name(phrase: str) -> None:
    (mention,) = mentions(f"{phrase}指出，贸易增长了。", language="zh-hans")
    assert mention.name == ""
