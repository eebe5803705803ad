"""rebuild_search: rows that are missing or hold other terms are made anew, and the rest stands."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article, SearchDoc, SearchText
from articles.workflow import search_index
from tests.public.make import make_piece, make_public

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("rebuild_search", *arguments, stdout=out, stderr=err)
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, out.getvalue() + err.getvalue()


@pytest.fixture
def archive() -> list[Article]:
    """Three public articles, of which the last has no rows and the second stale ones; and a draft."""
    articles = [make_public(f"tea-{number}") for number in range(3)]
    for article in articles[:2]:
        search_index.index(article=article)
    SearchText.objects.filter(doc__edition__article=articles[1], doc__language="en").update(body=" old ")
    make_piece("draft")
    return articles


def test_what_is_missing_or_stale_is_made_anew(archive) -> None:
    assert run() == (0, "3 articles, 2 found by other terms than before\n")
    assert SearchDoc.objects.count() == 9
    assert not SearchText.objects.filter(body=" old ").exists()
    assert run() == (0, "3 articles, 0 found by other terms than before\n")


def test_a_dry_run_counts_and_writes_nothing(archive) -> None:
    assert "nothing written: 3 articles, 2 found" in run("--dry-run")[1]
    assert SearchText.objects.filter(body=" old ").exists()
    assert SearchDoc.objects.count() == 6


def test_interrupted_it_says_where_to_go_on(archive, monkeypatch) -> None:
    renew = search_index.renew

    def stopped(*, article: Article) -> bool:
        if article == archive[2]:
            raise KeyboardInterrupt
        return renew(article=article)

    monkeypatch.setattr(search_index, "renew", stopped)
    code, said = run()
    assert (code, f"--after {archive[1].pk}." in said) == (130, True)
    monkeypatch.undo()
    assert run("--after", str(archive[1].pk)) == (0, "1 articles, 1 found by other terms than before\n")
