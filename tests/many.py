"""A newsroom with very many articles, for tests and benchmarks of what must not grow with the archive."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from articles.models import Article, Edition, Paragraph, RawDocument, Region, Source
from articles.models.languages import LANGUAGES, column
from tests.make import make_user

SHARES = ("published",) * 16 + ("cruft", "must-fix", "stale", "review")  # an archive is mostly done


def fill(number: int) -> Any:
    """So many articles in three languages, each with a headline and a page, one page in ten of no article; gives an editor who has some."""
    mei = make_user("mei")
    region = Region.objects.create(slug="yunnan", name_en="Yunnan")
    publisher = Source.objects.create(slug="herald", kind="publication", name_en="Herald")
    for first in range(0, number, 2_000):
        numbers = range(first, min(first + 2_000, number))
        articles = Article.objects.bulk_create(_article(at, mei, region, publisher) for at in numbers)
        Edition.objects.bulk_create(_editions(articles))
        Paragraph.objects.bulk_create(_headline(article) for article in articles)
        documents = RawDocument.objects.bulk_create(_document(at, mei) for at in numbers)
        drawn_on = cast(Any, Article.documents.through)
        drawn_on.objects.bulk_create(
            drawn_on(article=article, rawdocument=document)
            for article, document in zip(articles, documents, strict=True)
            if article.pk % 10
        )
    return mei


def _article(at: int, mei: Any, region: Region, publisher: Source) -> Article:
    return Article(
        slug=f"story-{at}",
        source_language="zh-hant",
        assignee=mei if at % 50 == 0 else None,
        region=region if at % 3 == 0 else None,
        publisher=publisher if at % 5 == 0 else None,
    )


def _editions(articles: list[Article]) -> list[Edition]:
    needs = [(article, SHARES[article.pk % len(SHARES)]) for article in articles]
    return [Edition(article=article, language=code, need=need) for article, need in needs for code in LANGUAGES]


def _headline(article: Article) -> Paragraph:
    texts = {column("text", code): f"Headline {article.pk}" for code in LANGUAGES}
    return Paragraph(article=article, position=0, kind=Paragraph.Kind.HEADLINE, **texts)


def _document(at: int, mei: Any) -> RawDocument:
    content = f"Page {at}. ".encode() * 500  # bytes of a page's size: a count must not read them
    return RawDocument(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding="utf-8",
        media_type="text/plain",
        language=LANGUAGES[at % len(LANGUAGES)],
        origin=RawDocument.Origin.SOURCE,
        received_by=mei,
    )
