"""A window on a long text with a marker: counted in a terminal's columns, and without power over the terminal."""

import pytest

from articles.management.excerpt import excerpt, printable, shortened, width

LATIN = "The ministry said on Friday that the new railway will open in October."
CHINESE = "鐵道部門星期五表示，新線路將於十月通車，票價尚未公布。"


def marked(text: str, start: int, end: int, columns: int) -> str:
    """What stands above the marker, character by character of the terminal."""
    line, marker = excerpt(text, start, end, columns)
    cells = [cell for character in line for cell in [character, *[""] * (width(character) - 1)]]
    return "".join(cells[len(marker) - marker.count("^") : len(marker)])


@pytest.mark.parametrize("columns", [30, 50, 100])
@pytest.mark.parametrize(("text", "words"), [(LATIN, "Friday"), (LATIN, "The"), (CHINESE, "十月"), (CHINESE, "公布。")])
def test_the_marker_stands_under_the_span_in_any_width(text: str, words: str, columns: int) -> None:
    start = text.index(words)
    assert marked(text, start, start + len(words), columns) == words
    assert all(width(line) <= columns for line in excerpt(text, start, start + len(words), columns))


def test_what_fits_is_shown_whole() -> None:
    assert excerpt(LATIN, 0, 3, 100) == (LATIN, "^^^")


def test_what_is_cut_off_is_an_ellipsis() -> None:
    line, _ = excerpt(LATIN, 20, 26, 30)
    assert (line[0], line[-1]) == ("…", "…")


def test_a_place_between_characters_has_a_marker_too() -> None:
    assert excerpt("銀", 1, 1, 30) == ("銀", "  ^")


def test_a_span_wider_than_the_window_is_shown_from_its_start() -> None:
    line, marker = excerpt(CHINESE * 9, 4, 200, 30)
    assert line.startswith(f"…{CHINESE[4:8]}")
    assert set(marker.strip()) == {"^"}
    assert width(marker) <= width(line) <= 30


def test_the_window_of_a_huge_line_costs_no_more_than_that_of_a_small_one() -> None:
    line, _ = excerpt("x" * 5_000_000, 2_500_000, 2_500_004, 80)
    assert len(line) == 80


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "a\u202eb", "a\x00b", "a\x9bb", "a\udc80b", "a\u2028b", "a\nb"])
def test_nothing_steers_the_terminal(hostile: str) -> None:
    shown = printable(hostile)
    assert shown.isprintable() or "\ufffd" in shown
    assert len(shown) == len(hostile)
    assert not set(shown) & set("\x1b\u202e\x00\x9b\udc80\u2028\n")


def test_combining_marks_take_no_column_and_full_width_ones_two() -> None:
    assert (width("e\u0301"), width("，"), width("銀行"), width("“")) == (1, 2, 4, 1)


@pytest.mark.parametrize(("text", "columns", "expected"), [("短", 9, "短"), ("很長的建議", 7, "很長的…"), ("", 9, "")])
def test_a_suggestion_is_cut_at_the_edge(text: str, columns: int, expected: str) -> None:
    assert shortened(text, columns) == expected
