"""What is worked out of a story in whatever process before anything is written: its study, and what its pages can be found by.

A worker imports this module before Django is set up there: it must import no models.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.conf import settings

from articles.text import likeness
from articles.text.likeness import Fingerprint
from articles.text.study import JudgedPage, Study
from articles.workflow.pool import Story, in_order, studied


@dataclass(frozen=True, slots=True)
class Look:
    """A study with the fingerprint of each of its pages."""

    study: Study
    fingerprints: tuple[Fingerprint, ...]


def looks(stories: Iterable[Story | None], jobs: int, checks: bool) -> Iterator[Look | Exception | None]:
    """A look at each story, or what stopped it, in order; None for None. `jobs` processes do the work."""
    languages = tuple(code for code, _ in settings.LANGUAGES)
    work = partial(_look, languages, settings.TRADITIONAL_LOCALE, checks)
    return (look for _, look in in_order(work, stories, jobs))


def passages(page: JudgedPage) -> list[str]:
    """The texts of a page that are its article's."""
    return [block.text for block, verdict in zip(page.blocks, page.verdicts, strict=True) if not verdict.is_cruft]


def _look(languages: Sequence[str], locale: str, checks: bool, story: Story | None) -> Look | None:
    if story is None:
        return None
    found = studied(languages, locale, checks, story)
    return Look(found, tuple(likeness.fingerprint("\n".join(passages(page)), page.language) for page in found.pages))
