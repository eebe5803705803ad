"""Chinese cues, and the nouns, compounds, occasions and feelings that hold the same characters."""

import pytest

from tests.text.quotes.helpers import said

CUES = [
    ("警方指，三人被捕。", "警方", "三人被捕"),
    ("外交部发言人说，中方反对。", "外交部发言人", "中方反对"),
    ("消防處發言人稱，火勢已受控。", "消防處發言人", "火勢已受控"),
    ("李小东说，没有问题。", "李小东", "没有问题"),
    ("局长李文学说，没有问题。", "李文学", "没有问题"),
    ("据路透社报道，交易可能在下周宣布。", "路透社", "交易可能在下周宣布"),
    ("法新社7日報導，交易可能宣布。", "法新社", "交易可能宣布"),
    ("据英国《卫报》4日报道，交易可能宣布。", "英国《卫报》", "交易可能宣布"),
    ("中央社报导指出，台湾经济增长。", "中央社", "台湾经济增长"),
    ("中方对此表示欢迎，希望各方落实协议。", "中方", "各方落实协议"),
    ("立法會議員葉劉淑儀說，建議值得考慮。", "葉劉淑儀", "建議值得考慮"),
]
SILENT = [
    "王毅表示反对。",
    "王毅表示欢迎。",
    "联合国秘书长对此表示强烈谴责。",
    "外交部表示强烈不满和坚决反对，已提出交涉。",
    "恒指，收报两万点。",
    "達爾文學說，影響深遠。",
    "城市街道，十分安静。",
    "两国举行会谈，气氛友好。",
    "鲍威尔在记者会上给出了解释，市场随之上涨。",
    "一篇报道，引起注意。",
    "媒体的报道，引发关注。",
    "有关部门收到建议，正在研究。",
]


@pytest.mark.parametrize(("text", "speaker", "words"), CUES)
def test_a_cue_reports(text: str, speaker: str, words: str) -> None:
    assert said(text, language="zh-hant") == [("indirect", speaker, words)]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_cue_reports_nothing(text: str) -> None:
    assert said(text, language="zh-hans") == []


def test_a_semicolon_parts_two_speakers() -> None:
    assert said("王毅说，中方赞赏埃方立场；阿提说，埃方感谢中国支持。", language="zh-hans") == [
        ("indirect", "王毅", "中方赞赏埃方立场"),
        ("indirect", "阿提", "埃方感谢中国支持"),
    ]
