"""The forms under which two spellings of the same words compare equal."""

from __future__ import annotations

import unicodedata

from articles.text.script.opencc_tables import stock_simplified
from articles.text.together import Together


def fold(text: str) -> str:
    """`text` for comparison only: NFKC (full width to half width), lower case, Simplified. Offsets may shift."""
    return stock_simplified(unicodedata.normalize("NFKC", text).lower())


# Each text folded: judging, aligning and comparing pages ask for the same paragraphs.
fold_all = Together(fold).all
