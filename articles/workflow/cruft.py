"""Stage "judge": which blocks are the article's own; a person's ruling stands above the rules and can be taken back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.errors import Blocked, InvalidDecision
from articles.models import Article, Block, Paragraph, RawDocument
from articles.models.languages import column
from articles.text import cruft
from articles.text.records import Verdict
from articles.workflow.access import require
from articles.workflow.audit import record


def judge(*, document: RawDocument) -> None:
    """Writes the rules' verdict on every block; rulings by people are not touched."""
    text, blocks = document.text, list(document.blocks.all())
    verdicts = cruft.judge([text[block.start : block.end] for block in blocks], language=document.language)
    for block, verdict in zip(blocks, verdicts, strict=True):
        for name, value in fields(verdict).items():
            setattr(block, name, value)
    Block.objects.bulk_update(blocks, ["is_cruft", "rule", "score", "evidence"])


def fields(verdict: Verdict) -> dict[str, Any]:
    """What is stored of a verdict, beside the block's own."""
    return {
        "is_cruft": verdict.is_cruft,
        "rule": verdict.rule,
        "score": verdict.score,
        "evidence": verdict.evidence,
    }


def rule(*, actor: User, article: Article, block: Block, ruling: str, reason: str = "") -> None:
    """A person's ruling on a block: "keep", "strip", or "" to take the ruling back.

    Raises Blocked when the block would leave the article while a person's own text stands on it.
    """
    require(actor, "judge_block")
    if ruling not in Block.Ruling.values:
        raise InvalidDecision(f"A block is kept or stripped, not {ruling!r}.", code="ruling")
    was, was_kept = block.ruling, block.kept
    block.ruling, block.ruling_reason = ruling, reason if ruling else ""
    block.ruled_by, block.ruled_at = (actor, timezone.now()) if ruling else (None, None)
    if was_kept and not block.kept:
        _refuse_if_owned(block)
    block.save(update_fields=["ruling", "ruling_reason", "ruled_by", "ruled_at"])
    verb = {"keep": "keep block", "strip": "strip block"}.get(ruling, "undo ruling")
    record(
        actor, verb, block, article=article, language=block.document.language, before=was, after=ruling, reason=reason
    )


def _refuse_if_owned(block: Block) -> None:
    language = block.document.language
    owned = block.paragraphs.filter(**{column("origin", language): Paragraph.Origin.HUMAN}).first()
    if owned is not None:
        raise Blocked(
            f"Paragraph {owned.position + 1} holds text that a person wrote from this block. "
            "Leave that paragraph out on purpose instead, so that the text is not lost.",
            code="owned-text",
        )
