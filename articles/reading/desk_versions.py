"""Two versions of an edition side by side: revisions as they were published, and the draft as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.dateparse import parse_datetime

from articles.models import Article, AuditEntry, Correction, Revision
from articles.models.languages import LANGUAGES
from articles.models.publication import HEAD, Passage, draft_passages, wording
from articles.reading.desk_diff import Part, diff

DRAFT = "draft-"  # begins the key of a draft: "draft-en"; the key of a revision is its number in the table


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its key in an address, its language, its revision (None for the draft), its texts and their digest."""

    key: str
    language: str
    revision: Revision | None
    passages: tuple[Passage, ...]

    @property
    def wording(self) -> str:
        """The digest by which a later look tells whether the draft moved on."""
        return wording(self.passages)


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and after, each as parts; () where a version lacks it."""

    kind: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the versions differ here."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring pairs that are all changed, or all the same."""

    is_changed: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A revision in the list: who, when and why; `corrections` are those that readers were told with it."""

    revision: Revision
    scheduled_for: datetime | None
    reason: str
    corrections: tuple[Correction, ...]


def version(article: Article, key: str) -> Version | None:
    """A version of the article by its key, None where there is none."""
    language = key.removeprefix(DRAFT)
    if key.startswith(DRAFT) and language in LANGUAGES:
        return Version(key, language, None, draft_passages(article.paragraphs.all(), language))
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    found = article.revisions.select_related("created_by").filter(pk=key).first()
    return Version(key, found.language, found, found.passages) if found else None


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Stretch, ...]:
    """Both versions aligned by their rows, and inside a paragraph by words, in Chinese by characters."""
    found = groupby(_pairs(old, new), key=lambda pair: pair.is_changed)
    return tuple(Stretch(is_changed, tuple(pairs)) for is_changed, pairs in found)


def changes(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Pair, ...]:
    """Only the paragraphs that differ."""
    return tuple(pair for pair in _pairs(old, new) if pair.is_changed)


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    keys = [_key(passage) for passage in old], [_key(passage) for passage in new]
    for tag, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        before, after = list(old[i:j]), list(new[k:m])
        if tag == "equal" or (tag == "replace" and len(before) == len(after)):  # rows that were made anew, one for one
            yield from (_pair(a, b) for a, b in zip(before, after, strict=True))
        else:
            yield from (Pair(passage.kind, (Part("gone", passage.text),), ()) for passage in before)
            yield from (Pair(passage.kind, (), (Part("new", passage.text),)) for passage in after)


def _key(passage: Passage) -> str | int:
    return passage.kind if passage.kind in HEAD else passage.row


def _pair(before: Passage, after: Passage) -> Pair:
    parts = diff(before.text, after.text)
    return Pair(
        after.kind,
        tuple(part for part in parts if part.kind != "new"),
        tuple(part for part in parts if part.kind != "gone"),
    )


def revisions(article: Article) -> Mapping[str, tuple[Issue, ...]]:
    """The article's revisions by language, newest first, each with who, when and why."""
    rows = list(article.revisions.select_related("created_by").defer("content"))
    entries = AuditEntry.objects.filter(article=article, verb__in=("publish", "schedule"))
    by_subject = {(entry.subject, entry.verb): entry for entry in entries}
    told = list(article.corrections.filter(published_at__isnull=False))
    found: dict[str, list[Issue]] = {code: [] for code in LANGUAGES}
    for row in rows:
        scheduled = by_subject.get((f"revision {row.pk}", "schedule"))
        published = by_subject.get((f"revision {row.pk}", "publish"))
        reasons = [entry.reason for entry in (scheduled, published) if entry and entry.reason]
        found[row.language].append(
            Issue(
                row,
                parse_datetime(scheduled.detail["after"]) if scheduled else None,
                next(iter(reasons), ""),
                tuple(note for note in told if _came_with(note, row)),
            )
        )
    return {code: tuple(editions) for code, editions in found.items() if editions}


def _came_with(note: Correction, revision: Revision) -> bool:
    """Whether a correction became public in the moment in which the revision did."""
    return revision.language in note.languages and note.published_at in (revision.created_at, revision.modified_at)
