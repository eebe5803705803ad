"""Where the sentences of a text begin and end, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLOSING = r"[\"'”’」』)）\]】》]*"
CHINESE_END = re.compile(rf"(?:[。！？!?｡]|…+|\.{{3,}})+{CLOSING}")
# A stop that a space and a beginning follow: a capital, a digit, an opening mark or a Chinese character.
ENGLISH_END = re.compile(rf"(?:[.!?…]+{CLOSING})(?=\s+[\"'“‘(\[「]*[A-Z0-9\u3400-\u9fff])|[。！？]+{CLOSING}|\n+")
# Words whose stop ends no sentence, except before the end of the text.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Messrs|vs|No|Nos|Fig|Vol|pp|cf|eg|ie|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
# Capital letters with stops end a sentence only before a word that begins one: "in the U.S. The ..." but "the U.S. Army".
INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
BEGINNING = re.compile(
    r"\s+[\"'“‘(]*(?:The|This|That|These|Those|He|She|It|They|We|I|In|On|At|But|And|A|An|However|When|As|For)\b"
)


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences in order, without the white space around them; a `language` other than "en" is Chinese."""
    ends = _english_ends(text) if language == "en" else (match.end() for match in CHINESE_END.finditer(text))
    return tuple(_spans(text, (*ends, len(text))))


def _english_ends(text: str) -> Iterator[int]:
    return (match.end() for match in ENGLISH_END.finditer(text) if match[0] != "." or _ends_sentence(text, match.end()))


def _ends_sentence(text: str, end: int) -> bool:
    """Whether the single stop before `end` is more than that of an abbreviation."""
    before = text[max(0, end - 12) : end]
    if INITIALS.search(before):
        return BEGINNING.match(text, end) is not None
    return not ABBREVIATION.search(before)


def _spans(text: str, ends: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ends:
        sentence = text[start:end].strip()
        if sentence:
            begin = text.index(sentence, start)
            yield begin, begin + len(sentence)
        start = end
