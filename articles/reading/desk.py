"""The desk at a glance: each piece with its editions, and what stands between each of them and the readers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Block, Edition, Finding, Paragraph, Quote
from articles.models.languages import LANGUAGES, column
from articles.models.story import digest

PUBLIC = (Edition.State.PUBLISHED, Edition.State.WITHDRAWN, Edition.State.RETRACTED)


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


def board(language: str, limit: int = 20) -> tuple[Piece, ...]:
    """The newest pieces, those with work to do first; `language` is the viewer's."""
    unpublished = Edition.objects.filter(article=OuterRef("pk")).exclude(state__in=PUBLIC)
    wrong = Finding.objects.filter(article=OuterRef("pk"), **open_must_fix())
    newest = Article.objects.annotate(needs_work=Exists(unpublished) | Exists(wrong)).order_by(
        "-needs_work", "-created_at"
    )
    return pieces(newest.select_related("region")[:limit], language)


def open_must_fix() -> dict[str, str]:
    """The conditions on a finding that bar publication."""
    return {"severity": Finding.Severity.MUST_FIX, "state": Finding.State.OPEN}


def with_headline(articles: QuerySet[Article], words: str) -> QuerySet[Article]:
    """The articles with these words in their headline, in any language."""
    holds = Q()
    for code in LANGUAGES:
        holds |= Q(**{f"{column('text', code)}__icontains": words})
    headline = Paragraph.objects.filter(holds, article=OuterRef("pk"), kind=Paragraph.Kind.HEADLINE)
    return articles.filter(Exists(headline))


def pieces(articles: Iterable[Article], language: str) -> tuple[Piece, ...]:
    """The articles as the desk sees them, in five queries however many they are."""
    articles = list(articles)
    editions = Edition.objects.filter(article__in=articles).order_by("pk")
    by_article: dict[int, list[Edition]] = defaultdict(list)
    for edition in editions:
        by_article[edition.article_id].append(edition)
    must_fix = _counted(Finding.objects.filter(article__in=articles, **open_must_fix()), "article", "language")
    cruft = _counted(
        Block.objects.filter(is_cruft=True, ruling="", document__articles__in=articles), "document__articles"
    )
    suggested = Quote.objects.filter(state=Quote.State.SUGGESTED, paragraph__article__in=articles)
    quotes = _counted(suggested, "paragraph__article")
    progress = _Progress(articles)
    return tuple(
        Piece(
            article,
            *progress.headline(article, language),
            tuple(
                EditionOnDesk(
                    edition.language,
                    edition.state,
                    edition.get_state_display(),
                    must_fix[article.pk, edition.language],
                    progress.unapproved[article.pk, edition.language],
                    progress.total[article.pk, edition.language],
                )
                for edition in _in_order(by_article[article.pk])
            ),
            cruft[(article.pk,)],
            quotes[(article.pk,)],
        )
        for article in articles
    )


def _in_order(editions: Sequence[Edition]) -> list[Edition]:
    return sorted(editions, key=lambda edition: LANGUAGES.index(edition.language))


def _counted(rows: QuerySet, *keys: str) -> Counter[tuple[object, ...]]:
    counts = rows.order_by().values_list(*keys).annotate(Count("pk", distinct=True))
    return Counter({tuple(key): count for *key, count in counts})


class _Progress:
    """Approvals and headlines of many articles from one query: an approval holds while the text's digest is the approved one."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.total: Counter[tuple[int, str]] = Counter()
        self.unapproved: Counter[tuple[int, str]] = Counter()
        self._headlines: dict[int, dict[str, str]] = {}
        fields = [column(field, code) for code in LANGUAGES for field in ("text", "approved_digest")]
        rows = Paragraph.objects.filter(article__in=articles).order_by()
        for article, kind, *values in rows.values_list("article_id", "kind", *fields):
            texts = dict(zip(LANGUAGES, values[::2], strict=True))
            if kind == Paragraph.Kind.HEADLINE:
                self._headlines[article] = texts
            for code, approved in zip(LANGUAGES, values[1::2], strict=True):
                if text := texts[code]:
                    self.total[article, code] += 1
                    self.unapproved[article, code] += approved != digest(text)

    def headline(self, article: Article, language: str) -> tuple[str, str]:
        """The headline and its language: the viewer's, else the source's, else any; else the slug."""
        texts = self._headlines.get(article.pk, {})
        for code in (language, article.source_language, *LANGUAGES):
            if text := texts.get(code):
                return text, code
        return article.slug, ""
