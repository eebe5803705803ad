"""The versions of an edition that readers have seen, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.models import Article, Correction, Revision
from articles.models.languages import get
from articles.models.publication import Passage
from articles.reading.differences import Stretch, compare, count_changes
from articles.reading.issues import Issue, issues
from articles.reading.public_lists import Slice, cut
from articles.reading.public_records import Notice


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an edition: since when readers saw it, how many passages changed since the one before (number `before`, 0 for the
    first), and what they were told with it."""

    number: int
    since: datetime
    digest: str
    is_current: bool
    is_approved: bool
    before: int
    changed: int
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of an edition, and the paragraphs of both."""

    old: Version
    new: Version
    stretches: tuple[Stretch, ...]

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return not any(stretch.is_changed for stretch in self.stretches)


def seen(slug: str, language: str, current: int) -> tuple[Issue, ...]:
    """The revisions that readers have seen, newest first: those whose publication is in the audit trail, and the one of number `current`."""
    found = issues(Article.objects.get(slug=slug)).get(language, ())
    public = (issue for issue in found if issue.revision.number <= current)
    return tuple(issue for issue in public if issue.came_out or issue.revision.number == current)


def versions(slug: str, language: str, current: int, number: int | str = 1) -> Slice[Version]:
    """A page of an edition's versions, newest first."""
    found = seen(slug, language, current)
    page = cut(found, number)
    start = found.index(page.items[0])
    shown = _versions(found[start : start + len(page.items) + 1], language, current)
    return Slice(shown[: len(page.items)], page.number, page.has_older)


def comparison(slug: str, language: str, current: int, numbers: tuple[str, str]) -> Comparison | None:
    """Two versions by their numbers, without numbers the newest two; None unless readers have seen both."""
    known = {str(issue.revision.number): issue for issue in seen(slug, language, current)}
    asked = numbers if any(numbers) else tuple(reversed([*known][:2]))
    if len(asked) < 2 or not set(asked) <= known.keys():
        return None
    old, new = (known[number] for number in asked)
    texts = _texts([old, new])
    stretches = compare(texts[old.revision.pk], texts[new.revision.pk])
    first, second = (_version(issue, language, current, 0, 0) for issue in (old, new))
    return Comparison(first, second, stretches)


def _versions(found: Sequence[Issue], language: str, current: int) -> tuple[Version, ...]:
    """The issues as versions, each compared with the next of them, which is older."""
    texts = _texts(found)
    made = []
    for issue, older in zip(found, [*found[1:], None], strict=True):
        changed = count_changes(texts[older.revision.pk], texts[issue.revision.pk]) if older else 0
        made.append(_version(issue, language, current, older.revision.number if older else 0, changed))
    return tuple(made)


def _version(issue: Issue, language: str, current: int, before: int, changed: int) -> Version:
    return Version(
        number=issue.revision.number,
        since=issue.since,
        digest=issue.revision.digest,
        is_current=issue.revision.number == current,
        is_approved=issue.revision.is_approved,
        before=before,
        changed=changed,
        notices=tuple(_notice(row, language) for row in issue.corrections),
    )


def _texts(found: Sequence[Issue]) -> dict[int, tuple[Passage, ...]]:
    rows = Revision.objects.filter(pk__in=[issue.revision.pk for issue in found])
    return {row.pk: row.passages for row in rows}


def _notice(row: Correction, language: str) -> Notice:
    return Notice(row.kind, row.arose, get(row, "note", language))
