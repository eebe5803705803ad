"""Articles judged again by the rules of today: what editors taught since, and what the engine learned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.errors import NewsroomError
from articles.models import Article, Block, Paragraph
from articles.workflow import conductor, cruft
from articles.workflow.access import require
from articles.workflow.audit import record

MOST = 25  # each costs about as much as an import; more than a page of the list would keep an editor waiting


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: how many blocks are stripped now, kept again, or `held` for a person's text on them."""

    article: Article
    stripped: int = 0
    kept: int = 0
    held: int = 0
    refusal: NewsroomError | None = None


def judge_all(*, actor: User, articles: Iterable[int]) -> Iterator[Outcome]:
    """Judges the pages of these articles again, each article in a transaction of its own, and says what changed."""
    require(actor, "judge_block")
    for article in Article.objects.filter(pk__in=list(articles)).order_by("pk"):
        try:
            yield judge_again(actor=actor, article=article)
        except NewsroomError as error:
            yield Outcome(article, refusal=error)


def judge_again(*, actor: User, article: Article) -> Outcome:
    """Judges an article's pages again and lets everything follow; people's rulings, and texts that they own, stay."""
    require(actor, "judge_block")
    with conductor.writing():
        Article.objects.select_for_update().get(pk=article.pk)
        before = _kept(article)
        for document in article.documents.all():
            cruft.judge(document=document)
        held = _hold(article, before)
        after = _kept(article)
        outcome = Outcome(article, stripped=len(before - after), kept=len(after - before), held=len(held))
        record(
            actor,
            "judge again",
            article,
            article=article,
            before=_numbers(before - after),
            after=_numbers(after - before),
        )
        conductor.settle(article)
    return outcome


def _kept(article: Article) -> set[int]:
    """The blocks that belong to the article now."""
    blocks = Block.objects.filter(document__articles=article).defer("evidence", "markup")
    return {block.pk for block in blocks if block.kept}


def _hold(article: Article, before: set[int]) -> list[int]:
    """Keeps blocks on which text stands that a person wrote or approved: no machine takes it away."""
    lost = before - _kept(article)
    rows = Paragraph.objects.filter(article=article, blocks__in=lost).distinct().prefetch_related("blocks__document")
    held = [
        block.pk
        for row in rows
        for block in row.blocks.all()
        if block.pk in lost and row.is_owned(block.document.language)
    ]
    Block.objects.filter(pk__in=held).update(is_cruft=False)
    return held


def _numbers(blocks: set[int]) -> str:
    return ", ".join(map(str, sorted(blocks)))
