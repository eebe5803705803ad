"""The same quote in two languages."""

import pytest

from articles.text.quotes import find
from articles.text.quotes.pairing import Couple, Voices, pair
from articles.text.records import Pair, TermRule

LI_NA = TermRule(forms={"en": "Li Na", "zh-hans": "李娜"}, name=True)
WANG = TermRule(forms={"en": "Wang Xiaoming", "zh-hans": "王小明"}, name=True)
OPENS, OPENS_ZH = '"The line opens in May," Li Na said.', "“线路五月开通。”李娜说。"
GROWS, GROWS_ZH = "Wang Xiaoming said that trade grew by a third last year.", "王小明表示，去年贸易增长了三分之一。"


def voices(language: str, *paragraphs: str) -> Voices:
    return Voices(language, paragraphs, find(paragraphs, language))


def coupled(english: Voices, chinese: Voices, *rows: Pair) -> list[tuple[str, str]]:
    def words(voice: Voices, couple: Couple, side: int) -> str:
        mention = couple[side]
        return voice.paragraphs[mention.paragraph][mention.start : mention.end] if mention else ""

    found = pair(english, chinese, rows or (Pair((0,), (0,)),), (LI_NA, WANG))
    return [(words(english, couple, 0)[:8], words(chinese, couple, 1)[:2]) for couple in found]


def test_quotes_of_one_row_pair_in_order() -> None:
    english, chinese = voices("en", f"{OPENS} {GROWS}"), voices("zh-hans", OPENS_ZH + GROWS_ZH)
    assert coupled(english, chinese) == [("The line", "线路"), ("trade gr", "去年")]


def test_a_bead_of_two_paragraphs_is_one_text() -> None:
    english, chinese = voices("en", OPENS, GROWS), voices("zh-hans", OPENS_ZH + GROWS_ZH)
    assert coupled(english, chinese, Pair((0, 1), (0,))) == [("The line", "线路"), ("trade gr", "去年")]


def test_the_cue_may_stand_on_the_other_side() -> None:
    assert coupled(voices("en", OPENS), voices("zh-hans", "李娜说：“线路五月开通。”")) == [("The line", "线路")]


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        (OPENS, "", [("The line", "")]),
        ("", OPENS_ZH, [("", "线路")]),
        ("", "", []),
        (OPENS, GROWS_ZH, [("The line", ""), ("", "去年")]),
    ],
)
def test_what_stands_on_one_side_stays_alone(english: str, chinese: str, found: list[tuple[str, str]]) -> None:
    assert coupled(voices("en", english), voices("zh-hans", chinese)) == found


def test_another_persons_words_at_the_other_end_of_the_row_are_another_quote() -> None:
    english, chinese = (
        voices("en", f"{OPENS} {'The road was long. ' * 9}"),
        voices("zh-hans", "路很长。" * 9 + GROWS_ZH),
    )
    assert coupled(english, chinese) == [("The line", ""), ("", "去年")]


def test_a_gap_of_the_alignment_leaves_its_quotes_alone() -> None:
    english, chinese = voices("en", OPENS), voices("zh-hans", OPENS_ZH)
    assert coupled(english, chinese, Pair((0,), ()), Pair((), (0,))) == [("The line", ""), ("", "线路")]
