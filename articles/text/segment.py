"""A plain-text page in blocks: one a line, with its place in the page and what its shape says it is."""

from __future__ import annotations

import re

from articles.text.records import Block
from articles.text.script.opencc_tables import HAN

# White space that str.strip() leaves: byte order mark, zero-width space and its kin.
WHITE = r"\s\ufeff\u200b\u200c\u200d\u2060"
LINE_END = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
BLOCK = re.compile(f"[^{WHITE}](?:[^{LINE_END}]*[^{WHITE}])?")

BULLET = re.compile(
    r"(?:[•·●○▪■◆–*-][ \t\u3000]+|\(?\d{1,2}[.)、](?!\d)[ \t\u3000]*|[（(][一二三四五六七八九十\d]{1,3}[）)])\S"
)
CAPTION = re.compile(
    r"[（(]?(?:photo|image|picture|figure|fig\.|caption|credit)s?(?: by\b|[ \t]*[:：]|[ \t]\d)"
    r"|[（(]?(?:图片?|圖片?|配图|配圖|资料图|資料圖|图源|圖源|摄影|攝影|制图|製圖)[ \t\u3000]*\d*[ \t\u3000]*[:：／/]|图为|圖為",
    re.IGNORECASE,
)
MADE_BY = re.compile(
    rf"(?:(?:^|[^{HAN}])[{HAN}]{{2,4}}[ \u3000/／]+|[记記]者[ \u3000]?[{HAN}]{{2,4}})[摄攝制製][）)]?$"
)
MAKERS = frozenset("摄攝制製")  # without one of these at its end a block need not be searched
CLOSING = "”’」』\"')）]】》 "
STOPS = "。！？!?.;；:：,，、…"
QUESTION = "?？"
COMMAS = re.compile("[,，、;；]")
HEADING_LENGTH, QUESTION_LENGTH = 120, 60


def split(text: str) -> tuple[Block, ...]:
    """The page's lines that hold more than white space; nothing but white space lies outside the blocks."""
    return tuple(Block(m.group(), m.start(), m.end(), kind(m.group())) for m in BLOCK.finditer(text))


def kind(block: str) -> str:
    """What a block is by its shape: "list-item", "caption", "heading" or "paragraph"."""
    if BULLET.match(block):
        return "list-item"
    if CAPTION.match(block) or (not MAKERS.isdisjoint(block[-2:]) and MADE_BY.search(block)):
        return "caption"
    return "heading" if _is_heading(block) else "paragraph"


def _is_heading(block: str) -> bool:
    """Whether a block is short and ends without a stop, or is one short question without a comma."""
    end = block.rstrip(CLOSING)[-1:]
    if end in QUESTION:
        return _length(block) <= QUESTION_LENGTH and not COMMAS.search(block)
    return end not in STOPS and _length(block) <= HEADING_LENGTH


def _length(block: str) -> int:
    """The length in English letters; a Chinese character counts as three."""
    return len(block) + 2 * len(re.findall(f"[{HAN}]", block))
