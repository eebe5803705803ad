"""Cards by which stories are shared: the lines of their headlines, and headlines of every kind on a card."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles.formats.pictures import card, lines
from tests.pictures import make_file, opened

with_font = pytest.mark.skipif(not settings.CARD_FONT, reason="No font of the list is installed.")


def width(text: str) -> float:
    return sum(2 if character > "\u2e80" else 1 for character in text)


def test_english_breaks_between_words_into_lines_of_about_one_length() -> None:
    found = lines.fit("one two three four five six seven", width, 30, 2)
    assert found == ["one two three four", "five six seven"]


def test_no_chinese_line_begins_or_ends_with_the_wrong_mark() -> None:
    text = "阮成發說：「搶佔新基建制高點」，雲南省區塊鏈中心（昆明）掛牌成立……"
    for measure in range(8, 70, 2):
        found = lines.fit(text, width, measure, 99)
        assert found
        assert "".join(found) == text
        assert not [line for line in found if line[0] in "，。：」）…" or line[-1] in "「（"]


def test_figures_and_names_are_not_broken() -> None:
    found = lines.fit("产值3,400亿元的Web3平台", width, 14, 9)
    assert found
    assert any("3,400" in line for line in found)
    assert any("Web3" in line for line in found)


def test_whole_phrases_stay_together_while_they_fit() -> None:
    text = "区块链引领云南新基建 不只“老三样”还要新动能"
    assert lines.fit(text, width, 30, 3, whole=True) == ["区块链引领云南新基建", "不只“老三样”还要新动能"]
    assert lines.fit(text, width, 20, 3, whole=True) is None


def test_what_is_too_long_ends_at_a_word_with_an_ellipsis() -> None:
    assert lines.cut("one two three four five six", width, 12, 2) == ["one two", "three four…"]
    assert lines.cut("一二三四五六，七八", width, 12, 1) == ["一二三四五…"]
    assert lines.cut("short", width, 12, 1) == ["short"]


@given(st.text(max_size=80), st.integers(min_value=4, max_value=60))
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(text: str, measure: int) -> None:
    text = " ".join(text.split())
    found = lines.cut(text, width, measure, 999)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(line) <= measure for line in found)
    if whole := lines.fit(text, width, measure, 999, whole=True):
        assert "".join("".join(whole).split()) == "".join(text.split())


HEADLINES = {
    "short": "茶",
    "none": "",
    "usual": "Yunnan’s first blockchain centre opens in Kunming",
    "long": "那些委員會寫的標題，一句接著一句，" * 12,
    "one word": "https://example.org/" + "a" * 300,
    "odd": "Tea\u200b 🍵 \x00 ‮right to left‬ مرحبا\n\nsecond line\ttab",
}


@with_font
@pytest.mark.parametrize("headline", HEADLINES.values(), ids=HEADLINES)
@pytest.mark.parametrize("photo", [None, make_file()], ids=["plain", "photo"])
def test_every_headline_makes_a_card_of_its_size(headline: str, photo: bytes | None) -> None:
    words = card.Words(headline, "雲南", "滇報 Dianbao", "A publisher with a name that is too long " * 3, "TC")
    content = card.draw(words, settings.CARD_FONT, photo)
    image = opened(content)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert len(content) < 300_000


@with_font
def test_the_picture_stands_on_the_card() -> None:
    words = card.Words("茶葉西行", "", "滇報", "", "TC")
    plain, pictured = (opened(card.draw(words, settings.CARD_FONT, photo)) for photo in (None, make_file()))
    assert plain.getpixel((1150, 300)) != pictured.getpixel((1150, 300))


@with_font
def test_each_script_has_the_forms_of_its_own() -> None:
    drawn = {face: card.draw(card.Words("直骨角", "", "滇報", "", face), settings.CARD_FONT) for face in ("SC", "TC")}
    assert drawn["SC"] != drawn["TC"]
