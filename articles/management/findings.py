"""The findings of an article, or of text files, with their places and words, for the command that prints them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from articles.models import Article
from articles.models.languages import LANGUAGES, get
from articles.reading import wording
from articles.text import cruft, segment
from articles.text.align import align
from articles.text.records import Finding, TermRule
from articles.workflow import review

LINE_END = re.compile(r"\r\n|\r|\n")
OPEN = "open"
Texts = Mapping[str, str]  # the text of one row, by language


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to show, with the stretch of it to mark."""

    language: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in words. `paragraph` counts from 1, the article's rows or the file's lines; `start:end` count its characters from 0.

    `passages` are the text itself and, where the finding points there, its source.
    """

    check: str
    severity: str
    language: str
    paragraph: int | None
    start: int
    end: int
    text: str
    message: str
    evidence: str
    suggestion: str | None
    state: str
    passages: tuple[Passage, ...]

    def as_json(self) -> dict[str, str | int | None]:
        """The finding as JSON values; the keys are stable."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "passages"}


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a file that is part of the article: the line it stands on, and how far in from the line's start."""

    text: str
    number: int
    indent: int


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it would be imported: its language, the lines kept, and how many were set aside as cruft."""

    language: str
    lines: tuple[Line, ...]
    cruft: int


def read(text: str, language: str) -> Page:
    """The page of a file's text."""
    blocks = segment.split(text)
    verdicts = cruft.judge([block.text for block in blocks], language)
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    lines = []
    for block, verdict in zip(blocks, verdicts, strict=True):
        if not verdict.is_cruft:
            number = bisect_right(starts, block.start)
            lines.append(Line(block.text, number, block.start - starts[number - 1]))
    return Page(language, tuple(lines), len(blocks) - len(lines))


def of_article(article: Article, languages: Sequence[str]) -> list[Shown]:
    """The findings of an article's texts as they stand, in these languages, with those that were dismissed."""
    numbers = {row.pk: number for number, row in enumerate(article.paragraphs.all(), 1)}
    shown = []
    for row in review.survey(article=article):
        if row.language not in languages:
            continue
        found = Finding(
            row.check_id,
            "must-fix" if row.severity == row.Severity.MUST_FIX else "advisory",
            row.language,
            row.start,
            row.end,
            row.evidence,
            row.parameters,
            row.suggestion,
        )
        texts = {code: get(row.paragraph, "text", code) for code in LANGUAGES} if row.paragraph else {}
        number = numbers[row.paragraph.pk] if row.paragraph else None
        shown.append(_shown(found, texts, article.source_language, number, 0, row.state))
    return _in_order(shown)


def of_page(page: Page, source: Page | None, terms: Sequence[TermRule]) -> list[Shown]:
    """The findings of a page, by itself or beside the page that it is a translation of."""
    rows = list(_rows(page, source, terms))
    code = source.language if source else page.language
    texts = [_texts(row, page, source) for row in rows]
    shown, last = [], Line("", 1, 0)
    above = [last := own[-1] if own else last for own, _ in rows]
    for found in review.find(texts, code, terms):
        if found.language == page.language and found.paragraph is not None:
            line, offset = _line_at(rows[found.paragraph][0], page.language, found.start, above[found.paragraph])
            shown.append(_shown(found, texts[found.paragraph], code, line.number, offset, OPEN))
    return _in_order(shown)


def _rows(page: Page, source: Page | None, terms: Sequence[TermRule]) -> Iterator[tuple[list[Line], list[Line]]]:
    """The page's lines beside those of its source that they translate."""
    if source is None:
        yield from (([line], []) for line in page.lines)
        return
    own, other = ([line.text for line in side.lines] for side in (page, source))
    for pair in align(own, other, page.language, source.language, terms):
        yield [page.lines[i] for i in pair.left], [source.lines[j] for j in pair.right]


def _texts(row: tuple[list[Line], list[Line]], page: Page, source: Page | None) -> Texts:
    """The texts of a row by language; a language without text there is left out."""
    sides = zip((page, source), row, strict=True)
    return {side.language: _glue(side.language).join(x.text for x in lines) for side, lines in sides if side and lines}


def _glue(language: str) -> str:
    return "" if language.startswith("zh") else " "


def _line_at(lines: Sequence[Line], language: str, at: int, above: Line) -> tuple[Line, int]:
    """The line of a row in which offset `at` of the row's text lies, and what to add to such an offset to count from the line's start."""
    if not lines:
        return above, 0
    starts = list(accumulate((len(line.text) + len(_glue(language)) for line in lines[:-1]), initial=0))
    index = bisect_right(starts, at) - 1
    return lines[index], lines[index].indent - starts[index]


def _shown(found: Finding, texts: Texts, source: str, number: int | None, offset: int, state: str) -> Shown:
    text = texts.get(found.language, "")
    return Shown(
        check=found.check,
        severity=found.severity,
        language=found.language,
        paragraph=number,
        start=found.start + offset,
        end=found.end + offset,
        text=text[found.start : found.end],
        message=wording.finding_sentence(found.check, found.parameters),
        evidence=found.evidence,
        suggestion=found.suggestion,
        state=state,
        passages=tuple(_passages(found, text, source, texts.get(source, ""))),
    )


def _passages(found: Finding, text: str, source: str, original: str) -> Iterator[Passage]:
    """The text of a finding, and the place in the source that it points to; a text that is missing is shown by its source."""
    if text:
        yield Passage(found.language, text, found.start, found.end)
    if "other_start" in found.parameters:
        start, end = (int(found.parameters[name]) for name in ("other_start", "other_end"))
        yield Passage(source, original, start, end)
    elif original and not text:
        yield Passage(source, original, 0, len(original))


def _in_order(shown: Sequence[Shown]) -> list[Shown]:
    """By place; what concerns no single paragraph comes first."""
    return sorted(shown, key=lambda row: (row.paragraph or 0, LANGUAGES.index(row.language), row.start))
