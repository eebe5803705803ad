"""Correcting what readers see: the note, the new revision or the retraction, and the question to the other languages belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User

from articles.errors import Blocked
from articles.models import Article, Correction, Edition, Paragraph
from articles.models.publication import HEAD, Passage, draft_passages
from articles.workflow import corrections, publication, reports, review
from articles.workflow.access import require
from articles.workflow.states import edition_of


def correct_public(
    *,
    actor: User,
    article: Article,
    languages: Iterable[str],
    kind: str,
    arose: str,
    wrong: str,
    right: str,
    notes: Mapping[str, str],
    ask_others: bool = True,
    override: str = "",
) -> Correction:
    """Publishes the drafts of public editions with what their readers are told of it, or puts a retraction in their place.

    With `ask_others` each corrected row asks its other languages whether they have the same error.
    """
    require(actor, "publish_edition")
    languages = list(languages)
    review.check(article=article)
    changed = {language: _changed_rows(article, language) for language in languages}
    rows = list({row.pk: row for found in changed.values() for row in found}.values())
    about: dict[str, Any] = {"kind": kind, "arose": arose, "wrong": wrong, "right": right, "notes": notes}
    first = next(iter(rows), None)
    told = corrections.tell_readers(actor=actor, article=article, languages=languages, paragraph=first, **about)
    if kind == Correction.Kind.RETRACTION:
        for language in languages:
            publication.retract(actor=actor, article=article, language=language, reason=notes.get(language, ""))
        return told
    reports.settle(told, rows, languages)
    publication.publish_together(actor=actor, article=article, languages=languages, override=override)
    if ask_others:
        _ask(actor, article, changed, wrong, right)
    return told


def _changed_rows(article: Article, language: str) -> list[Paragraph]:
    """The rows whose text is another one than readers see; raises Blocked where they see none."""
    edition = edition_of(article, language)
    if edition.state not in (Edition.State.PUBLISHED, Edition.State.WITHDRAWN) or edition.revision is None:
        raise Blocked("Readers see no edition in %(language)s.", code="not-published", language=language)
    public = set(edition.revision.passages)
    rows = list(article.paragraphs.all())
    return [_row(rows, passage) for passage in draft_passages(rows, language) if passage not in public]


def _row(rows: Iterable[Paragraph], passage: Passage) -> Paragraph:
    return next(row for row in rows if (row.kind == passage.kind if passage.kind in HEAD else row.pk == passage.row))


def _ask(actor: User, article: Article, changed: Mapping[str, list[Paragraph]], wrong: str, right: str) -> None:
    for language, rows in changed.items():
        for row in rows:
            review.ask_same_error(
                actor=actor,
                article=article,
                paragraph=row,
                language=language,
                wrong=wrong,
                right=right,
                spared=changed,
            )
