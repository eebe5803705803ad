"""The dictionary gives meanings and readings, little of anything else, and takes little room."""

import tracemalloc

import pytest

from articles.text import dictionary


@pytest.mark.parametrize(
    ("word", "meaning"), [("经济", "economy"), ("云南", "Yunnan"), ("猫", "cat"), ("省长", "governor")]
)
def test_a_word_has_its_meanings(word, meaning) -> None:
    assert dictionary.known(word)
    assert any(meaning in gloss for gloss in dictionary.glosses(word))


@pytest.mark.parametrize("word", ["", "經濟", "经济济", "economy"])
def test_what_is_no_simplified_headword_has_none(word) -> None:
    assert not dictionary.known(word)
    assert list(dictionary.glosses(word)) == []
    assert dictionary.readings(word) == frozenset()


def test_remarks_are_no_meanings() -> None:
    assert not any("CL:" in gloss or "[" in gloss or "(" in gloss for gloss in dictionary.glosses("猫"))
    assert not any(gloss.startswith("surname") for gloss in dictionary.glosses("张"))


@pytest.mark.parametrize(("character", "readings"), [("昆", {"kun"}), ("吕", {"lu"}), ("行", {"xing", "hang", "heng"})])
def test_a_character_has_its_readings_without_tones(character, readings) -> None:
    assert dictionary.readings(character) >= readings - {"heng"}
    assert all(reading.isalpha() and reading.islower() for reading in dictionary.readings(character))


def test_without_the_package_no_word_is_known(monkeypatch) -> None:
    monkeypatch.setattr(dictionary, "cccedict", None)
    assert dictionary._entries.__wrapped__() == {}


def test_the_index_takes_less_than_sixty_megabytes() -> None:
    tracemalloc.start()
    try:
        kept = dictionary._entries.__wrapped__()
        assert tracemalloc.get_traced_memory()[1] < 60e6
    finally:
        tracemalloc.stop()
    assert len(kept) > 100_000
