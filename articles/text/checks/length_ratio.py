"""length-ratio: a paragraph much shorter or longer than its source, by the measure of its own document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from statistics import median

from articles.text.records import Finding, TermRule

ID = "length-ratio"
FEWEST_ROWS = 8  # below this a document has no measure of its own
SHORTEST = 20  # characters of the source; the ratio of a heading tells nothing
FURTHEST = 3.5  # robust z, after Iglewicz and Hoaglin
LEAST_SPREAD = 0.1  # of the logarithm: a document where all rows agree would flag every trifle
NORMAL = 0.6745  # of a standard deviation is the median deviation
Rows = Sequence[Mapping[str, str]]


def check(rows: Rows, source_language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory for each row whose length against the source lies far from the document's usual ratio."""
    for language in dict.fromkeys(language for row in rows for language in row if language != source_language):
        ratios = _ratios(rows, source_language, language)
        if len(ratios) < FEWEST_ROWS:
            continue
        usual = median(ratios.values())
        spread = max(median(abs(ratio - usual) for ratio in ratios.values()) / NORMAL, LEAST_SPREAD)
        for index, ratio in ratios.items():
            if abs(ratio - usual) / spread > FURTHEST:
                problem = "short" if ratio < usual else "long"
                shown: dict[str, str | int] = {"problem": problem, "percent": round(100 * exp(ratio - usual))}
                length = len(rows[index][language])
                yield Finding(ID, "advisory", language, 0, length, problem, shown, paragraph=index)


def _ratios(rows: Rows, source_language: str, language: str) -> dict[int, float]:
    """The logarithm of each row's length over its source's, where both have text."""
    lengths = (
        (i, len(row.get(language, "").strip()), len(row.get(source_language, "").strip())) for i, row in enumerate(rows)
    )
    return {index: log(mine / source) for index, mine, source in lengths if mine and source >= SHORTEST}
