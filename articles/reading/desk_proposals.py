"""What the desk proposes for pages that wait: publisher, slug, rights, and which pages are one article in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from django.utils.text import slugify

from articles.formats import filenames
from articles.formats.records import About
from articles.models import RawDocument, Source
from articles.models.languages import LANGUAGES, get
from articles.models.story import unused_slug
from articles.reading.desk_arrivals import WaitingPage
from articles.text.cruft.taught import normalised
from articles.text.dictionary import readings
from articles.text.normalize import fold

PUBLISHERS = (Source.Kind.PUBLICATION, Source.Kind.ORGANISATION)
SLUG_LENGTH = 100
_SYLLABLES = 10
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights reserved|版权|版權|转载|轉載", re.IGNORECASE)


def publishers() -> list[Source]:
    """Who may be the publisher of a page."""
    return list(Source.objects.filter(kind__in=PUBLISHERS, merged_into=None))


def publisher(about: About, known: Sequence[Source]) -> Source | None:
    """The publisher that a page names, or whose pages came from the same host before."""
    if name := normalised(about.publisher):
        for source in known:
            if slugify(about.publisher) == source.slug or name in {
                normalised(get(source, "name", code)) for code in LANGUAGES
            }:
                return source
    host = urlsplit(about.url).netloc
    if not host:
        return None
    same_host = RawDocument.objects.filter(url__contains=f"//{host}/", publisher__isnull=False)
    number = same_host.values_list("publisher", flat=True).first()
    return next((source for source in known if source.pk == number), None)


def rights(page: WaitingPage) -> str:
    """What the page says of its rights: the last block that speaks of them and is no prose."""
    found = [block.text for block in page.blocks if len(block.text) <= 300 and _RIGHTS.search(block.text)]
    return found[-1] if found else ""


def slug(pages: Sequence[WaitingPage], taken: set[str]) -> str:
    """An unused slug out of an English headline, else of one in Pinyin, else of a file's name; it joins `taken`."""
    ordered = sorted(pages, key=lambda page: page.language != "en")
    titles = [slugify(page.headline) for page in ordered if page.language == "en"]
    stem = next((found for found in (*titles, *map(_spelt, ordered), *map(_file_slug, ordered)) if found), "page")
    stem = stem[:SLUG_LENGTH].strip("-")
    found = unused_slug(stem, taken)
    taken.add(found)
    return found


def pairing(pages: Sequence[WaitingPage]) -> list[int]:
    """For each page the index of the page whose article it belongs to, its own where it opens one.

    Pages pair that name each other's addresses, or whose file names differ by a language only; else all of them, when no two
    are in one language.
    """
    all_one = len({page.language for page in pages}) == len(pages) and all(page.language for page in pages)
    heads: list[int] = []
    for index, page in enumerate(pages):
        together = [head for head in dict.fromkeys(heads) if all_one or _are_one(pages[head], page)]
        free = [
            h for h in together if page.language not in {pages[i].language for i, at in enumerate(heads) if at == h}
        ]
        heads.append(free[0] if free else index)
    return heads


def _are_one(one: WaitingPage, other: WaitingPage) -> bool:
    if story := one.arrival.choices.get("story"):
        return bool(other.arrival.choices.get("story") == story)
    for a, b in ((one, other), (other, one)):
        if b.about.url and b.about.url in a.about.alternates.values():
            return True
    names = [PurePath(page.arrival.filename) for page in (one, other)]
    return all(name.name for name in names) and filenames.together(*names)


def _spelt(page: WaitingPage) -> str:
    """A Chinese headline in Pinyin, a likely reading of each of its first characters."""
    characters = fold(page.headline) if page.language.startswith("zh") else ""
    syllables = [sorted(readings(character))[:1] or [character] for character in characters]
    spelt = slugify(" ".join(syllable for (syllable,) in syllables))
    return "-".join(spelt.split("-")[:_SYLLABLES])


def _file_slug(page: WaitingPage) -> str:
    return slugify(PurePath(page.arrival.filename).stem)
