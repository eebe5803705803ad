"""Documents that run side by side are seen by their words; wherever a paragraph may stand elsewhere, the programme decides."""

from __future__ import annotations

import pytest

from articles.text.align import diagonal
from tests.benchmarks.seed_pages import TEXTS

PROSE = [pair for pair in TEXTS if len(pair[0]) > 80][:16]
ENGLISH, CHINESE = [en for en, _ in PROSE], [zh for _, zh in PROSE]
SIDE_BY_SIDE = [((index,), (index,)) for index in range(len(PROSE))]


def seen(english: list[str], chinese: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.left, pair.right) for pair in diagonal.pairs(english, chinese)]


def test_a_translation_runs_beside_its_source() -> None:
    assert seen(ENGLISH, CHINESE) == SIDE_BY_SIDE


def test_few_paragraphs_are_left_to_the_programme() -> None:
    assert seen(ENGLISH[:5], CHINESE[:5]) == []
    assert seen([], []) == []


def test_so_are_documents_of_different_lengths() -> None:
    assert seen(ENGLISH, CHINESE[:-1]) == []


@pytest.mark.parametrize("shift", [1, 2, 5])
def test_a_paragraph_that_either_side_lacks_is_a_doubt(shift: int) -> None:
    english, chinese = list(ENGLISH), list(CHINESE)
    del english[4]
    del chinese[4 + shift]
    assert seen(english, chinese) == []


def test_a_stranger_is_a_doubt() -> None:
    assert (
        seen([*ENGLISH[:6], "The cat slept on the warm roof all afternoon and dreamt of fish.", *ENGLISH[7:]], CHINESE)
        == []
    )


def test_paragraphs_exchanged_are_a_doubt() -> None:
    assert seen([ENGLISH[1], ENGLISH[0], *ENGLISH[2:]], CHINESE) == []


def test_a_sentence_moved_to_its_neighbour_is_a_doubt() -> None:
    first, rest = CHINESE[8].split("。", 1)
    assert seen(ENGLISH, [*CHINESE[:7], CHINESE[7] + first + "。", rest or "。", *CHINESE[9:]]) == []
