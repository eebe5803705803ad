"""Cruft: which blocks of a received page are not the article, each with the rule that says so.

It errs on the side of keeping: a dropped paragraph is a loss that nobody sees, a kept advertisement is one click.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.text.cruft import hypertext
from articles.text.cruft.page import Page, Sighting
from articles.text.cruft.rules import RULES, Rule
from articles.text.records import Markup, Verdict

__all__ = ["RULES", "Rule", "judge"]

KEPT = Verdict(is_cruft=False, rule="", score=0.0, evidence="")


def judge(
    blocks: Sequence[str],
    language: str | None = None,
    title: str | None = None,
    markup: Sequence[Markup | None] | None = None,
) -> tuple[Verdict, ...]:
    """One verdict a block, in order.

    `title` is the headline where somebody knows it; else the page's first words are taken for it. `markup` is what the page's
    markup says of each block, where it came with any.
    """
    page = Page.of(blocks, title)
    sighted: dict[int, Sighting] = {}
    for rule in RULES:
        claimed = rule.find(page, sighted)
        sighted |= {
            index: Sighting(rule.id, rule.score, seen) for index, seen in claimed.items() if index not in sighted
        }
    verdicts = tuple(verdict(sighted[index]) if index in sighted else KEPT for index in range(len(blocks)))
    return hypertext.judge(verdicts, blocks, markup) if markup and any(markup) else verdicts


def verdict(sighting: Sighting) -> Verdict:
    """The verdict that a sighting stands for."""
    return Verdict(is_cruft=True, rule=sighting.rule, score=sighting.score, evidence=sighting.evidence)
