"""Languages mend each other's quotes."""

import pytest

from articles.text.quotes import find
from articles.text.quotes.mending import mend
from articles.text.quotes.pairing import Voices, pair
from articles.text.records import Pair, QuoteMention, TermRule

LI_NA = TermRule(forms={"en": "Li Na", "zh-hans": "李娜"}, also={"en": ("Director Li",)}, name=True)
SAID_ZH = "“线路五月开通，贸易将会翻一番。”李娜说。"
UNSAID = '"The line opens in May, and trade will double."'


def mended(english: tuple[str, ...], chinese: tuple[str, ...], *names: TermRule) -> list[QuoteMention]:
    left, right = Voices("en", english, find(english, "en")), Voices("zh-hans", chinese, find(chinese, "zh-hans"))
    rows = [Pair((index,), (index,)) for index in range(len(english))]
    return [mine for mine, _ in mend(pair(left, right, rows, names), left, right, names) if mine]


def test_a_speaker_comes_from_the_other_language_by_a_name_rule() -> None:
    (mention,) = mended((UNSAID,), (SAID_ZH,), LI_NA)
    assert (mention.speaker, mention.speaker_start, mention.name, mention.reason) == ("", -1, "Li Na", "other-language")


def test_the_speaker_stands_where_the_text_has_one_of_his_forms() -> None:
    paragraphs = ("Director Li came late.", UNSAID)
    (mention,) = mended(paragraphs, ("李主任来晚了。", SAID_ZH), LI_NA)
    assert (mention.speaker, mention.speaker_paragraph, mention.name) == ("Director Li", 0, "Li Na")
    assert paragraphs[0][mention.speaker_start : mention.speaker_end] == "Director Li"


def test_a_name_is_learned_from_quotes_that_both_languages_give_to_somebody() -> None:
    english = ("Wang Xiaoming said that trade grew by a third last year.", UNSAID)
    chinese = ("王小明表示，去年贸易增长了三分之一。", SAID_ZH.replace("李娜", "王小明"))
    assert [mention.name for mention in mended(english, chinese)] == ["Wang Xiaoming", "Wang Xiaoming"]


def test_words_without_a_closing_mark_end_before_the_speakers_name() -> None:
    text = '"The line opens in May, and trade will double across the plateau Director Li later.'
    (mention,) = mended((text,), (SAID_ZH,), LI_NA)
    assert (text[mention.start : mention.end], mention.name) == (
        "The line opens in May, and trade will double across the plateau",
        "Li Na",
    )


@pytest.mark.parametrize(
    ("english", "chinese", "names"),
    [
        (UNSAID, SAID_ZH, ()),
        (UNSAID, SAID_ZH.replace("李娜说。", ""), (LI_NA,)),
        (UNSAID, "路很长。", (LI_NA,)),
    ],
)
def test_nothing_is_mended_without_evidence(english: str, chinese: str, names: tuple[TermRule, ...]) -> None:
    (mention,) = mended((english,), (chinese,), *names)
    assert mention == find((english,), "en")[0]


def test_a_speaker_whom_the_text_names_is_left_alone() -> None:
    text = '"The line opens in May, and trade will double," Wang Xiaoming said.'
    (mention,) = mended((text,), (SAID_ZH,), LI_NA)
    assert mention.name == "Wang Xiaoming"
