"""The language engine part by part: how fast it is on the Yunnan pages, and what it reaches beside an alternative."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from articles.text import checks, cruft, quotes, script, segment
from articles.text.records import TermRule
from articles.text.script.opencc_tables import stock_simplified, stock_traditional
from articles.workflow import review
from tests.benchmarks import alignment_scores, number_scores, oracle_scores, script_scores
from tests.benchmarks.score import Score, best
from tests.benchmarks.seed_pages import CHINESE, ENGLISH, PAIRS, TEXTS, rows

SOURCE = "zh-hant"
ENGLISH_PAGE, CHINESE_PAGE = "\n\n".join(ENGLISH.values()), "\n\n".join(CHINESE.values())
BOTH = ENGLISH_PAGE, CHINESE_PAGE


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the engine at work on `texts`, what it reaches, and the work of the alternative where there is one."""

    name: str
    texts: Sequence[str]
    work: Callable[[], Any]
    scores: Sequence[Score]
    alternative: Callable[[], Any] | None = None
    by_article: bool = False

    def figures(self) -> tuple[str, str]:
        """Its speed, and its time as a multiple of the alternative's."""
        seconds = best(self.work)
        megabytes = sum(len(text.encode()) for text in self.texts) / 1e6
        speed = f"{seconds * 1000:.1f} ms/article" if self.by_article else f"{megabytes / seconds:.2f} MB/s"
        return speed, f"{seconds / best(self.alternative):.1f} x" if self.alternative else ""


def parts(terms: Sequence[TermRule]) -> tuple[Part, ...]:
    """All parts; `terms` is the glossary of the article."""
    return (*_of_pages(), *_of_script(), *_of_articles(terms))


def _of_pages() -> tuple[Part, ...]:
    english, chinese = list(ENGLISH.values()), list(CHINESE.values())
    return (
        Part("split", BOTH, lambda: [segment.split(page) for page in BOTH], ()),
        Part("cruft", BOTH, lambda: (cruft.judge(english, "en"), cruft.judge(chinese, SOURCE)), oracle_scores.blocks()),
        Part(
            "quotes",
            BOTH,
            lambda: (quotes.find(english, "en"), quotes.find(chinese, SOURCE)),
            oracle_scores.speakers(),
        ),
    )


def _of_script() -> tuple[Part, ...]:
    text, simplified = CHINESE_PAGE, script_scores.to_simplified(CHINESE_PAGE)
    there, back = script_scores.conversion()
    return (
        Part(
            "convert to zh-hant",
            [simplified],
            lambda: script_scores.to_traditional(simplified),
            [there],
            lambda: stock_traditional(simplified),
        ),
        Part(
            "convert to zh-hans",
            [text],
            lambda: script_scores.to_simplified(text),
            [back],
            lambda: stock_simplified(text),
        ),
        Part(
            "suspects",
            [text],
            lambda: script.suspects(text, SOURCE),
            script_scores.errors(),
            lambda: script_scores.round_trip(text),
        ),
    )


def _of_articles(terms: Sequence[TermRule]) -> tuple[Part, ...]:
    left, right, article = [en for en, _ in TEXTS], [zh for _, zh in TEXTS], rows()
    return (
        Part(
            "align",
            BOTH,
            lambda: alignment_scores.ours(left, right),
            alignment_scores.scores(),
            lambda: alignment_scores.by_length(left, right),
            by_article=True,
        ),
        Part(
            "numbers",
            left + right,
            lambda: [number_scores.ours(*pair) for pair in TEXTS],
            number_scores.scores(),
            lambda: [number_scores.multiset(*pair) for pair in TEXTS],
        ),
        Part("all checks", BOTH, lambda: list(review.find(article, SOURCE, terms)), (), by_article=True),
    )


def table(terms: Sequence[TermRule]) -> Iterator[str]:
    """The lines of the table."""
    form = "  {:19} {:>16}  {:32} {:>7} {:12} {:20} {:>7} {:>8}"
    yield form.format("part", "speed", "task", "reached", "", "alternative", "reached", "our time")
    for part in parts(terms):
        speed, ratio = part.figures()
        cells = [_cells(score) for score in part.scores] or [[""] * 5]
        for name, fast, slow, row in zip_longest([part.name], [speed], [ratio], cells, fillvalue=""):
            yield form.format(name, fast, *row, slow).rstrip()


def _cells(score: Score) -> list[str]:
    return [score.task, _figure(score.ours), score.measure, score.alternative, _figure(score.theirs)]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def checks_by_time(terms: Sequence[TermRule]) -> list[tuple[str, float, str]]:
    """Each check on the whole article in three languages: its ids, seconds, and the share of all."""
    article, pages = rows(), len(PAIRS)
    functions: dict[Callable[..., Any], list[checks.Check]] = {}
    for check in checks.CHECKS:
        functions.setdefault(check.function, []).append(check)
    timed = [
        (", ".join(check.id for check in group), best(lambda f=f, g=group: _run(f, g[0].scope, article, terms), 3))  # type: ignore[misc]
        for f, group in functions.items()
    ]
    whole = sum(seconds for _, seconds in timed)
    ordered = sorted(timed, key=lambda entry: -entry[1])
    return [(f"all checks, {pages} paragraphs in 3 languages", whole, "1.00")] + [
        (f"  {name}", seconds, f"{seconds / whole:.2f}") for name, seconds in ordered
    ]


def _run(
    function: Callable[..., Any], scope: str, article: Sequence[dict[str, str]], terms: Sequence[TermRule]
) -> None:
    if scope == "document":
        list(function(article, SOURCE, terms))
        return
    for row in article:
        for language, text in row.items():
            if scope == "text":
                list(function(text, language, terms))
            elif language != SOURCE:
                list(function(text, row[SOURCE], language, SOURCE, terms))
