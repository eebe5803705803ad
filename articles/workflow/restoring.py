"""Stage "restore": the texts of a revision become the draft again, as a person's texts; what stood there is in the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.contrib.auth.models import User

from articles.errors import EditConflict, InvalidDecision
from articles.models import Article, Paragraph, Revision
from articles.models.languages import get
from articles.models.publication import HEAD, Passage, draft_passages, wording
from articles.models.story import digest
from articles.workflow.access import require, require_language
from articles.workflow.audit import record
from articles.workflow.states import not_scheduled
from articles.workflow.texts import write


class Restored(NamedTuple):
    """How many rows got their old text back, how many came back as new rows at the end, and how many the revision does not know."""

    changed: int
    added: int
    kept: int


def restore(*, actor: User, article: Article, revision: Revision, base: str) -> Restored:
    """Makes a revision's texts the draft again; rows that it does not know stay as they are, and nothing is deleted.

    `base` is the digest (`wording`) of the draft that the person saw. Raises EditConflict when it is another one by now.
    """
    require(actor, "approve_paragraph")
    language = revision.language
    require_language(actor, language)
    if revision.article_id != article.pk:
        raise InvalidDecision("This revision belongs to another article.", code="revision")
    not_scheduled(article, language)
    rows = list(article.paragraphs.all())
    draft = draft_passages(rows, language)
    if wording(draft) != base:
        raise EditConflict("Somebody else changed the draft while you were looking at it.", theirs="", yours="")
    places = _places(rows)
    found = [(passage, places.get(_key(passage))) for passage in revision.passages]
    changed = [_put_back(actor, article, row, passage, revision) for passage, row in found if row is not None]
    lost = [_add(actor, article, passage, revision) for passage, row in found if row is None]
    kept = {_key(passage) for passage in draft} - {_key(passage) for passage, _ in found}
    restored = Restored(sum(changed), len(lost), len(kept))
    record(
        actor,
        "restore",
        revision,
        article=article,
        language=language,
        before=base,
        after=wording(draft_passages(article.paragraphs.all(), language)),
    )
    return restored


def _key(passage: Passage) -> str | int:
    return passage.kind if passage.kind in HEAD else passage.row


def _places(rows: Sequence[Paragraph]) -> Mapping[str | int, Paragraph]:
    """The rows by id, and the headline and standfirst by their kind."""
    return {**{row.pk: row for row in rows}, **{row.kind: row for row in rows if row.kind in HEAD}}


def _put_back(actor: User, article: Article, row: Paragraph, passage: Passage, revision: Revision) -> bool:
    before = get(row, "text", revision.language)
    if before == passage.text:
        return False
    _write(actor, article, row, passage, revision, before)
    return True


def _add(actor: User, article: Article, passage: Passage, revision: Revision) -> Paragraph:
    """A new row at the end for a text whose row is gone."""
    last = article.paragraphs.order_by("position").last()
    row = Paragraph.objects.create(article=article, position=last.position + 1 if last else 0, kind=passage.kind)
    _write(actor, article, row, passage, revision, "")
    return row


def _write(actor: User, article: Article, row: Paragraph, passage: Passage, revision: Revision, before: str) -> None:
    language, source = revision.language, article.source_language
    made_from = "" if language == source else digest(get(row, "text", source))
    write(
        row,
        language,
        text=passage.text,
        origin=Paragraph.Origin.HUMAN,
        made_from_digest=made_from,
        proposal="",
        exemption="",
        exemption_reason="",
    )
    why = f"revision {revision.number}"
    record(actor, "correct", row, article=article, language=language, before=before, after=passage.text, reason=why)
