"""Which of the newsroom's languages a text is in."""

from __future__ import annotations

import re
from typing import Literal

from articles.text.script.opencc_tables import HAN, script_counts

Language = Literal["en", "zh-hans", "zh-hant", "mixed", "und"]

ADDRESS = re.compile(r"https?://\S+|\b[\w.-]+@[\w.-]+|\bwww\.\S+")
SIGNS = ("://", "@", "www.")  # of an address
CHINESE = re.compile(f"[{HAN}]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
ANOTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]+")
LETTERS_PER_CHARACTER = 3  # a Chinese character says about what three or four English letters say
SCRIPTS: dict[str, Language] = {
    **dict.fromkeys(("hans", "cn", "sg", "my"), "zh-hans"),
    **dict.fromkeys(("hant", "tw", "hk", "mo"), "zh-hant"),
}
MOSTLY_ENGLISH, MOSTLY_CHINESE, STRAY = 0.35, 0.5, 0.2


def detect(text: str) -> Language:
    """The language by its characters; "mixed" for both languages or both scripts side by side, "und" without a sign.

    Every text in Latin letters counts as English. A page of Chinese with Latin names, or of English with names in Chinese, is
    not mixed; nor is a script with a few stray characters of the other, which articles.text.script finds.
    """
    if any(sign in text for sign in SIGNS):
        text = ADDRESS.sub(" ", text)
    chinese = _count(CHINESE, text) * LETTERS_PER_CHARACTER
    latin = _count(LATIN, text)
    if _count(ANOTHER_SCRIPT, text) * 2 > chinese + latin or not chinese + latin:
        return "und"
    share = chinese / (chinese + latin)
    if share < MOSTLY_ENGLISH:
        return "en"
    return _script(text) if share >= MOSTLY_CHINESE else "mixed"


def known(tag: str) -> Language:
    """The language that a page's own tag (BCP 47: "zh-CN", "zh-Hant", "en-GB") names, "und" where it is none of ours or leaves the script open."""
    first, *others = tag.lower().replace("_", "-").split("-")
    if first == "zh":
        return next((SCRIPTS[part] for part in others if part in SCRIPTS), "und")
    return "en" if first == "en" else "und"


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters stand in such runs."""
    return sum(map(len, runs.findall(text)))


def _script(text: str) -> Language:
    """The script of a Chinese text, by the characters that only one script has."""
    simplified, traditional = script_counts(text)
    if not simplified + traditional:
        return "und"
    share = simplified / (simplified + traditional)
    if STRAY < share < 1 - STRAY:
        return "mixed"
    return "zh-hans" if share > STRAY else "zh-hant"
