"""How much a file may hold, and the refusals that every reader words alike."""

from __future__ import annotations

from pathlib import Path

from articles.errors import RefusedInput

MEGABYTE = 1_000_000
# Of one page as text, one page as markup, one Word file, and a file that holds many articles.
MAX_TEXT, MAX_PAGE, MAX_WORD, MAX_CONTAINER = 5 * MEGABYTE, 10 * MEGABYTE, 20 * MEGABYTE, 64 * MEGABYTE
MAX_BYTES = MAX_CONTAINER
MAX_TAGS = 150_000
MAX_ATTRIBUTES = 500
MAX_DEPTH = 1_000
MAX_BLOCKS = 20_000


def load(path: Path, place: str = "") -> bytes:
    """The bytes of a file, refused unread when no format may be so large; `place` is what to call it. Raises RefusedInput."""
    place = place or str(path)
    try:
        check_size(path.stat().st_size, MAX_BYTES, place)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise RefusedInput(f"{reason}. Check the path and its permissions.", code="missing", place=place) from error


def check_size(size: int, most: int, place: str) -> None:
    """Raises RefusedInput with code "too-large" when the file has more bytes than its kind may have."""
    if size > most:
        raise RefusedInput(
            f"{size:,} bytes are more than a file of this kind may have ({most:,}). Split it into smaller files.",
            code="too-large",
            place=place,
        )


def empty(place: str) -> RefusedInput:
    """The refusal of a file without text, code "empty"."""
    return RefusedInput("the file holds no text. Send the file that holds the article.", code="empty", place=place)


def too_deep(place: str) -> RefusedInput:
    """The refusal of markup that nests without end, code "too-deep"."""
    return RefusedInput(
        f"its elements are nested more than {MAX_DEPTH:,} deep, which no article needs. Save the page anew, or send its text.",
        code="too-deep",
        place=place,
    )


def too_many(what: str, most: int, place: str) -> RefusedInput:
    """The refusal of a page that has too many of something, code "too-many"."""
    return RefusedInput(
        f"it has more than {most:,} {what}, which no article needs. Send the article's own page, or its text.",
        code="too-many",
        place=place,
    )


def binary(content: bytes, place: str) -> RefusedInput:
    """The refusal of a file that is no text, code "binary"; it names the first NUL byte."""
    at = content.find(b"\x00")
    where = f"a NUL byte stands at byte {at}" if at >= 0 else "it holds control characters"
    return RefusedInput(
        f"this is no page of text: {where}. Save the page again from the browser, and send that.",
        code="binary",
        place=place,
    )
