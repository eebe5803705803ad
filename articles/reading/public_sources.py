"""The profile of a source: names, role, wrong spellings that were seen, stories and quotes."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from articles.models import Edition, Filing, Quote, Source
from articles.models.languages import LANGUAGES, column, get, name_in
from articles.reading import public_words as words
from articles.reading.public_filing import languages_of
from articles.reading.public_lists import Slice, Teaser, Translated, names_of, stories


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the source in a story: the quote, the original where it differs, and the passage where it stands."""

    slug: str
    headline: str
    anchor: str
    words: str
    verbatim: bool
    original: Translated | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a source's page shows; `quotes` are those in the listed stories."""

    slug: str
    kind: str
    name: str
    role: str
    names: tuple[Translated, ...]
    wrong_spellings: tuple[Translated, ...]
    stories: Slice[Teaser]
    quotes: tuple[Said, ...]
    languages: tuple[str, ...]

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return words.word(words.SOURCE_KINDS, self.kind)

    @property
    def is_unnamed(self) -> bool:
        """Whether the name is only how a story describes somebody."""
        return self.kind == Source.Kind.UNNAMED


def profile(slug: str, language: str, number: int | str = 1, at: datetime | None = None) -> Profile | None:
    """A source's profile; None unless a published story names the source, so that none is given away."""
    known = {row.slug: row for row in Source.objects.filter(Q(slug=slug) | Q(merged_into__slug=slug))}
    row = known.get(slug)
    languages = languages_of(Filing.Kind.SOURCE, slug, at)
    if row is None or not languages:
        return None
    listed = stories(Filing.Kind.SOURCE, slug, language, number, at)
    return Profile(
        slug=slug,
        kind=row.kind,
        name=name_in(row, "name", language),
        role=get(row, "role", language),
        names=names_of(row),
        wrong_spellings=tuple(_wrong_spellings(row)),
        stories=listed,
        quotes=tuple(_said(known, listed.items, language, at)),
        languages=languages,
    )


def successor(slug: str) -> str:
    """The slug of the source that this one was merged into, "" where it was not."""
    return Source.objects.filter(slug=slug).values_list("merged_into__slug", flat=True).first() or ""


def _wrong_spellings(row: Source) -> Iterator[Translated]:
    for code in LANGUAGES:
        for spelling in getattr(row, column("wrong_spellings", code)) or ():
            yield Translated(code, spelling)


def _said(slugs: Container[str], listed: tuple[Teaser, ...], language: str, at: datetime | None) -> Iterator[Said]:
    headlines = {teaser.slug: teaser.headline for teaser in listed}
    editions = Edition.objects.published(at).filter(language=language, article__slug__in=headlines)
    quotes = dict(editions.values_list("article__slug", "revision__content__quotes"))
    for story, headline in headlines.items():
        for quote in quotes.get(story, ()):
            if quote["source"] in slugs:
                differs = quote["original_language"] != language and quote["original"] not in ("", quote["words"])
                yield Said(
                    slug=story,
                    headline=headline,
                    anchor=f"p{quote['paragraph']}",
                    words=quote["words"],
                    verbatim=quote["type"] == Quote.Type.DIRECT,
                    original=Translated(quote["original_language"], quote["original"]) if differs else None,
                )
