"""Quotation marks: what stands between which, although some are lost or have floated."""

import pytest

from articles.text.quotes.marks import hide, quoted

PAIRED = [
    ('He said "one two" and "three".', ["one two", "three"]),
    ("他说“一二”和「三」。", ["一二", "三"]),
    ("「一『二』三」", ["一『二』三"]),
    ('"It is the key. "He Lan said.', ["It is the key. "]),
    ("”One two three.” she said", ["One two three."]),
    ('"One two three', ["One two three"]),
]


@pytest.mark.parametrize(("text", "inside"), PAIRED)
def test_marks_pair(text: str, inside: list[str]) -> None:
    assert [quote.inner.of(text) for quote in quoted(text)] == inside


@pytest.mark.parametrize("text", ["", "No marks at all.", 'A 12 inch screen, 12"', "It’s the town’s."])
def test_what_opens_nothing_is_no_quote(text: str) -> None:
    assert quoted(text) == ()


def test_a_lost_closing_mark_is_said_to_be_lost() -> None:
    assert [quote.closed for quote in quoted('"One" and "two')] == [True, False]


def test_hidden_text_keeps_its_length_and_the_stop_of_its_sentence() -> None:
    text = 'A "said so." B'
    hidden = hide(text, quoted(text))
    assert len(hidden) == len(text)
    assert "said" not in hidden
    assert hidden.endswith(". B")
