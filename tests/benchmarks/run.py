"""Prints what things cost: seconds of this run, and ratios within it, which alone can be compared between machines.

    make bench

Three tables: the language engine on the Yunnan pages; a decision on the desk against the engine's own work; and pages with few articles
and with many, with their queries. The database is SQLite in a temporary directory, or the one that DATABASE_URL names.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("DEBUG", "1")
django.setup()

from django.conf import settings  # noqa: E402 - after setup
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from articles.models import Article, Edition, Paragraph, Revision  # noqa: E402
from articles.text import align, checks, cruft, quotes, script, segment  # noqa: E402
from articles.workflow import assembly, conductor, conversion, review  # noqa: E402
from articles.workflow import quotes as quote_stage  # noqa: E402

SEED = Path(settings.BASE_DIR) / "seeds" / "yunnan-blockchain"
FEW, MANY = 25, 1_000
Row = tuple[str, float, str]


def best(work: Callable[[], Any], rounds: int = 5) -> float:
    """Seconds of the fastest of some rounds, after one that warms up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def show(title: str, rows: Iterable[Row]) -> None:
    """One table: what, milliseconds, remark."""
    print(f"\n{title}")
    for name, seconds, remark in rows:
        print(f"  {name:44} {seconds * 1000:9.2f} ms  {remark}")


def engine() -> list[Row]:
    """The pure language engine on the two pages."""
    english, chinese = ((SEED / name).read_text(encoding="utf-8") for name in ("en.txt", "zh-hant.txt"))
    left = [block.text for block in segment.split(english)][:52]
    right = [block.text for block in segment.split(chinese)][:52]
    simplified = script.convert(chinese, to="zh-hans", source="zh-hant").text
    megabytes = len(simplified.encode()) / 1e6
    pairs = list(zip(left, right, strict=True))
    work: list[tuple[str, Callable[[], Any], float]] = [
        ("split both pages", lambda: (segment.split(english), segment.split(chinese)), 0),
        ("judge 122 blocks", lambda: (cruft.judge(left, "en"), cruft.judge(right, "zh-hant")), 0),
        ("align 52 x 52 paragraphs", lambda: align.align(left, right, "en", "zh-hant"), 0),
        ("convert to zh-hant", lambda: script.convert(simplified, to="zh-hant", source="zh-hans"), megabytes),
        ("convert to zh-hans", lambda: script.convert(chinese, to="zh-hans", source="zh-hant"), megabytes),
        ("check 52 texts in two languages", lambda: [_check(*pair) for pair in pairs], 0),
        ("find quotes in both pages", lambda: (quotes.find(left, "en"), quotes.find(right, "zh-hant")), 0),
    ]
    rows = []
    for name, call, size in work:
        seconds = best(call)
        rows.append((name, seconds, f"{size / seconds:.2f} MB/s" if size else ""))
    return rows


def _check(english: str, chinese: str) -> int:
    found = (checks.check_text(english, "en"), checks.check_text(chinese, "zh-hant"))
    return sum(map(len, (*found, checks.check_pair(english, chinese, "en", "zh-hant"))))


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
    Edition.objects.bulk_create(
        Edition(article=story, language="en", state="published", revision=revision, published_at=edition.published_at)
        for story, revision in zip(stories, revisions, strict=True)
    )
    Paragraph.objects.bulk_create(
        Paragraph(article=story, position=0, kind="headline", text_en=model.headline) for story in stories
    )


def main() -> None:
    """Runs all and prints the tables."""
    setup_test_environment(debug=False)
    show("Language engine, the Yunnan pages", engine())
    connection.creation.create_test_db(verbosity=0)
    start = time.perf_counter()
    call_command("import_seeds", stdout=StringIO())
    imported = time.perf_counter() - start
    article = Article.objects.get()
    show("The desk", [("import the piece with all its decisions", imported, ""), *desk(article)])
    show(f"Public pages with {MANY:,} articles", pages(article))
    connection.creation.destroy_test_db(":memory:", verbosity=0)


if __name__ == "__main__":
    main()
