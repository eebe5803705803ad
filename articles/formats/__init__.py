"""Bytes to documents: READERS names, for each media type, the function that reads it."""

from collections.abc import Callable, Iterator, Mapping

from articles.formats import plain
from articles.formats.records import Document, Item

READERS: Mapping[str, Callable[[bytes, str], Document]] = {"text/plain": plain.read}
CONTAINERS: Mapping[str, Callable[[bytes, str], Iterator[Item]]] = {}


def sniff(content: bytes, filename: str = "") -> str:
    return "text/plain"


def read(content: bytes, place: str, media_type: str) -> Document:
    return READERS[media_type](content, place)


def items(content: bytes, place: str, media_type: str) -> Iterator[Item]:
    return CONTAINERS[media_type](content, place)
