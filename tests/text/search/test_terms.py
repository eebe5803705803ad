"""Both scripts are one, every place of a text has a term, and words that were found are marked where they stand."""

import random

import pytest

from articles.text.search.excerpts import Part, excerpt, marked
from articles.text.search.folding import fold
from articles.text.search.query import LONGEST, parse
from articles.text.search.terms import spans, terms

HOSTILE = [
    "",
    '"' * 50,
    "-",
    "\0",
    "AND OR NOT NEAR(",
    "a*^:{}()",
    "%_\\'",
    "🙂",
    ".*+?[",
    "“「『",
    "- -",
    "\ud800",
    '-"',
    "' OR 1=1",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("雲南", "云南"),
        ("發言", "发言"),
        ("髮言", "發言"),
        ("後面", "后面"),
        ("臺灣", "台湾"),
        ("乾隆", "干隆"),
        ("裡", "裏"),
        ("著名", "着名"),
        ("Ｔｅａ", "tea"),
        ("Lü", "lu"),
        ("㎞", "km"),
    ],
)
def test_spellings_of_the_same_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("雲南", "云海"), ("茶", "查"), ("土", "士"), ("tea", "sea"), ("未", "末")])
def test_other_characters_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云南茶", ["云南", "南茶", "茶"]),
        ("5G网络", ["5g", "网络", "络"]),
        ("茶，茶", ["茶", "茶"]),
        ("Policies moved on", ["polici", "move", "on"]),
        ("COVID-19's", ["covid", "19", "s"]),
        ("", []),
        ("—！？", []),
    ],
)
def test_chinese_becomes_pairs_and_english_stems(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("他在雲南省發言，髮言。", "发言", ["發言", "髮言"]),
        ("He moved; moving on", "move", ["moved", "moving"]),
        ("好茶，茶葉", "茶", ["茶", "茶"]),
        ("建5G網絡", "5G网", ["5G網"]),
        ("㈱茶ﬁsh", "fish", ["ﬁsh"]),
        ("云 南", "云南", []),
        ("teaspoon", "tea", []),
        ("發展", "发言", []),
        ("雲南，雲", '"云南 云"', ["雲南，雲"]),
        ("雲南雲", '"云南 云"', []),
        ("哈哈哈，哈", "哈哈", ["哈哈哈"]),
        ("ﬁsh茶 e\u0301茶", "茶", ["茶", "茶"]),
    ],
)
def test_what_is_found_is_marked_where_it_stands(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, parse(wanted).wanted)] == found


def test_any_piece_of_a_chinese_text_is_a_phrase_of_its_terms() -> None:
    text, dice = "云南省發展改革委員會，近日發布了關於網絡的通知", random.Random(3)
    for _ in range(200):
        start = dice.randrange(len(text))
        piece = text[start : start + dice.randint(1, 6)]
        if "，" not in piece:
            assert (start, start + len(piece)) in [
                (a, b) for a, b in spans(text, parse(piece).wanted) if b - a == len(piece)
            ]


def test_a_query_is_words_phrases_and_what_is_left_out() -> None:
    query = parse('tea “gold leaf” 「雲南」 -coffee −"green tea" rail-way')
    assert [found.terms for found in query.wanted] == [("tea",), ("gold", "leaf"), ("云南",), ("rail", "way")]
    assert [found.terms for found in query.excluded] == [("coffe",), ("green", "tea")]
    assert query.words == ("tea", "gold leaf", "雲南", "rail-way")


def test_a_minus_inside_a_word_leaves_nothing_out() -> None:
    assert parse("covid-19").excluded == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_a_query(text: str) -> None:
    assert len(parse(text).wanted) <= 4


def test_a_long_query_is_cut_and_says_so() -> None:
    assert parse("茶" * 10_000).was_cut
    assert len(parse("茶" * 10_000).wanted[0].terms) < LONGEST
    assert not parse("茶" * LONGEST).was_cut


def test_an_excerpt_stands_around_the_match_and_says_where_it_was_cut() -> None:
    text = "前面一句話。" * 30 + "雲南的茶很好。" + "後面一句話。" * 30
    parts = excerpt(text, spans(text, parse("云南").wanted))
    assert parts[0] == parts[-1] == Part("…")
    assert Part("雲南", True) in parts
    assert "".join(part.text for part in parts[1:-1]) in text


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("Tea moves west.", []) == (Part("Tea moves west."),)
    assert marked("茶", [(0, 1)]) == (Part("茶", True),)


def test_an_english_excerpt_ends_with_a_whole_word() -> None:
    text = "tea " + "mountains " * 60
    assert excerpt(text, [])[0].text.split()[-1] == "mountains"
