"""How a paragraph's text in one language is written: only its own fields, and only over the text that was seen."""

from __future__ import annotations

from articles.errors import EditConflict
from articles.models import Paragraph
from articles.models.languages import column, get
from articles.models.story import digest


def write(paragraph: Paragraph, language: str, **fields: str) -> None:
    """Sets fields of one language (text, origin, proposal ...) on the row and the object.

    Raises EditConflict when the stored text is no longer the one that `paragraph` carries: the row decides the race.
    """
    seen = getattr(paragraph, column("text", language))
    values = {column(field, language): value for field, value in fields.items()}
    unchanged = {column("text", language): seen} if seen is not None else {column("text", language) + "__isnull": True}
    if not Paragraph.objects.filter(pk=paragraph.pk, **unchanged).update(**values):
        paragraph.refresh_from_db()
        raise EditConflict(
            "Somebody else changed this text while you were working on it. Nothing was overwritten.",
            theirs=get(paragraph, "text", language),
            yours=fields.get("text", ""),
        )
    for name, value in values.items():
        setattr(paragraph, name, value)


def offer(paragraph: Paragraph, language: str, text: str, origin: str) -> None:
    """Machine text for one language: it replaces machine text, and waits as a proposal beside what a person owns."""
    present = get(paragraph, "text", language)
    source = get(paragraph, "text", paragraph.article.source_language)
    made_from = digest(source) if language != paragraph.article.source_language else ""
    if text == present:
        if get(paragraph, "proposal", language):
            write(paragraph, language, proposal="")
    elif paragraph.is_owned(language):
        if get(paragraph, "proposal", language) != text:
            write(paragraph, language, proposal=text)
    else:
        write(paragraph, language, text=text, origin=origin if text else "", made_from_digest=made_from, proposal="")
