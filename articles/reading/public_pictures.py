"""Pictures as public pages show them, and the cards by which stories are shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage

from articles.formats.pictures import card as cards
from articles.reading.public_records import Article, Picture, PictureFile

THUMB = 800  # the widest file that a list of stories offers

# Whose forms of the characters a card takes (see formats/pictures/card.py).
_FACES = {"zh-hans": "SC", "zh-hant": "HK" if settings.TRADITIONAL_LOCALE == "hk" else "TC"}


def picture(row: Mapping[str, Any] | None, widest: int = 0) -> Picture | None:
    """The picture that a revision names, with its files of at most so many pixels where `widest` is given."""
    if not row:
        return None
    files = [_file(each) for each in row["files"]]
    offered = [each for each in files if each.width <= widest] or files if widest else files
    return Picture(
        width=row["width"],
        height=row["height"],
        alt=row["alt"],
        caption=row["caption"],
        credit=row["credit"],
        fallback=next(each for each in files if each.type == "image/jpeg"),
        avif=_srcset(offered, "image/avif"),
        webp=_srcset(offered, "image/webp"),
    )


def card(article: Article) -> bytes:
    """The card of an article as JPEG; without its photograph where the file is lost."""
    publisher = article.publisher.name if article.publisher else ""
    words = cards.Words(
        headline=article.headline,
        kicker=article.region.name if article.region else "",
        site=settings.SITE_NAME,
        credit=publisher if publisher != settings.SITE_NAME else "",
        face=_FACES.get(article.language, "KR"),
    )
    return cards.draw(words, settings.CARD_FONT, _photo(article.picture))


def _photo(shown: Picture | None) -> bytes | None:
    try:
        if shown:
            with default_storage.open(shown.fallback.name) as file:
                return bytes(file.read())
    except OSError:
        pass
    return None


def _file(row: Mapping[str, Any]) -> PictureFile:
    return PictureFile(row["name"], row["type"], row["width"], row["height"], default_storage.url(row["name"]))


def _srcset(files: Sequence[PictureFile], media_type: str) -> str:
    return ", ".join(f"{each.url} {each.width}w" for each in files if each.type == media_type)
