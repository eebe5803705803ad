"""The Yunnan pages and what a person found on them, as the scores need them: lines by number, and which belong together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from articles.text.script import convert

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "yunnan-blockchain"


def oracle(name: str) -> Any:
    """A hand-made oracle by its file's name."""
    return json.loads((ROOT / "tests" / "seeds" / "oracles" / name).read_text(encoding="utf-8"))


def _lines(name: str) -> dict[int, str]:
    text = (SEED / name).read_text(encoding="utf-8")
    return {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}


ENGLISH, CHINESE = _lines("en.txt"), _lines("zh-hant.txt")
PAIRS: list[tuple[int, int]] = [(pair["en_line"], pair["zh_line"]) for pair in oracle("seed-alignment.json")["pairs"]]
TEXTS = [(ENGLISH[a], CHINESE[b]) for a, b in PAIRS]


def rows() -> list[dict[str, str]]:
    """The article: its aligned paragraphs in three languages, the Simplified one converted."""
    return [
        {"en": english, "zh-hans": convert(chinese, to="zh-hans", source="zh-hant").text, "zh-hant": chinese}
        for english, chinese in TEXTS
    ]
