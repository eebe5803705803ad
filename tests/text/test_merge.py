"""Two versions of a text come together where they touch different words, and say so where they do not."""

import pytest

from articles.text.merge import merge, tokens

BASE = "The center opened in Kunming in 1999, the first one."


@pytest.mark.parametrize(
    ("base", "theirs", "yours", "merged"),
    [
        (
            BASE,
            BASE.replace("1999", "2020"),
            BASE.replace("center", "centre"),
            "The centre opened in Kunming in 2020, the first one.",
        ),
        (BASE, BASE, BASE.replace("1999", "2020"), BASE.replace("1999", "2020")),
        (BASE, BASE.replace("1999", "2020"), BASE, BASE.replace("1999", "2020")),
        (BASE, BASE.replace("1999", "2020"), BASE.replace("1999", "2020"), BASE.replace("1999", "2020")),
        ("省長髮言，二〇一九年。", "省長發言，二〇一九年。", "省長髮言，二〇二〇年。", "省長發言，二〇二〇年。"),
        ("a b", "a b c", "x a b", "x a b c"),
        ("a b c", "a c", "a b c d", "a c d"),
        ("", "", "new", "new"),
    ],
)
def test_versions_that_touch_different_words_come_together(base: str, theirs: str, yours: str, merged: str) -> None:
    assert merge(base, theirs, yours).text == merged
    assert merge(base, theirs, yours).is_clean
    assert merge(base, yours, theirs).text == merged


@pytest.mark.parametrize(
    ("base", "theirs", "yours"),
    [
        (BASE, BASE.replace("1999", "2020"), BASE.replace("1999", "2021")),
        ("省長髮言。", "省長發言。", "省長講話。"),
        ("", "one", "two"),
    ],
)
def test_a_contradiction_is_told_and_yours_is_in_the_text(base: str, theirs: str, yours: str) -> None:
    found = merge(base, theirs, yours)
    assert not found.is_clean
    assert found.text == yours


@pytest.mark.parametrize("text", [BASE, "省長髮言，2019年。\n第二行", "  two  spaces ", ""])
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
