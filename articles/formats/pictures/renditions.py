"""A picture in the sizes and formats that browsers choose from; made once, when it is sent."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image

from articles.formats.pictures.clean import clean

AVIF, WEBP, JPEG = "image/avif", "image/webp", "image/jpeg"
WIDTHS = (480, 800, 1200, 1600)
FALLBACK = 1200  # for browsers that know JPEG only, for cards and for search engines

# Speed 9 of AVIF takes a fifth of the time of speed 7, and its files are no larger (docs/public-site.md has the figures).
_ENCODERS: dict[str, tuple[str, dict[str, Any]]] = {
    AVIF: ("AVIF", {"quality": 55, "speed": 9}),
    WEBP: ("WEBP", {"quality": 76, "method": 4}),
    JPEG: ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
_MASTER = {"quality": 92, "subsampling": 0, "optimize": True}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture."""

    media_type: str
    width: int
    height: int
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of the file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that was checked: the clean master, which is not for readers, and the files that are."""

    master: Rendition
    renditions: tuple[Rendition, ...]


def prepare(content: bytes, place: str = "") -> Prepared:
    """A picture out of the bytes as they were sent, to be stored; costs about a second of CPU. Raises RefusedInput.

    No rendition is larger than the picture.
    """
    image = clean(content, place)
    return Prepared(_encoded(image, JPEG, _MASTER), tuple(_renditions(image)))


def _renditions(image: Image.Image) -> Iterator[Rendition]:
    widths = sorted({min(width, image.width) for width in WIDTHS})
    for width in widths:
        sized = _sized(image, width)
        yield from (_encoded(sized, kind) for kind in (AVIF, WEBP))
    yield _encoded(_sized(image, min(FALLBACK, image.width)), JPEG)


def _sized(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _encoded(image: Image.Image, media_type: str, options: dict[str, Any] | None = None) -> Rendition:
    name, usual = _ENCODERS[media_type]
    file = io.BytesIO()
    image.save(file, name, **(options or usual))
    return Rendition(media_type, image.width, image.height, file.getvalue())
