"""Telling the language of a text."""

import pytest

from articles.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Yunnan built a blockchain center.", "en"),
        ("The app 一部手機遊雲南 opened in Kunming in September, officials said.", "en"),
        ("云南发展区块链底气何在", "zh-hans"),
        ("雲南發展區塊鏈底氣何在", "zh-hant"),
        ("華為CEO任正非與Google的Sundar Pichai會談", "zh-hant"),
        ("更多内容见 https://example.com/a/very/long/address/of/a/page", "zh-hans"),
        ("雲南發展區塊鏈產業,儘管並非如同傳統的旅遊資源等優勢明顯,区块链", "zh-hant"),
        ("雲南發展區塊鏈 云南发展区块链", "mixed"),
        ("Yunnan Blockchain Center 雲南區塊鏈中心", "mixed"),
        ("", "und"),
        ("2020 — 31.3%", "und"),
        ("人口", "und"),
        ("Привет, мир", "und"),
        ("これはテストです", "und"),
    ],
)
def test_the_characters_give_the_language(text: str, language: str) -> None:
    assert detect(text) == language
