"""A story read for the first time, from its pages to all that the machine stages find: pure, so that any process can do it.

The stages in articles/workflow/ do the same step by step, with the same functions, on rows that people may have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from articles.text import cruft, segment
from articles.text.digest import digest
from articles.text.records import Block, Finding, TermRule, Verdict
from articles.text.script import OTHER, convert
from articles.text.study import faults, rows, twins, voices

__all__ = ["Judge", "JudgedPage", "Page", "StudiedRow", "Study", "Written", "judge", "study", "warm"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a story: its text, the blocks that its reader made of it (none where the text's lines are the blocks), its
    language, where it comes from ("source", "machine" or "imported"), and its headline where the page names it."""

    text: str
    language: str
    origin: str
    blocks: tuple[Block, ...] = ()
    headline: str = ""


# Blocks, language and headline to one verdict a block.
Judge: TypeAlias = Callable[[Sequence[Block], str, str], Sequence[Verdict]]


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page's blocks, each with the verdict on it."""

    language: str
    blocks: tuple[Block, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a row, where it comes from, and the digest of the source text that it was made from."""

    text: str
    origin: str
    made_from: str


@dataclass(frozen=True, slots=True)
class StudiedRow:
    """A row: its kind, by language the indexes of its blocks on the page, and its texts."""

    kind: str
    blocks: Mapping[str, tuple[int, ...]]
    texts: dict[str, Written]

    def text(self, language: str) -> str:
        """The text in a language, "" where it has none."""
        return self.texts[language].text if language in self.texts else ""

    def origin(self, language: str) -> str:
        """Where that text comes from, "" where there is none."""
        return self.texts[language].origin if language in self.texts else ""


@dataclass(frozen=True, slots=True)
class Study:
    """What a first reading found: `quotes` holds a list a row, `editions` the languages that the article has."""

    source_language: str
    pages: tuple[JudgedPage, ...]
    rows: tuple[StudiedRow, ...]
    editions: tuple[str, ...]
    quotes: tuple[Sequence[voices.Sides], ...] = ()
    findings: tuple[Finding, ...] = ()


def judge(blocks: Sequence[Block], language: str, headline: str) -> Sequence[Verdict]:
    """The engine's own verdicts."""
    markup = [block.markup for block in blocks]
    return cruft.judge([block.text for block in blocks], language=language, title=headline or None, markup=markup)


def study(
    pages: Sequence[Page],
    source_language: str,
    terms: Sequence[TermRule] = (),
    *,
    languages: Sequence[str],
    locale: str = "tw",
    checks: bool = True,
    judge: Judge = judge,
) -> Study:
    """Everything that the stages from "split" to "check" find in a story's pages, one a language, in the order received.

    `languages` are the newsroom's, in its order. Without `checks` there are neither quotes nor findings.
    """
    judged = tuple(_judged(page, judge) for page in pages)
    found = tuple(_rows(pages, judged, source_language, terms))
    filled = _convert(found, source_language, languages, terms, locale)
    editions = (*(page.language for page in pages), *filled) if found else ()
    quotes: Sequence[list[voices.Sides]] = ()
    findings: tuple[Finding, ...] = ()
    if checks:
        texts = {code: [row.text(code) for row in found] for code in languages}
        quotes = voices.across(texts, source_language, [term for term in terms if term.name])
        present = [{code: text for code in languages if (text := row.text(code))} for row in found]
        findings = tuple(faults.find(present, source_language, languages, terms))
    return Study(source_language, judged, found, tuple(dict.fromkeys(editions)), tuple(quotes), findings)


def warm() -> None:
    """Loads every dictionary that a study asks, some two seconds that the first one would take longer."""
    said = (("en", "Li Na said he left."), ("zh-hans", "李娜说发展很快。"), ("zh-hant", "李娜說發展很快。"))
    pages = [Page(text, language, "source") for language, text in said]
    languages = [page.language for page in pages]
    for number in (1, 2):  # Traditional is converted
        study(pages[:number], "en", languages=languages)
    study(pages, "en", languages=languages)


def _judged(page: Page, judge: Judge) -> JudgedPage:
    blocks = page.blocks or segment.split(page.text)
    return JudgedPage(page.language, blocks, tuple(judge(blocks, page.language, page.headline)))


def _rows(
    pages: Sequence[Page], judged: Sequence[JudgedPage], source: str, terms: Sequence[TermRule]
) -> Iterator[StudiedRow]:
    """The rows as "assemble" makes them: the source's page leads, and of the others the one that came last."""
    order = list(zip(pages, judged, strict=True))[::-1]
    order.sort(key=lambda both: both[0].language != source)
    origins = {page.language: page.origin for page, _ in order}
    kept = {page.language: [at for at, v in enumerate(page.verdicts) if not v.is_cruft] for _, page in order}
    blocks = {page.language: page.blocks for _, page in order}
    texts = {code: [blocks[code][at].text for at in indexes] for code, indexes in kept.items()}
    for position, row in enumerate(rows.aligned(texts, source, terms)):
        places = {code: tuple(kept[code][index] for index in indexes) for code, indexes in row.items()}
        kinds = {code: [blocks[code][at].kind for at in found] for code, found in places.items()}
        written = {code: rows.joined((texts[code][index] for index in indexes), code) for code, indexes in row.items()}
        made_from = digest(written.get(source, ""))
        yield StudiedRow(
            rows.kind(kinds, position, source),
            places,
            {code: Written(text, origins[code], made_from if code != source else "") for code, text in written.items()},
        )


def _convert(
    found: Sequence[StudiedRow], source: str, languages: Sequence[str], terms: Sequence[TermRule], locale: str
) -> list[str]:
    """Fills each script from its twin in the rows; gives the languages that have such text."""
    filled = []
    for language in languages:
        twin = OTHER.get(language, "")
        convertible = [
            row for row in found if twin in languages and twins.follows(row.origin(language), row.origin(twin))
        ]
        for row in convertible:
            made_from = digest(row.text(source)) if language != source else ""
            text = convert(row.text(twin), language, source=twin, terms=terms, locale=locale).text
            row.texts[language] = Written(text, twins.CONVERTED, made_from)
        filled += [language] if convertible else []
    return filled
