"""What the head of a public page says: title, description, canonical address, and the same page in other languages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.text import Truncator

from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import address, locale, tag
from articles.reading.public_forms import Form, feeds

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in another language: what hreflang calls it, and where it is."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one page; a page that is not indexable names no alternates.

    `name` is the title without the site. `forms` are feeds and representations. The last fields are an article's: its
    moments, its region, its topics, the pages of those who wrote it, and the address of its picture.
    """

    title: str
    name: str
    description: str
    canonical: str
    indexable: bool
    locale: str
    alternates: tuple[Alternate, ...] = ()
    locales: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    kind: str = "website"
    published_at: datetime | None = None
    modified_at: datetime | None = None
    section: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    picture: str = ""  # absolute address of a picture of 1200 x 630 that shows the title


def head(
    page: str,
    language: str,
    *,
    title: str,
    indexable: Collection[str],
    description: str = "",
    number: int = 1,
    **names: str,
) -> Head:
    """The head of a page that is called `page` in articles/urls.py; `indexable` are the languages that search engines may show.

    Later pages of a list (`number`) are indexed each for itself, without alternates: their stories differ by language.
    """
    languages = [code for code in LANGUAGES if code in indexable and language in indexable and number == 1]
    canonical = address(page, language=language, **names)
    return Head(
        title=f"{title} — {settings.SITE_NAME}" if title else settings.SITE_NAME,
        name=title or settings.SITE_NAME,
        description=Truncator(description).chars(DESCRIPTION_LENGTH),
        canonical=canonical if number == 1 else f"{canonical}?page={number}",
        indexable=language in indexable,
        locale=locale(language),
        alternates=alternates(page, languages, **names),
        locales=tuple(locale(code) for code in languages if code != language),
        forms=feeds(page, language, title, **names),
    )


def alternates(page: str, languages: Sequence[str], **names: str) -> tuple[Alternate, ...]:
    """A page in each of the languages that search engines may show, itself among them, and for readers of any other."""
    if not languages:
        return ()
    own = (Alternate(tag(code), address(page, language=code, **names)) for code in languages)
    return (*own, Alternate("x-default", _default(page, languages, names)))


def _default(page: str, languages: Sequence[str], names: dict[str, str]) -> str:
    """Where a reader of none of the languages is sent: the choice of languages for the front, else the site's own language."""
    if page == "front":
        return address("chooser")
    own = settings.LANGUAGE_CODE
    return address(page, language=own if own in languages else languages[0], **names)
