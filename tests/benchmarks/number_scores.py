"""number-differs beside the comparison of digit multisets, as quality checks of translation tools do it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from articles.text.checks import number_differs
from tests.benchmarks.score import Score
from tests.benchmarks.seed_pages import PAIRS, TEXTS

MULTISET = "digit multisets"
WRONG_PAIRS = {83}  # English lines whose figures truly differ from the Chinese
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
SCALE = {"million": "billion", "billion": "trillion", "trillion": "billion"}
Check = Callable[[str, str], Counter[str]]


def scores() -> list[Score]:
    """True and false flags on the 51 pairs of the pages, and how many planted errors change what is flagged."""
    flagged = [[en for (en, _), pair in zip(PAIRS, TEXTS, strict=True) if check(*pair)] for check in (ours, multiset)]
    true = [len(WRONG_PAIRS.intersection(lines)) for lines in flagged]
    false = [len(set(lines) - WRONG_PAIRS) for lines in flagged]
    planted = [(spoilt, english, chinese) for english, chinese in TEXTS for spoilt in spoil(english)]
    seen = [sum(check(s, c) != check(e, c) for s, e, c in planted) for check in (ours, multiset)]
    return [
        Score("wrong figures of the page", f"of {len(WRONG_PAIRS)}", true[0], MULTISET, true[1]),
        Score("wrong figures of the page", "false flags", false[0], MULTISET, false[1], fewer_is_better=True),
        Score("figures spoilt by us", f"of {len(planted)}", seen[0], MULTISET, seen[1]),
    ]


def ours(english: str, chinese: str) -> Counter[str]:
    """What the engine reports of a pair."""
    return Counter(found.evidence for found in number_differs.check(english, chinese, "en", "zh-hant"))


def multiset(english: str, chinese: str) -> Counter[str]:
    """The runs of digits that one text has more often than the other."""
    left, right = (Counter(run.replace(",", "") for run in DIGITS.findall(text)) for text in (english, chinese))
    return (left - right) + (right - left)


def spoil(english: str) -> Iterator[str]:
    """The text with one error: a digit changed, a figure dropped, a year put in, a scale swapped, for each place."""
    for figure in DIGITS.finditer(english):
        start, end = figure.span()
        yield f"{english[:start]}{(int(english[start]) + 3) % 9 + 1}{english[start + 1 :]}"
        yield english[:start] + english[end:]
        yield f"{english[:end]} and 1987{english[end:]}"
    for scale in re.finditer("|".join(SCALE), english):
        yield english[: scale.start()] + SCALE[scale.group()] + english[scale.end() :]
