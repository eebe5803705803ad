"""How much a file may hold, and the refusals that every reader words alike."""

from __future__ import annotations

from pathlib import Path

from articles.errors import Phrase, RefusedInput

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
        raise unreadable(error, place) from error


def unreadable(error: OSError, place: str) -> RefusedInput:
    """The refusal of a file that the system does not give, code "missing"."""
    reason = (error.strerror or "it cannot be read").lower()
    return RefusedInput("%(reason)s. Check the path and its permissions.", code="missing", place=place, reason=reason)


def check_size(size: int, most: int, place: str) -> None:
    """Raises RefusedInput with code "too-large" when the file has more bytes than its kind may have."""
    if size > most:
        raise RefusedInput(
            "%(size)s bytes are more than a file of this kind may have (%(most)s). Split it into smaller files.",
            code="too-large",
            place=place,
            size=f"{size:,}",
            most=f"{most:,}",
        )


def empty(place: str) -> RefusedInput:
    """The refusal of a file without text, code "empty"."""
    return RefusedInput("the file holds no text. Send the file that holds the article.", code="empty", place=place)


def too_deep(place: str) -> RefusedInput:
    """The refusal of markup that nests without end, code "too-deep"."""
    return RefusedInput(
        "its elements are nested more than %(most)s deep, which no article needs. Save the page anew, or send its text.",
        code="too-deep",
        place=place,
        most=f"{MAX_DEPTH:,}",
    )


def too_many(what: Phrase, most: int, place: str) -> RefusedInput:
    """The refusal of a page that has too many of something, code "too-many"."""
    return RefusedInput(
        "it has more than %(most)s %(what)s, which no article needs. Send the article's own page, or its text.",
        code="too-many",
        place=place,
        most=f"{most:,}",
        what=what,
    )


def binary(content: bytes, place: str) -> RefusedInput:
    """The refusal of a file that is no text, code "binary"; it names the first NUL byte."""
    at = content.find(b"\x00")
    return RefusedInput(
        "this is no page of text: a NUL byte stands at byte %(at)s. Save the page again from the browser, and send that."
        if at >= 0
        else "this is no page of text: it holds control characters. Save the page again from the browser, and send that.",
        code="binary",
        place=place,
        at=at,
    )
