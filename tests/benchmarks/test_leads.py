"""What `make bench` shows stays so: nothing that it compares the engine with does better. Speeds are printed, never asserted."""

import pytest

from tests.benchmarks import alignment_scores, number_scores, script_scores
from tests.benchmarks.score import Score
from tests.benchmarks.seed_pages import CHINESE


@pytest.mark.parametrize(
    "scores", [alignment_scores.scores, number_scores.scores, script_scores.conversion, script_scores.errors]
)
def test_no_alternative_is_better(scores) -> None:
    assert [score for score in scores() if score.theirs is None or score.lead < 0] == []


def test_a_lead_counts_the_right_way_round() -> None:
    assert Score("", "", 3, "other", 1).lead == 2
    assert Score("", "", 3, "other", 1, fewer_is_better=True).lead == -2
    assert Score("", "", 3).lead == 0


def test_each_sentence_of_the_script_cases_stands_once() -> None:
    for side in zip(*script_scores.cases(), strict=True):
        assert len(set(side)) == len(side)


def test_gale_church_gives_every_line_once() -> None:
    left, right = list(CHINESE.values())[:9], list(CHINESE.values())[3:9]
    groups = alignment_scores.by_length(left, right)
    assert sorted(i for own, _ in groups for i in own) == list(range(9))
    assert sorted(j for _, other in groups for j in other) == list(range(6))


def test_a_round_trip_marks_the_characters_that_do_not_come_back() -> None:
    assert script_scores.round_trip("頭髮和發言") == []
    assert script_scores.round_trip("頭發和發言") == [(1, 2)]


def test_each_planted_error_changes_the_text_in_one_place() -> None:
    spoilt = list(number_scores.spoil("It sold 30 cars for 2 million yuan."))
    assert spoilt == [
        "It sold 70 cars for 2 million yuan.",
        "It sold  cars for 2 million yuan.",
        "It sold 30 and 1987 cars for 2 million yuan.",
        "It sold 30 cars for 6 million yuan.",
        "It sold 30 cars for  million yuan.",
        "It sold 30 cars for 2 and 1987 million yuan.",
        "It sold 30 cars for 2 billion yuan.",
    ]
