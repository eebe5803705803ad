"""Cutting a plain-text page into blocks."""

import re

import pytest

from articles.text.segment import split

PAGE = "\ufeff  First words.\r\n\r\n\u3000\u3000第二段,有全形空格。\u00a0\n \t\nSub-heading\rLast"


def test_every_block_is_the_pages_own_text() -> None:
    assert all(PAGE[block.start : block.end] == block.text for block in split(PAGE))


def test_only_white_space_lies_outside_the_blocks() -> None:
    rest = PAGE
    for block in reversed(split(PAGE)):
        rest = rest[: block.start] + rest[block.end :]
    assert re.fullmatch(r"[\s\ufeff]*", rest)


def test_lines_become_blocks_without_outer_white_space() -> None:
    texts = [block.text for block in split(PAGE)]
    assert texts == ["First words.", "第二段,有全形空格。", "Sub-heading", "Last"]


@pytest.mark.parametrize("page", ["", "\n\n", " \u3000\ufeff\u200b\r\n\u00a0"])
def test_a_page_of_white_space_has_no_blocks(page: str) -> None:
    assert split(page) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Blockchain leads Yunnan's new infrastructure", "heading"),
        ("What is the prospect of developing blockchain in Yunnan?", "heading"),
        ("雲南發展區塊鏈底氣何在", "heading"),
        ("雲南發展區塊鏈的前景在哪裡?", "heading"),
        ("He agreed.", "paragraph"),
        ("In this context, where is the direction?", "paragraph"),
        ("在此背景下,雲南省發展區塊鏈的方向在哪裡?", "paragraph"),
        ("“還需要一個全新的形象。”", "paragraph"),
        ("The scholar said:", "paragraph"),
        ("word " * 40, "paragraph"),
        ("區塊鏈是一項新技術。甘俊 制", "caption"),
        ("Photo: Kunming at night", "caption"),
        ("图1：昆明夜景", "caption"),
        ("新华社记者王小明摄", "caption"),
        ("雲南推進體制", "heading"),
        ("Picture this", "heading"),
        ("• one thing", "list-item"),
        ("1. One thing.", "list-item"),
        ("（一）加快建設", "list-item"),
        ("1.04 million people came.", "paragraph"),
        ("(a) remark in brackets.", "paragraph"),
    ],
)
def test_the_shape_gives_the_kind(text: str, kind: str) -> None:
    assert [block.kind for block in split(text)] == [kind]
