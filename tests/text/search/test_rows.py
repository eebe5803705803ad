"""Terms in one line: what a phrase is looked for by, what a text is worth to who searches, and which passage is shown."""

import pytest

from articles.text.search import rows
from articles.text.search.query import parse
from articles.text.search.terms import terms


def written(text: str) -> str:
    return rows.line(terms(text), 1_000)


def test_a_line_has_spaces_around_every_term_and_is_cut_between_terms() -> None:
    assert rows.line(["tea", "西行"], 100) == " tea 西行 "
    assert rows.line(["tea", "西行", "gold"], 14) == " tea 西行 "
    assert rows.line(["tea", "西行"], 9) == " tea "
    assert rows.line([], 100) == "  "


@pytest.mark.parametrize(
    ("text", "wanted", "stands"),
    [
        ("Tea leaves move west", "moving", True),
        ("Tea leaves move west", '"leaf moves"', False),
        ("Tea leaves move west", '"leaves moved west"', True),
        ("teaspoon", "tea", False),
        ("雲南的茶", "云南", True),
        ("雲，南", "云南", False),
        ("好茶葉", "茶", True),
    ],
)
def test_a_phrase_stands_where_its_terms_do(text: str, wanted: str, stands: bool) -> None:
    assert all(rows.written(phrase) in written(text) for phrase in parse(wanted).wanted) is stands


def test_a_headline_counts_more_than_many_times_in_the_text_and_a_second_phrase_more_than_the_first_again() -> None:
    tea, both = parse("tea").wanted, parse("tea gold").wanted
    assert rows.worth(written("Tea"), written("x"), tea) > rows.worth(written("x"), written("tea " * 20), tea)
    assert rows.worth(written("x"), written("tea x tea"), tea) > rows.worth(written("x"), written("tea"), tea) > 0
    assert rows.worth(written("x"), written("tea gold"), both) > rows.worth(written("x"), written("tea x tea"), both)
    assert rows.worth(written("x"), written("x"), tea) == 0


@pytest.mark.parametrize(
    ("passages", "wanted", "number"),
    [
        (["", "Gold.", "Tea and gold.", "Gold and tea."], "tea gold", 2),
        (["Gold", "Tea"], "tea gold", 0),
        (["Gold", "silver"], "tea", 0),
        (["Gold", "leaf tea"], '"gold leaf" tea', 1),
        ([], "tea", 0),
    ],
)
def test_the_passage_that_holds_most_is_shown(passages: list[str], wanted: str, number: int) -> None:
    assert rows.fullest(rows.line(rows.body(passages), 10_000), parse(wanted).wanted) == number
