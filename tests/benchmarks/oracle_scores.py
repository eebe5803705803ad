"""Cruft and quotes on the Yunnan pages against the hand-made oracles; nothing comparable runs in this process."""

from __future__ import annotations

import json
from collections.abc import Sequence

from articles.text import cruft, quotes
from articles.text.records import QuoteMention
from tests.benchmarks.score import Score
from tests.benchmarks.seed_pages import CHINESE, ENGLISH, ROOT, oracle


def blocks() -> list[Score]:
    """How many blocks of both pages get the right verdict; what may go either way is not counted."""
    right = total = 0
    for line in (ROOT / "tests/seeds/oracles/seed-blocks.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        labels = [block["label"] for block in page["blocks"]]
        verdicts = cruft.judge([block["text"] for block in page["blocks"]], page["lang"])
        judged = [
            (label == "cruft") == v.is_cruft for label, v in zip(labels, verdicts, strict=True) if label != "neutral"
        ]
        right, total = right + sum(judged), total + len(judged)
    return [Score("blocks of the pages", f"of {total}", right)]


def speakers() -> list[Score]:
    """How many quotes of each page are found and have the speaker that a person named."""
    gold = oracle("seed-quotes.json")
    core = [quote for quote in gold["quotes"] if quote["core"]]
    scores = []
    for side, language, lines in (("en", "en", ENGLISH), ("zh", "zh-hant", CHINESE)):
        mentions = quotes.find(list(lines.values()), language)
        found = sum(
            _is_found(quote[side], side, gold["entities"][quote["entity"]], list(lines), mentions) for quote in core
        )
        scores.append(Score(f"quotes and speakers, {language}", f"of {len(core)}", found))
    return scores


def _is_found(
    quote: dict,
    side: str,
    entity: dict,
    numbers: Sequence[int],
    mentions: Sequence[QuoteMention],
) -> bool:
    """Whether a mention covers at least half of the quote and names its speaker."""
    start, end = min(part["start"] for part in quote["content"]), max(part["end"] for part in quote["content"])
    names, told = entity.get("names", {}).get(side, []), (quote["speaker"] or {"text": ""})["text"]
    return any(
        numbers[m.paragraph] == quote["line"]
        and min(m.end, end) - max(m.start, start) >= (end - start) / 2
        and m.speaker
        and (m.name in names or m.speaker in told or (told and told in m.speaker))
        for m in mentions
    )
