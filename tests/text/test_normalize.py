"""Spellings that compare equal."""

import pytest

from articles.text.normalize import fold


@pytest.mark.parametrize(
    ("one", "other"), [("ＡＰＰ", "app"), ("相關文章：", "相关文章:"), ("平臺", "平台"), ("裡", "里")]
)
def test_width_case_and_script_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("發言", "长言"), ("1949", "1948"), ("a b", "ab")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
