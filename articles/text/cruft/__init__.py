"""Cruft: which blocks of a received page are not the article, each with the rule that says so.

Rules name what they see; a model fitted to labelled pages weighs it with the block's shape, wording and place, so that pages of
unknown sites are judged too. It errs on the side of keeping: a dropped paragraph is a loss that nobody sees, a kept advertisement
is one click.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from articles.text.cruft import hypertext, measures, model
from articles.text.cruft.headline import likely
from articles.text.cruft.page import Page, Sighting
from articles.text.cruft.rules import RULES, SIGNS, Rule
from articles.text.cruft.scores import CRUFT, DOUBTFUL, sigmoid
from articles.text.cruft.zones import zones
from articles.text.records import Markup, Verdict

__all__ = ["RULES", "Rule", "judge", "sightings"]

TELLING = frozenset(rule.id for rule in RULES if rule.telling)
FLOORS = {rule.id: rule.floor for rule in RULES}
SUBJECT = measures.NAMES.index("on-subject")
CAUTION = 0.2  # log-odds that every block is granted
CAUTION_WITHOUT_SIGNS = 1.7  # on a page that no rule finds telling: one page in fifteen has cruft all the same
CAUTION_BY_WIDTH, NARROW, MOST_CAUTION = 0.5, 60, 3.0  # and the more of them, the more text would be lost
SURENESS = 0.76  # of the log-odds; with it 97 % of what has a score of 0.8 is cruft, on pages of sites never seen


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
    if markup and any(markup):
        return hypertext.judge(blocks, markup, title, lambda texts: judge_text(texts, title))
    return judge_text(blocks, title)


def judge_text(blocks: Sequence[str], title: str | None) -> tuple[Verdict, ...]:
    """One verdict a block by its text alone."""
    page = Page.of(blocks, title)
    sighted = sightings(page)
    return _verdicts(page, sighted, _scores(page, sighted))


def sightings(page: Page) -> dict[int, Sighting]:
    """What the rules see on the page: for a block the first rule that names it."""
    sighted: dict[int, Sighting] = {}
    for rule in SIGNS:
        for index, seen in rule.find(page, sighted).items():
            sighted.setdefault(index, Sighting(rule.id, rule.score, seen))
    return sighted


def _scores(page: Page, sighted: Mapping[int, Sighting]) -> list[float]:
    """The score of each block. A page without running text gives the model nothing to go by: there the rules judge alone."""
    if not page.prose(()):
        return [sighted[index].score if index in sighted else 0.0 for index in range(len(page.blocks))]
    caution = CAUTION if any(seen.rule in TELLING for seen in sighted.values()) else CAUTION_WITHOUT_SIGNS
    own = measures.measure(page, sighted)
    odds = (log_odds - caution for log_odds in model.odds(page, sighted, own))
    scores = [_score(*both) for both in zip(odds, page.widths, strict=True)]
    for index, seen in sighted.items():
        scores[index] = max(scores[index], FLOORS[seen.rule])
    for index in _headlines(page, own, sighted, scores):
        scores[index] = 0.0
    return scores


def _headlines(
    page: Page, own: Sequence[Sequence[float]], sighted: Mapping[int, Sighting], scores: Sequence[float]
) -> list[int]:
    """The blocks that are the headline: those that read as the one that is named, else the likeliest."""
    if page.headline:
        return [index for index in range(len(page.blocks)) if page.is_headline(index) and index not in sighted]
    first = next((index for index in page.prose(()) if scores[index] < DOUBTFUL), len(page.blocks))
    found = likely(page, [row[SUBJECT] for row in own], sighted, first)
    return [] if found is None else [found]


def _score(odds: float, width: float) -> float:
    """The probability of cruft, less caution: what a reader would miss most must be surest."""
    by_width = CAUTION_BY_WIDTH * math.log(max(width, NARROW) / NARROW)
    return round(sigmoid(SURENESS * (odds - min(by_width, MOST_CAUTION))), 3)


def _verdicts(page: Page, sighted: Mapping[int, Sighting], scores: Sequence[float]) -> tuple[Verdict, ...]:
    """The scores as verdicts; whatever is stripped or in doubt names the rule that saw it, else where it stands."""
    doubtful = [index for index, score in enumerate(scores) if score >= DOUBTFUL]
    reasons = {index: sighted[index] for index in doubtful if index in sighted}
    reasons |= zones(page, sighted, [index for index in doubtful if index not in sighted], scores)
    return tuple(
        Verdict(score >= CRUFT, reasons[index].rule, score, reasons[index].evidence)
        if index in reasons
        else Verdict(is_cruft=False, rule="", score=score, evidence="")
        for index, score in enumerate(scores)
    )
