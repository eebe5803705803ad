"""Stage "tally": what is left to do in each edition is counted, so that the board adds up numbers and reads no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from articles.models import Article, Block, Edition, Finding, Quote
from articles.models.languages import get

SETTLED: Mapping[str, str] = {
    Edition.State.SCHEDULED: Edition.Need.SCHEDULED,
    Edition.State.PUBLISHED: Edition.Need.PUBLISHED,
    Edition.State.WITHDRAWN: Edition.Need.GONE,
    Edition.State.RETRACTED: Edition.Need.GONE,
}
_TALLIES = ("must_fix", "advisory", "total", "unapproved", "stale", "need")


def tally(*, article: Article) -> None:
    """Counts the article's unconfirmed cruft and quotes, and in each edition its findings and rows; writes what changed."""
    cruft = Block.objects.filter(document__articles=article, is_cruft=True, ruling="").count()
    quotes = Quote.objects.filter(paragraph__article=article, state=Quote.State.SUGGESTED).count()
    if (article.cruft_waiting, article.quotes_waiting) != (cruft, quotes):
        article.cruft_waiting, article.quotes_waiting = cruft, quotes
        article.save(update_fields=["cruft_waiting", "quotes_waiting"])
    open_findings = article.findings.filter(state=Finding.State.OPEN).values_list("language", "severity")
    found = Counter(open_findings)
    rows = list(article.paragraphs.all())
    for edition in article.editions.all():
        code = edition.language
        texts = [row for row in rows if get(row, "text", code)]
        unapproved = sum(not row.is_approved(code) for row in texts)
        stale = sum(row.is_stale(code, article.source_language) for row in texts)
        must_fix = found[code, Finding.Severity.MUST_FIX]
        need = _need(edition.state, cruft, must_fix, stale, unapproved)
        values = (must_fix, found[code, Finding.Severity.ADVISORY], len(texts), unapproved, stale, need)
        if values != tuple(getattr(edition, name) for name in _TALLIES):
            Edition.objects.filter(pk=edition.pk).update(**dict(zip(_TALLIES, values, strict=True)))


def of_new(cruft: int, total: int, must_fix: int, advisory: int) -> dict[str, int | str]:
    """The tallies of an edition that nobody has worked on."""
    need = _need(Edition.State.DRAFT, cruft, must_fix, 0, total)
    return dict(zip(_TALLIES, (must_fix, advisory, total, total, 0, need), strict=True))


def _need(state: str, cruft: int, must_fix: int, stale: int, unapproved: int) -> str:
    """What an editor does next: the first thing that is open, in the order in which she works."""
    if SETTLED.get(state) == Edition.Need.GONE:
        return Edition.Need.GONE
    is_public = state in SETTLED
    left = (
        (cruft > 0 and not is_public, Edition.Need.CRUFT),
        (must_fix > 0, Edition.Need.MUST_FIX),
        (stale > 0, Edition.Need.STALE),
        (unapproved > 0, Edition.Need.REVIEW),
    )
    return next((need for is_left, need in left if is_left), SETTLED.get(state, Edition.Need.APPROVED))
