"""A piece at a glance: its editions, and what stands between each of them and the readers, out of the tallies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Edition, Paragraph
from articles.models.languages import LANGUAGES, column


@dataclass(frozen=True, slots=True)
class EditionOnDesk:
    """One edition's state, and how many things an editor has yet to settle in it."""

    language: str
    state: str
    state_label: str
    must_fix: int
    unapproved: int
    total: int

    @property
    def approved(self) -> int:
        """How many paragraphs a person has approved as they stand."""
        return self.total - self.unapproved


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as the desk sees it; `headline` is in `headline_language`, which differs from the viewer's where hers has none."""

    article: Article
    headline: str
    headline_language: str
    editions: tuple[EditionOnDesk, ...]
    cruft: int
    quotes: int

    @property
    def barriers(self) -> tuple[str, ...]:
        """The codes of what bars every edition at once."""
        article = self.article
        barred = (
            (article.rights == Article.Rights.UNKNOWN, "rights"),
            (article.embargo_until is not None and article.embargo_until > timezone.now(), "embargo"),
            (article.legal_hold, "legal-hold"),
        )
        return tuple(code for is_barred, code in barred if is_barred)


def with_headline(articles: QuerySet[Article], words: str) -> QuerySet[Article]:
    """The articles with these words in their headline, in any language."""
    holds = Q()
    for code in LANGUAGES:
        holds |= Q(**{f"{column('text', code)}__icontains": words})
    headline = Paragraph.objects.filter(holds, article=OuterRef("pk"), kind=Paragraph.Kind.HEADLINE)
    return articles.filter(Exists(headline))


def pieces(articles: Iterable[Article], language: str) -> tuple[Piece, ...]:
    """The articles as the desk sees them, in two queries however many they are; `language` is the viewer's."""
    articles = list(articles)
    by_article: dict[int, list[Edition]] = defaultdict(list)
    for edition in Edition.objects.filter(article__in=articles).order_by():
        by_article[edition.article_id].append(edition)
    headlines = _headlines(articles)
    return tuple(
        piece(article, by_article[article.pk], headlines.get(article.pk, {}), language) for article in articles
    )


def piece(article: Article, editions: Iterable[Edition], headline: Mapping[str, str], language: str) -> Piece:
    """An article as the desk sees it, given its editions and its headline by language; `language` is the viewer's."""
    in_order = sorted(editions, key=lambda edition: LANGUAGES.index(edition.language))
    return Piece(
        article,
        *_headline(article, headline, language),
        tuple(map(_on_desk, in_order)),
        article.cruft_waiting,
        article.quotes_waiting,
    )


def _on_desk(edition: Edition) -> EditionOnDesk:
    return EditionOnDesk(
        edition.language,
        edition.state,
        edition.get_state_display(),
        edition.must_fix,
        edition.unapproved,
        edition.total,
    )


def _headlines(articles: Sequence[Article]) -> dict[int, dict[str, str]]:
    """By article its headline in each language."""
    rows = Paragraph.objects.filter(article__in=articles, kind=Paragraph.Kind.HEADLINE).order_by()
    found = rows.values_list("article_id", *(column("text", code) for code in LANGUAGES))
    return {article: dict(zip(LANGUAGES, texts, strict=True)) for article, *texts in found}


def _headline(article: Article, texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The headline and its language: the viewer's, else the source's, else any; else the slug."""
    for code in (language, article.source_language, *LANGUAGES):
        if text := texts.get(code):
            return text, code
    return article.slug, ""
