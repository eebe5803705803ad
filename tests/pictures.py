"""Pictures for tests, drawn when they are asked for; hostile ones too."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from django.core.files.storage import default_storage
from PIL import Image

from articles.models import Article, Picture
from articles.workflow import conductor, pictures

SIZE = (640, 400)


def make_image(size: tuple[int, int] = SIZE, mode: str = "RGB", left: Any = "red", right: Any = "blue") -> Image.Image:
    """A picture whose left half has one colour and its right half another."""
    image = Image.new(mode, size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image


def make_file(format: str = "JPEG", image: Image.Image | None = None, **options: Any) -> bytes:
    """The bytes of a picture."""
    file = io.BytesIO()
    (image or make_image()).save(file, format, **options)
    return file.getvalue()


def make_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of some hundred bytes that says it has so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 999)), (b"IEND", b""))
    )


def opened(content: bytes) -> Image.Image:
    """A picture out of its bytes."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def make_pictured(article: Article, actor: Any, content: bytes | None = None, **words: str) -> Picture:
    """The article with a picture on it; `words` is the alt text by language (en="...", zh_hant="...")."""
    stored = pictures.take_in(actor=actor, content=content or make_file(), filename="hills.jpg")
    before = Picture.objects.filter(article=article).first()
    seen = before.sha256 if before else ""
    picture: Picture = conductor.decide(article, pictures.attach, actor=actor, stored=stored, seen=seen)
    for language, alt in words.items():
        code = language.replace("_", "-")
        about = {"alt": alt, "caption": f"Caption of {alt}", "credit": f"Credit of {alt}"}
        base = Picture.objects.get(article=article).version(code)
        conductor.decide(article, pictures.describe, actor=actor, language=code, words=about, base=base)
    return Picture.objects.get(pk=picture.pk)


def stored_files() -> set[str]:
    """What lies in media storage."""
    found = set()
    for folder in ("pictures", "masters"):
        shelves = default_storage.listdir(folder)[0] if default_storage.exists(folder) else []
        found |= {
            f"{folder}/{shelf}/{name}" for shelf in shelves for name in default_storage.listdir(f"{folder}/{shelf}")[1]
        }
    return found
