"""English words answer with their stem, and with pinyin where they can be a Chinese name."""

import pytest

from articles.text.align.english import stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("economic", "economy"),
        ("develop", "development"),
        ("grows", "growing"),
        ("cities", "city"),
        ("planned", "plan"),
    ],
)
def test_a_family_shares_its_stem(one, other) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("village", "villain"), ("market", "marry"), ("school", "scholar"), ("sea", "season")]
)
def test_strangers_do_not(one, other) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "kind", "answer"),
    [
        ("Kunming", "name", "pinyin kunming"),
        ("Xi'an", "word", "pinyin xian"),
        ("Li", "word", "pinyin li"),
        ("Kunming's", "name", "pinyin kunming"),
        ("fishermen", "word", stem("fishermen")),
        ("US", "word", stem("us")),
    ],
)
def test_a_word_is_a_clue(text, kind, answer) -> None:
    (clue,) = words(text)
    assert clue.kind == kind
    assert answer in clue.answers


@pytest.mark.parametrize("text", ["the", "us", "It's", "a", "", "1949", "…"])
def test_what_says_nothing_is_no_clue(text) -> None:
    assert list(words(text)) == []


@pytest.mark.parametrize("text", ["kunming", "Smith", "Washington", "Strength"])
def test_no_name_is_read_as_pinyin(text) -> None:
    assert not any(str(answer).startswith("pinyin") for clue in words(text) for answer in clue.answers)


def test_a_gloss_gives_the_stems_of_its_telling_words() -> None:
    assert stems("to go out of the market") == {stem("go"), stem("market")}
    assert stems("to be one's own") == frozenset()
