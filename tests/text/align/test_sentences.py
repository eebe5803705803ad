"""Sentences of one passage find their translations, as spans."""

import pytest

from articles.text.align import align_sentences

ENGLISH = "The harbour froze on January 9. Nobody could sail. “When will the ice melt?” asked the captain."
CHINESE = "1月9日，港口结冰了。谁也不能出海。“冰什么时候融化？”船长问。"


def linked(left: str, right: str, languages: tuple[str, str] = ("en", "zh-hans")) -> list[tuple[str, str]]:
    pairs = align_sentences(left, right, *languages)
    return [(left[p.left_start : p.left_end], right[p.right_start : p.right_end]) for p in pairs]


def test_sentences_pair_in_order() -> None:
    assert linked(ENGLISH, CHINESE)[:2] == [
        ("The harbour froze on January 9.", "1月9日，港口结冰了。"),
        ("Nobody could sail.", "谁也不能出海。"),
    ]


def test_the_right_may_be_english() -> None:
    assert linked(CHINESE, ENGLISH, ("zh-hans", "en")) == [(b, a) for a, b in linked(ENGLISH, CHINESE)]


def test_a_split_sentence_stays_together() -> None:
    left = "The captain mended the boat, and the fishermen mended their nets. Then spring came to the harbour."
    right = "船长修了船。渔民补了渔网。后来，春天来到了港口。"
    assert linked(left, right) == [
        ("The captain mended the boat, and the fishermen mended their nets.", "船长修了船。渔民补了渔网。"),
        ("Then spring came to the harbour.", "后来，春天来到了港口。"),
    ]


def test_a_lost_sentence_is_a_gap_where_it_would_stand() -> None:
    left = (
        "The harbour froze on January 9. About 400 fishermen waited in the village of Haibin. Spring came on April 2."
    )
    right = "1月9日，港口结冰了。4月2日，春天来了。"
    pairs = align_sentences(left, right, "en", "zh-hans")
    gap = next(pair for pair in pairs if pair.right_start == pair.right_end)
    assert left[gap.left_start : gap.left_end] == "About 400 fishermen waited in the village of Haibin."
    assert gap.right_start == right.index("。") + 1


@pytest.mark.parametrize(("left", "right", "count"), [("", "", 0), ("One.", "", 1), ("", "一。", 1), (" \n", "", 0)])
def test_an_empty_side_gives_gaps_only(left, right, count) -> None:
    assert len(align_sentences(left, right, "en", "zh-hans")) == count
