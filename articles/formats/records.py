"""What a reader gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A page decoded: `content.decode(encoding) == text`, to the last character."""

    text: str
    encoding: str
    media_type: str
