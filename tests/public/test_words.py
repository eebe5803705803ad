"""What pages call things."""

import pytest
from django.utils import translation

from articles.reading import public_words as words
from articles.reading.public_addresses import tag


@pytest.mark.parametrize(
    ("origins", "line"),
    [
        (["source"], "Original text"),
        (["source", "human"], "Original text, corrected by people"),
        (["machine"], "Machine translation"),
        (["human", "machine"], "Machine translation, corrected by people"),
        (["converted", "imported"], "Translation as received; Script conversion by machine"),
        (["human"], "Written or corrected by people"),
        ([], ""),
    ],
)
def test_how_an_edition_came_about(origins: list[str], line: str) -> None:
    with translation.override("en"):
        assert words.making(origins) == line


@pytest.mark.parametrize(("code", "written"), [("en", "en"), ("zh-hans", "zh-Hans"), ("pt-br", "pt-BR")])
def test_languages_are_written_as_the_web_writes_them(code: str, written: str) -> None:
    assert tag(code) == written


def test_a_code_without_a_word_stands_for_itself() -> None:
    assert words.word(words.ORIGINS, "carved") == "carved"
