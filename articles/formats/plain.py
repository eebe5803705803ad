"""Reads a plain-text page in whatever encoding it came, or refuses it and says why and what to do."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from articles.errors import RefusedInput
from articles.formats.records import Document

MAX_BYTES = 5_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Most GB18030 bytes are also legal Big5, and any even number of bytes is UTF-16: the reading with more of these characters wins.
_COMMON = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道"
    "行所然家种種事成方多经經么么去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日月报報記记省市，。"
)
_MARKUP = re.compile(r"\s*(<!doctype html|<html\b|<\?xml|<rss\b|<feed\b)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_REMEDY_TEXT = "Open it in the program that made it, save it as plain text (UTF-8), and send that."


def read(content: bytes, place: str) -> Document:
    """The page's text and the encoding that it came in; `place` (a file name) stands in every refusal.

    Raises RefusedInput with code "empty", "too-large", "binary", "markup" or "encoding".
    """
    if len(content) > MAX_BYTES:
        raise _too_large(len(content), place)
    text, encoding = _decode(content, place)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise RefusedInput("the file holds no text. Send the file that holds the article.", code="empty", place=place)
    if "\x00" in text or _share_of_controls(text) > 0.01:
        at = content.find(b"\x00")
        where = f"a NUL byte stands at byte {at}" if at >= 0 else "it holds control characters"
        raise RefusedInput(f"this is not plain text: {where}. {_REMEDY_TEXT}", code="binary", place=place)
    if _MARKUP.match(text):
        raise RefusedInput(
            "this is markup (HTML or XML), and only plain text can be read. Copy the article out of the browser into a text file.",
            code="markup",
            place=place,
        )
    return Document(text=text, encoding=encoding, media_type="text/plain")


def load(path: Path) -> bytes:
    """The bytes of a file, refused unread when it is larger than a page may be. Raises RefusedInput."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(size, path.name)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise RefusedInput(f"{reason}. Check the path and its permissions.", code="missing", place=str(path)) from error


def _too_large(size: int, place: str) -> RefusedInput:
    return RefusedInput(
        f"{size:,} bytes are more than one page may have ({MAX_BYTES:,}). Split it into one file an article.",
        code="too-large",
        place=place,
    )


def _decode(content: bytes, place: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding, place), encoding
    if b"\x00" in content:
        return _guess(content, ("utf-16-le", "utf-16-be", "utf-8"), place)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(content, ("gb18030", "big5hkscs", "cp1252"), place)


def _strictly(content: bytes, encoding: str, place: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedInput(
            f"it begins as {encoding} but byte {error.start} does not fit; the file may be cut off. Send the whole file again.",
            code="encoding",
            place=place,
        ) from error


def _guess(content: bytes, encodings: tuple[str, ...], place: str) -> tuple[str, str]:
    """The reading with the most familiar characters; bytes that read as nothing familiar are refused."""
    best = (0.0, "", "")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        best = max(best, (_familiar(text), encoding, text), key=lambda row: row[0])
    if best[0] < 0.05:
        raise RefusedInput(
            f"the bytes are no text in UTF-8, UTF-16, GB18030 or Big5. {_REMEDY_TEXT}", code="encoding", place=place
        )
    return best[2], best[1]


def _familiar(text: str) -> float:
    """The share of characters beyond ASCII that are among the commonest; plain accented Latin counts as familiar too."""
    beyond = [c for c in text if c > "\x7f"]
    known = sum(c in _COMMON or c in "éèüöäñçàáíóúß–—‘’“”€" for c in beyond)
    return known / len(beyond) if beyond else 0.1


def _share_of_controls(text: str) -> float:
    return len(_CONTROL.findall(text)) / len(text)
