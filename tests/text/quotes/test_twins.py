"""The quotes of one script are those of the other where the texts differ in script and marks alone; else each is read for itself."""

from __future__ import annotations

import pytest

from articles.text import quotes
from articles.text.quotes import twins
from articles.text.records import TermRule
from articles.text.script.opencc_tables import stock_simplified

HANT = (
    "李娜說：「區塊鏈發展很快。」",
    "雲南省省長阮成發表示，要以敢吃第一隻螃蟹的勇氣，把雲南建設成試驗場。",
    "「那麼，我們應當怎樣看待這件事情呢？」她問。",
    "據《雲南日報》報導，「頭髮與發展」項目已經開工。阮成發稱，項目將在明年完成。",
)
HANS = tuple(stock_simplified(text).translate(str.maketrans("「」", "“”")) for text in HANT)
NAME = TermRule(forms={"en": "Ruan Chengfa", "zh-hans": "阮成发", "zh-hant": "阮成發"}, name=True)


def carried(language: str, paragraphs, other: str, others, names=()) -> object:
    found = twins.Found(language, paragraphs, quotes._read(paragraphs, language, names))
    return twins.carried(found, other, others, names)


@pytest.mark.parametrize("names", [(), (NAME,)])
def test_what_is_carried_over_is_what_would_be_read(names) -> None:
    assert len(quotes._read(HANT, "zh-hant", names)) > 2
    assert carried("zh-hant", HANT, "zh-hans", HANS, names) == quotes._read(HANS, "zh-hans", names)
    assert carried("zh-hans", HANS, "zh-hant", HANT, names) == quotes._read(HANT, "zh-hant", names)


def test_find_takes_that_way_and_gives_the_same() -> None:
    quotes._found.cache_clear()
    twins.known.cache_clear()
    assert quotes.find(HANT, "zh-hant") == quotes._read(HANT, "zh-hant", ())
    assert quotes.find(HANS, "zh-hans") == quotes._read(HANS, "zh-hans", ())


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "李娜说：“区块链发展很慢。”"),
        (0, "李娜说：“区块链发展很快。"),
        (0, "李娜说，“区块链发展很快。”"),
        (2, "“那么，我们应当怎样看待这件事情呢！”她问。"),
    ],
)
def test_another_text_is_not_carried_over(number: int, text: str) -> None:
    others = [*HANS[:number], text, *HANS[number + 1 :]]
    assert carried("zh-hant", HANT, "zh-hans", others) is None


def test_a_name_known_in_one_script_alone_is_not_carried_over() -> None:
    assert carried("zh-hant", HANT, "zh-hans", HANS, (TermRule(forms={"zh-hant": "阮成發"}, name=True),)) is None


def test_words_that_stand_in_two_forms_are_not_carried_over() -> None:
    simplified = ("李发说：“来。”", "李发说：“去吧。”")
    traditional = ("李發說：“來。”", "李髮說：“去吧。”")
    assert carried("zh-hans", simplified, "zh-hant", traditional) is None


def test_english_has_no_twin() -> None:
    text = ("“It grew,” Li Na said.",)
    assert carried("en", text, "zh-hans", text) is None
