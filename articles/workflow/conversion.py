"""Stage "convert": one Chinese script is filled from the other, and marked as converted."""

from __future__ import annotations

from django.conf import settings

from articles.models import Article, Edition, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.text.script import OTHER
from articles.text.script import convert as convert_text
from articles.text.study import twins
from articles.workflow import glossary
from articles.workflow.texts import offer


def convert(*, article: Article) -> None:
    """Fills each script from its twin, in rows where the twin holds text that is not itself converted.

    Text that came as such, or that a person owns, is not replaced; for the latter the new conversion waits as a proposal.
    """
    terms, locale = glossary.rules(article), settings.TRADITIONAL_LOCALE
    paragraphs = list(article.paragraphs.select_related("article"))
    for language in LANGUAGES:
        twin = OTHER.get(language)
        if twin not in LANGUAGES:
            continue
        convertible = [paragraph for paragraph in paragraphs if _follows(paragraph, language, twin)]
        for paragraph in convertible:
            converted = convert_text(get(paragraph, "text", twin), language, source=twin, terms=terms, locale=locale)
            offer(paragraph, language, converted.text, Paragraph.Origin.CONVERTED)
        if convertible:
            Edition.objects.get_or_create(article=article, language=language)


def _follows(paragraph: Paragraph, language: str, twin: str) -> bool:
    """Whether this script's text is made from its twin's: the twin's own text came first, and none came for this script."""
    own, theirs = get(paragraph, "origin", language), get(paragraph, "origin", twin)
    if get(paragraph, "exemption", language):
        return False
    if own == Paragraph.Origin.HUMAN:
        return twins.follows("", theirs) and paragraph.is_stale(language, twin)
    return twins.follows(own, theirs)
