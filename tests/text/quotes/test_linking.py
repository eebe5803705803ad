"""Which cue a quote hangs on, and whether it is direct, mixed or nobody's new words."""

import pytest

from tests.text.quotes.helpers import mentions, said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("李强表示，“绿水青山就是金山银山”。", "绿水青山就是金山银山"),
        ("付凌晖表示，“下半年仍有压力，但向好的趋势没有改变”。", "下半年仍有压力，但向好的趋势没有改变"),
        ("记者王在天说：“好。”", "好。"),
        ("王小明说：“好”。", "好"),
    ],
)
def test_a_quote_that_is_all_somebody_says_is_direct(text: str, words: str) -> None:
    assert [(kind, said_words) for kind, _, said_words in said(text, language="zh-hans")] == [("direct", words)]


@pytest.mark.parametrize("text", ["李强表示，要坚持“绿水青山就是金山银山”。", "李强说，“两山论”是根本。"])
def test_a_quote_that_is_part_of_it_is_not(text: str) -> None:
    assert [kind for kind, _, _ in said(text, language="zh-hans")] != ["direct"]


def test_a_quote_keeps_the_cue_of_its_own_sentence() -> None:
    text = "李强称，天气糟糕，“所以这看起来像是一起严重的事故”。路透社报道，调查仍在进行。"
    found = said(text, language="zh-hans")
    assert ("direct", "李强", "所以这看起来像是一起严重的事故") in found
    assert found[-1] == ("indirect", "路透社", "调查仍在进行")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('Li Na said: "We were there.', '"It is a first step," said ##### guard.'),
        ("Li Na said trade grew.", '"It is a first step," said ##### guard. '),
    ],
)
def test_a_new_speaker_who_is_not_found_is_not_the_last_one(paragraphs: tuple[str, ...]) -> None:
    mention = mentions(*paragraphs)[-1]
    assert (mention.speaker, mention.reason) == ("", "unresolved")


def test_one_word_behind_its_speaker_goes_on_with_his_words() -> None:
    text = "“Nobody told us,” Ana Souza said by phone. “Nobody.”"
    assert said(text)[1:] == [("direct", "Ana Souza", "Nobody.")]


def test_one_word_in_marks_elsewhere_is_a_term() -> None:
    assert said("“Nobody told us,” Ana Souza said. The band “Nobody.” played on.")[1:] == []
