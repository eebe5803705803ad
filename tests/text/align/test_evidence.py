"""What is met counts for, the more the rarer; what is missing counts against."""

from articles.text.align.clue import Clue
from articles.text.align.evidence import Side


def paragraph(*words: str, kind: str = "word") -> tuple[Clue, ...]:
    return tuple(Clue(kind, frozenset({word})) for word in words)  # type: ignore[arg-type]


def score(mine, other, index: int, at: int, size: int = 1) -> float:
    return Side(mine, other).score(range(index, index + 1), range(at, at + size))


def test_a_shared_word_counts_for_and_a_missing_one_against() -> None:
    side = [paragraph("boat"), paragraph("net")]
    assert score(side, side, 0, 0) > 0 > score(side, side, 0, 1)


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    other = [paragraph("boat", "sea"), paragraph("sea"), paragraph("sea"), paragraph(), paragraph(), paragraph()]
    assert score([paragraph("boat")], other, 0, 0) > score([paragraph("sea")], other, 0, 0)


def test_a_word_of_every_paragraph_says_nothing() -> None:
    side = [paragraph("sea")] * 20
    assert score(side, side, 0, 0) == 0


def test_a_word_beyond_the_dictionary_says_little_and_a_figure_much() -> None:
    other = [paragraph("boat"), paragraph("net")]
    word, figure = (score([paragraph("x", kind=kind)], other, 0, 0) for kind in ("word", "figure"))
    assert figure < word < 0


def test_a_larger_group_meets_a_word_more_easily_so_that_it_says_less() -> None:
    side = [paragraph("boat"), paragraph("net"), paragraph("wind")]
    assert score(side, side, 0, 0) > score(side, side, 0, 0, size=2) > 0


def test_what_a_group_repeats_counts_once() -> None:
    side = Side([paragraph("boat"), paragraph("boat")], [paragraph("boat"), paragraph("net")])
    assert side.score(range(0, 2), range(0, 1)) == side.score(range(0, 1), range(0, 1))


def test_a_paragraph_without_clues_scores_nothing() -> None:
    assert score([()], [paragraph("boat")], 0, 0) == 0
