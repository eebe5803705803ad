"""Versions of an edition by the keys that the page "History" gives them: revisions as they were published, and the draft as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Article, Revision
from articles.models.languages import LANGUAGES
from articles.models.publication import Passage, draft_passages, wording

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


def version(article: Article, key: str) -> Version | None:
    """A version of the article by its key, None where there is none."""
    language = key.removeprefix(DRAFT)
    if key.startswith(DRAFT) and language in LANGUAGES:
        return Version(key, language, None, draft_passages(article.paragraphs.all(), language))
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    found = article.revisions.select_related("created_by").filter(pk=key).first()
    return Version(key, found.language, found, found.passages) if found else None
