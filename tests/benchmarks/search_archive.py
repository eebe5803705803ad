"""An archive of published stories to search, and what a search of it takes and misses."""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article, Edition, Region, Revision, SearchDoc
from articles.reading import public_search
from articles.reading.public_search_asked import Asked
from articles.text.search.folding import fold
from articles.text.search.query import parse
from articles.workflow import search_index
from tests.benchmarks.search_press import Press
from tests.make import make_user

BATCH = 500
Texts = dict[int, str]  # each edition's folded text


def texts() -> Texts:
    """The texts of an archive that is there already."""
    contents = Edition.objects.values_list("pk", "revision__content").iterator()
    return {pk: fold("\n".join([c["headline"], *(row["text"] for row in c["paragraphs"])])) for pk, c in contents}


def fill(number: int) -> Texts:
    """Publishes so many stories in three languages; prints what the stage costs for those of the first batch, one by one."""
    press, mei = Press(), make_user()
    places = [Region.objects.create(slug=f"place-{at}", name_en=f"Place {at}") for at in range(12)]
    filled: Texts = {}
    for first in range(0, number, BATCH):
        numbers = range(first, min(first + BATCH, number))
        with transaction.atomic():
            articles = Article.objects.bulk_create(
                Article(slug=f"story-{at}", source_language="zh-hant", region=places[at % len(places)])
                for at in numbers
            )
            filled |= _publish(articles, press, mei)
            if first == 0:
                _index(articles)
            else:
                search_index.write(Edition.objects.filter(article__in=articles).select_related("article__region"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does in time; nobody does it on SQLite
    return filled


def _index(articles: Collection[Article]) -> None:
    started, working = time.perf_counter(), time.process_time()
    for article in articles:
        search_index.index(article=article)
    took, busy = time.perf_counter() - started, time.process_time() - working
    each = 1000 / len(articles)
    print(f"index: {took * each:.1f} ms an article in three languages, {busy * each:.1f} at work", flush=True)


def _publish(articles: Iterable[Article], press: Press, mei: Any) -> Texts:
    told = [(article, code, story) for article in articles for code, story in press.story().items()]
    revisions = Revision.objects.bulk_create(_revision(*row, mei) for row in told)
    editions = Edition.objects.bulk_create(map(_edition, revisions))
    return {edition.pk: fold("\n".join(story)) for edition, (_, _, story) in zip(editions, told, strict=True)}


def _revision(article: Article, code: str, story: list[str], mei: Any) -> Revision:
    assert article.region
    content = {
        "headline": story[0],
        "standfirst": "",
        "paragraphs": [{"id": at, "kind": "paragraph", "text": text} for at, text in enumerate(story[1:])],
        "region": {"slug": article.region.slug, "name": article.region.name_en},
        "topics": [],
        "sources": [],
        "publisher": None,
    }
    about = {"is_approved": True, "modified_at": timezone.now(), "created_by": mei}
    return Revision(article=article, language=code, number=1, headline=story[0], content=content, digest="0", **about)


def _edition(revision: Revision) -> Edition:
    """Stories came out an hour apart, in no order of their keys."""
    moment = timezone.now() - timedelta(hours=1 + revision.article_id * 7919 % 20_011)
    about = {"state": Edition.State.PUBLISHED, "published_at": moment}
    return Edition(article=revision.article, language=revision.language, revision=revision, **about)


def grams(texts: Texts, length: int, count: int, dice: random.Random) -> list[str]:
    """Pieces of Chinese of the texts, each as likely as it is frequent."""
    chinese = re.compile(rf"[\u4e00-\u9fff]{{{length},}}")
    found: list[str] = []
    keys = list(texts)
    while len(found) < count:
        if runs := chinese.findall(texts[dice.choice(keys)]):
            run = dice.choice(runs)
            start = dice.randrange(len(run) - length + 1)
            found.append(run[start : start + length])
    return found


def recall(texts: Texts, queries: Iterable[str]) -> float:
    """The share of the texts with a query in them that the search finds; it must find no other."""
    found = wanted = 0
    for query in queries:
        keys = set(SearchDoc.objects.matching(parse(query)).values_list("edition", flat=True))
        holding = {key for key, text in texts.items() if query in text}
        assert keys <= holding, query
        found, wanted = found + len(keys), wanted + len(holding)
    return found / wanted


def timed(queries: Iterable[str], language: str, order: str) -> tuple[str, str, float]:
    """Milliseconds of a page of results with its marks and counts, by the clock and of this process; and how many are found in the middle."""
    took, busy, totals = [], [], []
    for query in queries:
        asked = Asked.of({"q": query, "in": "all", "sort": order}, language)
        started, working = time.perf_counter(), time.process_time()
        totals.append(public_search.results(asked).hits.total)
        took.append(time.perf_counter() - started)
        busy.append(time.process_time() - working)
    return _spread(took), _spread(busy), statistics.median(totals)


def _spread(seconds: list[float]) -> str:
    late = statistics.quantiles(seconds, n=20)[-1]
    return f"p50 {statistics.median(seconds) * 1000:6.1f} p95 {late * 1000:6.1f} ms"
