"""Paragraphs find their translations; what has none is a gap."""

import time

from articles.text.align import align
from articles.text.records import TermRule

ENGLISH = [
    "Yunnan's economy grew by 8.1% in 2019, faster than most provinces of the country.",
    "The governor opened the new centre in Kunming on March 15.",
    "Can the province keep this pace?",
    "About 10,400 students graduated last year, and most of them left for other cities.",
]
CHINESE = [
    "2019年,雲南省經濟增長8.1%,快於全國大多數省份。",
    "3月15日,省長在昆明為新的中心揭牌。",
    "該省能否保持這一速度?",
    "去年約有1.04萬名學生畢業,其中大多數去了別的城市。",
]


def groups(
    left: list[str], right: list[str], languages: tuple[str, str] = ("en", "zh-hant")
) -> list[tuple[tuple[int, ...], ...]]:
    return [(pair.left, pair.right) for pair in align(left, right, *languages)]


def test_paragraphs_pair_in_order() -> None:
    assert groups(ENGLISH, CHINESE) == [((i,), (i,)) for i in range(4)]


def test_a_paragraph_that_the_right_lacks_is_a_gap() -> None:
    assert ((1,), ()) in groups(ENGLISH, [CHINESE[0], *CHINESE[2:]])


def test_a_paragraph_that_the_left_lacks_is_a_gap() -> None:
    assert ((), (1,)) in groups([ENGLISH[0], *ENGLISH[2:]], CHINESE)


def test_two_paragraphs_made_one_stay_together() -> None:
    merged = [CHINESE[0] + CHINESE[1], *CHINESE[2:]]
    assert groups(ENGLISH, merged) == [((0, 1), (0,)), ((2,), (1,)), ((3,), (2,))]


def test_of_a_paragraph_and_its_repetition_the_first_is_paired() -> None:
    assert groups([ENGLISH[0], ENGLISH[0], *ENGLISH[1:]], CHINESE)[:2] == [((0,), (0,)), ((1,), ())]


def test_the_scripts_of_chinese_align_by_their_characters() -> None:
    simplified = ["该省能否保持这一速度?", "另一件事。", "3月15日,省长在昆明为新的中心揭牌。"]
    assert groups(simplified, [CHINESE[2], CHINESE[1]], ("zh-hans", "zh-hant")) == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
    ]


def test_a_glossary_name_decides_between_equals() -> None:
    names = [TermRule({"en": "Ruan Chengfa", "zh-hant": "阮成發"}, name=True)]
    english, chinese = ["Ruan Chengfa told us so."], ["張濤對我們說過。", "阮成發對我們說過。"]
    assert align(english, chinese, "en", "zh-hant", names)[-1].right == (1,)


def test_every_index_occurs_once_and_in_order() -> None:
    pairs = groups(ENGLISH[::-1], CHINESE)
    assert [i for left, _ in pairs for i in left] == [0, 1, 2, 3] == [j for _, right in pairs for j in right]


def test_an_empty_side_gives_gaps_only() -> None:
    assert groups([], CHINESE[:2]) == [((), (0,)), ((), (1,))]
    assert groups([], []) == []


def test_sixty_paragraphs_take_a_fraction_of_a_second() -> None:
    started = time.process_time()
    align(ENGLISH * 15, CHINESE * 15, "en", "zh-hant")
    assert time.process_time() - started < 1
