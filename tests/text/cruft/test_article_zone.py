"""The article's zone is the heaviest run of paragraphs, and its home the elements that hold most of it."""

from articles.text.cruft.article_zone import Zone, container, find, is_prose
from tests.text.cruft.marks import PROSE, Row, mark


def zone(*rows: Row) -> Zone:
    return find([text for text, _ in rows], [mark(around) for _, around in rows])


def test_it_runs_from_the_first_paragraph_to_the_last() -> None:
    found = zone(
        ("Menu", "! ~ li .nav"),
        (PROSE, "p .body"),
        ("A subhead", "h2 .body"),
        (PROSE, "p .body"),
        ("Foot", "! p .foot"),
    )
    assert (found.first, found.last, found.home) == (1, 3, (".body",))
    assert [found.holds(index) for index in range(5)] == [False, True, True, True, False]


def test_a_long_stretch_of_other_things_parts_two_articles() -> None:
    links = [("A link", "! ~ li .more")] * 13
    found = zone((PROSE, "p .body"), (PROSE, "p .body"), *links, (PROSE, "p .teaser"))
    assert (found.first, found.last) == (0, 1)


def test_a_box_between_paragraphs_parts_nothing() -> None:
    found = zone((PROSE, "p .body"), *[("A link", "! ~ li .more")] * 12, (PROSE, "p .body"))
    assert (found.first, found.last) == (0, 13)


def test_where_the_extractor_keeps_nothing_all_paragraphs_count() -> None:
    assert zone(("Menu", "! li .nav"), (PROSE, "! p .body"), (PROSE, "! p .body")).first == 1


def test_where_there_is_no_paragraph_what_the_extractor_keeps_counts() -> None:
    found = zone(
        ("Menu", "! ~ li .nav"),
        ("A poem of short lines without any stop at their end", "p .poem"),
        ("Foot", "! p .foot"),
    )
    assert (found.first, found.last, found.home) == (1, 1, (".poem",))


def test_a_page_without_any_sign_is_all_zone_and_no_home() -> None:
    found = zone(("One", "! p"), ("Two", "! p"))
    assert not found.found
    assert found.holds(0)
    assert not found.is_home(mark("p"))


def test_what_a_block_is_itself_is_not_where_it_stands() -> None:
    assert container(mark("strong p .body #main")) == (".body", "#main")
    assert container(mark("p article")) == ("article",)
    assert container(mark("p")) == ()


def test_a_block_further_in_is_at_home_and_its_own_names_are_told_apart() -> None:
    found = Zone(0, 1, (".body",), found=True)
    assert found.within_home(mark("p .related .body")) == (("p", ".related"), True)
    assert found.within_home(mark("p .related .foot")) == (("p", ".related", ".foot"), False)


def test_on_a_page_without_names_what_stands_in_no_element_is_at_home() -> None:
    found = Zone(0, 1, (), found=True)
    assert found.is_home(mark("p"))
    assert not found.is_home(mark("li .nav"))


def test_running_text_is_long_ends_and_is_no_link() -> None:
    assert is_prose(PROSE, mark("p"))
    assert is_prose(
        "昆明的工廠週一開工，每年生產三千輛電動汽車，廠長李娜這樣說，這是該省的第一個工廠，也是機會。", mark("p")
    )
    assert not is_prose("Short.", mark("p"))
    assert not is_prose(PROSE.rstrip("."), mark("p"))
    assert not is_prose(PROSE, mark("~ p"))
