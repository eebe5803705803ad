"""The quotes of an article, with the words and the speaker in each language, and the sources that it draws on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import Truncator

from articles.models import Article, Paragraph, Quote, Source
from articles.models.languages import LANGUAGES, column, get, name_in


@dataclass(frozen=True, slots=True)
class Side:
    """A quote in one language; `stands` says whether its words are still in the text."""

    language: str
    words: str
    speaker: str
    cue: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A row's text in one language, cut at a quote's words; without a quote, or where it stands no more, all is `before`."""

    language: str
    before: str
    words: str
    after: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the article, to choose a quote's words in."""

    paragraph: Paragraph
    number: int
    excerpt: str
    source_language: str

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its text in each language."""
        return _passages(self.paragraph, None, self.source_language)


@dataclass(frozen=True, slots=True)
class QuoteOnDesk:
    """A quote with its sides; `number` is that of its paragraph."""

    quote: Quote
    number: int
    sides: tuple[Side, ...]
    source_language: str

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The row in each language, with the quote's words apart."""
        return _passages(self.quote.paragraph, self.quote, self.source_language)

    @property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """The speaker as each language's text names her, by language."""
        return tuple((code, get(self.quote, "speaker", code)) for code in LANGUAGES)

    @property
    def speaker(self) -> str:
        """The speaker as the text names her, in the first language that does."""
        return next((side.speaker for side in self.sides if side.speaker), "")


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source, by its name in the viewer's language."""

    source: Source
    name: str
    role: str
    is_articles_own: bool


def quotes(article: Article) -> tuple[QuoteOnDesk, ...]:
    """All quotes in the order of the text, what waits and what is settled."""
    numbers = {pk: at for at, pk in enumerate(article.paragraphs.values_list("pk", flat=True), 1)}
    said = Quote.objects.filter(paragraph__article=article).select_related("source", "paragraph")
    found = said.order_by("paragraph__position", "pk")
    return tuple(
        QuoteOnDesk(quote, numbers[quote.paragraph_id], _sides(quote, article), article.source_language)
        for quote in found
    )


def rows(article: Article) -> tuple[Row, ...]:
    """The article's rows with the beginning of each in its source language."""
    return tuple(
        Row(
            paragraph,
            number,
            Truncator(name_in(paragraph, "text", article.source_language)).chars(60),
            article.source_language,
        )
        for number, paragraph in enumerate(article.paragraphs.all(), 1)
    )


def _passages(paragraph: Paragraph, quote: Quote | None, source: str) -> tuple[Passage, ...]:
    return tuple(_passage(paragraph, quote, code) for code in _source_first(source) if get(paragraph, "text", code))


def _source_first(source: str) -> list[str]:
    return sorted(LANGUAGES, key=lambda code: code != source)


def _passage(paragraph: Paragraph, quote: Quote | None, language: str) -> Passage:
    text, wanted = get(paragraph, "text", language), get(quote, "words", language) if quote else ""
    at = text.find(wanted) if wanted else -1
    if at < 0:
        return Passage(language, text, "", "", wanted)
    end = at + len(wanted)
    return Passage(language, text[:at], text[at:end], text[end:], wanted)


def sources(article: Article, language: str) -> tuple[SourceName, ...]:
    """Every source of the house by name, the article's own first."""
    own = set(article.sources.values_list("pk", flat=True))
    named = [
        SourceName(source, name_in(source, "name", language), get(source, "role", language), source.pk in own)
        for source in Source.objects.filter(merged_into=None)
    ]
    return tuple(sorted(named, key=lambda entry: (not entry.is_articles_own, entry.name.casefold())))


def _sides(quote: Quote, article: Article) -> tuple[Side, ...]:
    return tuple(
        Side(
            language=code,
            words=get(quote, "words", code),
            speaker=get(quote, "speaker", code),
            cue=get(quote, "cue", code),
            stands=getattr(quote, column("start", code)) is not None,
        )
        for code in _source_first(article.source_language)
        if get(quote, "words", code)
    )
