"""A story as plain text: what the page says, in the order in which it says it, for terminals, speech and copying."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.models import Paragraph
from articles.reading import public_words as words
from articles.reading.public_addresses import address
from articles.reading.public_records import Article, Passage


def plain(article: Article) -> str:
    """The text, its blocks an empty line apart."""
    return "\n\n".join(block for block in _blocks(article) if block) + "\n"


def unchecked(article: Article) -> str:
    """What readers must know of an edition that is not fully checked, or lags behind; "" where there is nothing to say."""
    notes = []
    if not article.is_approved:
        counts = {"approved": article.about.approved, "total": article.about.total}
        notes.append(
            gettext("This edition is not fully checked: a person has approved %(approved)s of its %(total)s passages.")
            % counts
        )
    if article.about.stale:
        lag = {"count": article.about.stale, "name": words.language_name(article.about.source_language)}
        notes.append(gettext("Passages of this edition that may lag behind the %(name)s text: %(count)s.") % lag)
    return "\n".join(notes)


def labelled(label: str, text: str) -> str:
    """A text after what it is: "Correction, in translation: The year was wrong."."""
    return gettext("%(label)s: %(text)s") % {"label": label, "text": text}


def _blocks(article: Article) -> Iterator[str]:
    yield article.headline
    yield article.standfirst
    yield "\n".join(_facts(article))
    yield unchecked(article)
    if article.corrections:
        told = (f"- {labelled(notice.label, notice.note)}" for notice in article.corrections)
        yield "\n".join((gettext("Corrections to this article"), *told))
    yield from map(_passage, article.body)
    yield "\n".join(_end(article))


def _facts(article: Article) -> Iterator[str]:
    publisher = article.publisher.name if article.publisher else ""
    yield from (name for name in (article.byline, publisher, article.about.making) if name)
    yield f"{gettext('Published on')} {_day(article.published_at)}"
    if article.was_updated:
        yield f"{gettext('Updated on')} {_day(article.modified_at)}"


def _passage(passage: Passage) -> str:
    text = f"- {passage.text}" if passage.kind == Paragraph.Kind.LIST_ITEM else passage.text
    return text if passage.approved else f"{gettext('Not approved yet:')} {text}"


def _end(article: Article) -> Iterator[str]:
    yield "---"
    yield article.rights_name
    yield from (note for note in (article.rights_note,) if note)
    yield address("article", language=article.language, slug=article.slug)


def _day(moment: object) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")  # type: ignore[arg-type]
