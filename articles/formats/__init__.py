"""Bytes to documents: READERS names, for each media type, the function that reads it."""

from collections.abc import Callable, Mapping

from articles.formats import plain
from articles.formats.records import Document

READERS: Mapping[str, Callable[[bytes, str], Document]] = {"text/plain": plain.read}
