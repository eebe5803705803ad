"""The quotes of an article, with the words and the speaker in each language, and the sources that it draws on."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Article, Quote, Source
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
class QuoteOnDesk:
    """A quote with its sides; `number` is that of its paragraph."""

    quote: Quote
    number: int
    sides: tuple[Side, ...]

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
    found = (
        Quote.objects.filter(paragraph__article=article).select_related("source").order_by("paragraph__position", "pk")
    )
    return tuple(QuoteOnDesk(quote, numbers[quote.paragraph_id], _sides(quote, article)) for quote in found)


def sources(article: Article, language: str) -> tuple[SourceName, ...]:
    """Every source of the house by name, the article's own first."""
    own = set(article.sources.values_list("pk", flat=True))
    named = [
        SourceName(source, name_in(source, "name", language), get(source, "role", language), source.pk in own)
        for source in Source.objects.filter(merged_into=None)
    ]
    return tuple(sorted(named, key=lambda entry: (not entry.is_articles_own, entry.name.casefold())))


def _sides(quote: Quote, article: Article) -> tuple[Side, ...]:
    ordered = sorted(LANGUAGES, key=lambda code: code != article.source_language)
    return tuple(
        Side(
            language=code,
            words=get(quote, "words", code),
            speaker=get(quote, "speaker", code),
            cue=get(quote, "cue", code),
            stands=getattr(quote, column("start", code)) is not None,
        )
        for code in ordered
        if get(quote, "words", code)
    )
