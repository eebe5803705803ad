"""A corridor holds the path between anchors and says when it was too narrow."""

from itertools import pairwise

import pytest

from articles.text.align import corridor


def matrix(size: int, *sure: tuple[int, int]) -> list[list[float]]:
    return [[9.0 if (i, j) in sure else 0.0 for j in range(size)] for i in range(size)]


def test_anchors_are_each_others_best() -> None:
    assert corridor.anchors(matrix(4, (0, 0), (2, 3))) == [(0, 0), (2, 3)]


def test_an_anchor_out_of_order_is_left_out() -> None:
    assert corridor.anchors(matrix(5, (0, 0), (1, 4), (2, 2), (3, 3))) == [(0, 0), (2, 2), (3, 3)]


@pytest.mark.parametrize("shared", [[], [[]], [[1.0, 2.0]], matrix(3)])
def test_nothing_sure_is_no_anchor(shared) -> None:
    assert corridor.anchors(shared) == []


def test_without_anchors_everything_is_allowed() -> None:
    assert corridor.around([], 2, 3, margin=0) == [(0, 3)] * 3


def test_between_anchors_lies_a_box_with_a_margin() -> None:
    assert corridor.around([(1, 1), (3, 5)], 5, 8, margin=0) == [(0, 1), (0, 1), (2, 5), (2, 5), (6, 8), (6, 8)]
    assert corridor.around([(1, 1)], 3, 3, margin=1) == [(0, 2), (0, 2), (1, 3), (1, 3)]


@pytest.mark.parametrize(
    ("path", "touching"), [([(1, 1)], False), ([(1, 2)], True), ([(0, 0), (2, 3)], False), ([(2, 1)], True)]
)
def test_a_path_along_an_inner_edge_touches(path, touching) -> None:
    assert corridor.touches([(0, 2), (0, 2), (1, 3), (1, 3)], path, 3) is touching


def test_a_large_box_without_anchors_is_a_band_that_holds_both_ends() -> None:
    allowed = corridor.around([], 300, 600, margin=8)
    assert allowed[0][0] == 0
    assert allowed[-1][1] == 600
    assert max(last - first for first, last in allowed) < 100
    assert all(low <= high for (_, high), (low, _) in pairwise(allowed))


def test_a_wide_margin_allows_everything() -> None:
    assert corridor.around([], 300, 300, margin=300) == [(0, 300)] * 301
