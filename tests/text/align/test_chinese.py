"""Chinese words answer with what they mean, and names with how they are read."""

import pytest

from articles.text.align import chinese
from articles.text.align.english import stem


def answers(text: str, *names: str) -> set[object]:
    return {answer for clue in chinese.words(text, chinese.spelt(names)) for answer in clue.answers}


@pytest.mark.parametrize(
    ("text", "meaning"), [("经济", "economic"), ("渔民修船", "fisherman"), ("省长来了", "governor"), ("猫", "cat")]
)
def test_a_word_answers_with_its_meaning(text, meaning) -> None:
    assert stem(meaning) in answers(text)


@pytest.mark.parametrize(("text", "meaning"), [("经济", "cat"), ("，。", "cat"), ("", "cat"), ("海关", "sea")])
def test_it_does_not_with_another(text, meaning) -> None:
    assert stem(meaning) not in answers(text)


@pytest.mark.parametrize(
    ("text", "name"), [("在昆明", "kunming"), ("张三丰说", "zhang"), ("呼和浩特", "huhehaote"), ("银行", "yinhang")]
)
def test_a_name_is_read(text, name) -> None:
    assert f"pinyin {name}" in answers(text, name)


@pytest.mark.parametrize(
    ("text", "name"), [("昆，明", "kunming"), ("明昆", "kunming"), ("昆明", "kun ming"), ("昆", "kunming")]
)
def test_another_is_not(text, name) -> None:
    assert f"pinyin {name}" not in answers(text, name)


def test_only_names_that_the_other_side_has_are_read() -> None:
    assert not any(str(answer).startswith("pinyin") for answer in answers("在昆明"))


def test_latin_words_answer_with_their_stem() -> None:
    assert stem("apple") in answers("用apple手机")
