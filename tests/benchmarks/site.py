"""What a decision on the desk and a public page cost: seconds of this run, ratios within it, and queries."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Edition, Filing, Paragraph, Revision
from articles.workflow import assembly, conductor, conversion, review
from articles.workflow import quotes as quote_stage
from tests.benchmarks.score import best

FEW, MANY = 25, 1_000
Row = tuple[str, float, str]


def desk(article: Article) -> list[Row]:
    """The stages that follow each decision, and their share of the whole."""
    whole = best(lambda: conductor.settle(article), 3)
    rows = [("settle after a decision", whole, "1.00")]
    for stage in (assembly.assemble, conversion.convert, quote_stage.suggest, review.check):
        seconds = best(lambda stage=stage: stage(article=article), 3)  # type: ignore[misc]
        rows.append((f"  {stage.__name__}", seconds, f"{seconds / whole:.2f}"))
    return rows


def pages(article: Article) -> list[Row]:
    """The public pages with few articles, which fill one page of a list, and with many."""
    addresses = ["/en/", f"/en/articles/{article.slug}/", "/en/regions/yunnan/", "/en/corrections/"]
    _multiply(article, range(1, FEW))
    few = {address: _page(address) for address in addresses}
    _multiply(article, range(FEW, MANY))
    rows = []
    for address in addresses:
        before, (seconds, queries) = few[address], _page(address)
        remark = f"{seconds / before[0]:.2f} x as with {FEW}; {before[1]} and {queries} queries"
        rows.append((address.replace(article.slug, "..."), seconds, remark))
    return rows


def _page(address: str) -> tuple[float, int]:
    client = Client(headers={"host": "127.0.0.1"})
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    queries = len(captured)
    return best(lambda: client.get(address), 10), queries


def _multiply(article: Article, numbers: range) -> None:
    """Copies the published English edition under other slugs."""
    edition = article.editions.select_related("revision").get(language="en")
    model = edition.revision
    assert model is not None
    stories = Article.objects.bulk_create(
        Article(slug=f"story-{n}", source_language="zh-hant", region=article.region, publisher=article.publisher)
        for n in numbers
    )
    shared = ("language", "headline", "standfirst", "content", "is_approved", "modified_at", "created_by_id")
    values = {name: getattr(model, name) for name in shared}
    revisions = Revision.objects.bulk_create(
        Revision(article=story, number=1, digest=str(story.pk), **values) for story in stories
    )
    assert edition.published_at is not None
    moments = [edition.published_at - timedelta(minutes=number) for number in numbers]
    Edition.objects.bulk_create(
        Edition(article=story, language="en", state="published", revision=revision, published_at=moment)
        for story, revision, moment in zip(stories, revisions, moments, strict=True)
    )
    filings = list(model.filings.values_list("kind", "slug"))
    Filing.objects.bulk_create(
        Filing(revision=revision, kind=kind, slug=slug, language="en", published_at=moment)
        for revision, moment in zip(revisions, moments, strict=True)
        for kind, slug in filings
    )
    Paragraph.objects.bulk_create(
        Paragraph(article=story, position=0, kind="headline", text_en=model.headline) for story in stories
    )
