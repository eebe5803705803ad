"""Stage "judge": which blocks are the article's own.

What editors taught of the publisher stands above the engine's verdict, and a person's ruling above both; it can be taken back.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.errors import Blocked, InvalidDecision
from articles.models import Article, Block, Paragraph, PublisherRule, RawDocument
from articles.models.languages import column
from articles.text import cruft
from articles.text.cruft import taught
from articles.text.records import Markup, Verdict
from articles.workflow import teaching
from articles.workflow.access import require
from articles.workflow.audit import record
from articles.workflow.states import not_scheduled


def judge(*, document: RawDocument) -> None:
    """Writes the machine's verdict on every block; rulings by people are not touched."""
    text, blocks = document.text, list(document.blocks.all())
    texts = [text[block.start : block.end] for block in blocks]
    verdicts = cruft.judge(
        texts,
        language=document.language,
        title=document.about.get("headline") or None,
        markup=[Markup.of_json(block.markup) if block.markup else None for block in blocks],
    )
    lessons = PublisherRule.objects.lessons(document.publisher_id)
    for block, (verdict, lesson) in zip(blocks, taught.overrule(texts, verdicts, lessons), strict=True):
        for name, value in fields(verdict).items():
            setattr(block, name, value)
        block.taught_by_id = lesson
    Block.objects.bulk_update(blocks, ["is_cruft", "rule", "score", "evidence", "taught_by"])


def fields(verdict: Verdict) -> dict[str, Any]:
    """What is stored of a verdict, beside the block's own."""
    return {
        "is_cruft": verdict.is_cruft,
        "rule": verdict.rule,
        "score": verdict.score,
        "evidence": verdict.evidence,
    }


def rule(*, actor: User, article: Article, block: Block, ruling: str, reason: str = "", teaches: bool = True) -> None:
    """A person's ruling on a block: "keep", "strip", or "" to take the ruling back.

    Against the machine's verdict it teaches the publisher's next pages, unless it `teaches` nothing beyond this page.
    Raises Blocked when the block would leave the article while a person's own text stands on it.
    """
    require(actor, "judge_block")
    if ruling not in Block.Ruling.values:
        raise InvalidDecision("A block is kept or stripped, not “%(ruling)s”.", code="ruling", ruling=ruling)
    was, was_kept, was_at, was_by = block.ruling, block.kept, block.ruled_at, block.ruled_by_id
    block.ruling, block.ruling_reason = ruling, reason if ruling else ""
    block.ruled_by, block.ruled_at = (actor, timezone.now()) if ruling else (None, None)
    if was_kept != block.kept:
        not_scheduled(article, block.document.language)
    if was_kept and not block.kept:
        _refuse_if_owned(block)
    block.save(update_fields=["ruling", "ruling_reason", "ruled_by", "ruled_at"])
    verb = {"keep": "keep block", "strip": "strip block"}.get(ruling, "undo ruling")
    record(
        actor, verb, block, article=article, language=block.document.language, before=was, after=ruling, reason=reason
    )
    if ruling and teaches:
        teaching.learn(actor=actor, article=article, block=block)
    elif was and was_by == actor.pk and not ruling:
        teaching.unlearn(actor=actor, article=article, block=block, ruling=was, since=was_at)


def _refuse_if_owned(block: Block) -> None:
    language = block.document.language
    owned = block.paragraphs.filter(**{column("origin", language): Paragraph.Origin.HUMAN}).first()
    if owned is not None:
        raise Blocked(
            "Paragraph %(row)s holds text that a person wrote from this block. Leave that paragraph out on purpose instead, so that the text is not lost.",
            code="owned-text",
            row=owned.position + 1,
        )
