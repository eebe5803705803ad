"""How much of an article the HTML reader and the cruft engine keep, beside trafilatura alone: `python -m tests.benchmarks.pages PAGES.json`.

PAGES.json is a list of {"file", "lang", "gold"}: a page of HTML, "en" or "zh", and the text of its article. None are in the
repository, since pages are their publishers'. The figures are those of
https://github.com/scrapinghub/article-extraction-benchmark: precision and recall of shingles of four words (in Chinese, of four
characters), the mean over pages; F1 of the two means.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from articles.formats import Document, markup
from articles.text.cruft import judge
from articles.text.script.opencc_tables import HAN

WORDS = {"en": re.compile(r"\w+"), "zh": re.compile(rf"[{HAN}]|[^\W{HAN}]+")}
SHINGLE = 4
Page = Mapping[str, Any]
Shares = tuple[float, float, float]


def shares(gold: str, found: str, language: str) -> Shares:
    """What both texts have, only the found one, and only the gold one, as shares that add up to 1."""
    wanted, given = (Counter(_shingles(WORDS[language].findall(text))) for text in (gold, found))
    counts = (wanted & given).total(), (given - wanted).total(), (wanted - given).total()
    whole = sum(counts) or 1
    return counts[0] / whole, counts[1] / whole, counts[2] / whole


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def figures(rows: Sequence[Shares]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pages."""
    precision = mean(both / (both + more) for both, more, _ in rows if both + more)
    recall = mean(both / (both + less) for both, _, less in rows if both + less)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(document: Document) -> str:
    """The article's text as the cruft engine leaves it; the headline is none of a gold text."""
    title = document.about.headline or None
    texts, marks = [block.text for block in document.blocks], [block.markup for block in document.blocks]
    verdicts = judge(texts, title=title, markup=marks)
    return "\n".join(
        text for text, verdict in zip(texts, verdicts, strict=True) if not verdict.is_cruft and text != title
    )


def extractor(document: Document) -> str:
    """The blocks that trafilatura keeps."""
    blocks = (block for block in document.blocks if block.markup and block.markup.extracted)
    return "\n".join(block.text for block in blocks if block.text != document.about.headline)


def main(path: str) -> None:
    """Prints the figures for each language."""
    pages: list[Page] = json.loads(Path(path).read_text(encoding="utf-8"))
    read = [(page, markup.read(Path(page["file"]).read_bytes(), page["file"])) for page in pages]
    methods: tuple[Callable[[Document], str], ...] = (ours, extractor)
    for language in sorted({page["lang"] for page in pages}):
        chosen = [(page, document) for page, document in read if page["lang"] == language]
        for method in methods:
            found = figures([shares(page["gold"], method(document), language) for page, document in chosen])
            print(
                f"{language} {len(chosen):3} pages  {method.__name__:9}",
                *(f"{name} {value:.3f}" for name, value in zip(("P", "R", "F1"), found, strict=True)),
            )


if __name__ == "__main__":
    main(sys.argv[1])
