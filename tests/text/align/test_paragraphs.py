"""Paragraphs find their translations; what has none is a gap."""

from articles.text.align import align, chinese
from articles.text.records import TermRule
from tests.growth import in_proportion

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


def test_four_times_the_paragraphs_take_four_times_as_long() -> None:
    assert in_proportion(lambda times: align(ENGLISH * times, CHINESE * times, "en", "zh-hant"), 15)


def test_the_meaning_of_words_shows_which_of_two_like_paragraphs_is_missing() -> None:
    english = ["The fishermen mended their nets on the beach.", "The teacher bought books for the school."]
    assert groups(english, ["老师给学校买了书籍。"], ("en", "zh-hans")) == [((0,), ()), ((1,), (0,))]
    assert groups(english, ["渔民在海滩上修补渔网。"], ("en", "zh-hans")) == [((0,), (0,)), ((1,), ())]


def test_a_name_is_known_by_its_sound() -> None:
    english, chinese = ["Ruan Chengfa told us so."], ["張濤對我們說過。", "阮成發對我們說過。"]
    assert groups(english, chinese) == [((), (0,)), ((0,), (1,))]


def test_a_tiny_article_in_free_translation_pairs_line_by_line() -> None:
    english = ["Sea change", "They mend what they have while waiting for the wind to turn."]
    assert groups(english, ["沧海桑田", "渔民一边补网,一边等风。"], ("en", "zh-hans")) == [((0,), (0,)), ((1,), (1,))]


def test_without_the_dictionary_numbers_and_lengths_still_pair(monkeypatch) -> None:
    monkeypatch.setattr(chinese, "_clue", lambda word: ())
    monkeypatch.setattr(chinese, "_readings", lambda character: frozenset())
    assert groups(ENGLISH, CHINESE) == [((i,), (i,)) for i in range(4)]
    assert ((1,), ()) in groups(ENGLISH, [CHINESE[0], *CHINESE[2:]])


def test_a_long_document_keeps_its_gaps() -> None:
    english = [f"In chapter {n} the captain sells {n * 7} boats." for n in range(1, 90)]
    chinese_side = [f"第{n}章,船长卖了{n * 7}条船。" for n in range(1, 90) if n not in (5, 40, 41)]
    gaps = [left for left, right in groups(english, chinese_side, ("en", "zh-hans")) if not right]
    assert gaps == [(4,), (39,), (40,)]
