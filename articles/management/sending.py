"""What the arguments of import_articles name: files, folders, patterns, standard input and addresses, and their bytes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from glob import has_magic, iglob
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from articles import formats
from articles.errors import RefusedInput
from articles.formats import filenames, limits, web
from articles.formats.parcels import Errand, Place, Sent, named

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)  # of any kind: the fetch says which are asked
SUFFIXES = frozenset(
    ".txt .text .html .htm .xhtml .shtml .docx .xml .rss .atom .rdf .wxr .json .jsonl .ndjson .ninjs".split()
)


def errands(targets: Iterable[str]) -> Iterator[Errand]:
    """Each target as errands, files paired by their names; one that is named twice comes once."""
    files: dict[str, None] = {}
    others: dict[str, None] = {}
    for target in targets:
        if target == STANDARD_INPUT or ADDRESS.match(target):
            others[target] = None
        else:
            files |= dict.fromkeys(_files(target))
    yield from named(list(files))
    yield from (Errand((place(target),)) for target in others)


def place(target: str) -> Place:
    """One page's place."""
    return Place(target, is_address=bool(ADDRESS.match(target)))


def _files(target: str) -> Iterator[str]:
    """The files of a path or a pattern; one that is not there is itself, and is refused by name when it is loaded."""
    if os.path.isdir(target):
        yield from _in_folder(target)
    elif has_magic(target) and not os.path.exists(target):
        found = sorted(iglob(target, recursive=True))
        for path in found or [target]:
            yield from _in_folder(path) if os.path.isdir(path) else [path]
    else:
        yield target


def _in_folder(folder: str) -> Iterator[str]:
    """The pages in a folder and the folders in it, by name; hidden ones and kinds of file that hold no article are left out.

    A folder that cannot be read is itself, and is refused by name when it is loaded.
    """
    closed: list[str] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and PurePath(name).suffix.lower() in SUFFIXES:
                yield os.path.join(root, name)
    yield from closed


def loader(agent: str, network: web.Network = web.INTERNET) -> Callable[[Place], Sent]:
    """The function that brings a place's bytes; it raises RefusedInput. `agent` is who asks where the place is an address."""
    robots = web.Robots()

    def load(place: Place) -> Sent:
        if place.is_address:
            found = web.fetch(
                place.name, agent=agent, robots=robots, network=network, limits=web.Limits(size=limits.MAX_CONTAINER)
            )
            return _sent(place, found.content, _name_of(found.url), found.url, found.charset)
        if place.name == STANDARD_INPUT:
            content = sys.stdin.buffer.read(limits.MAX_BYTES + 1)
            limits.check_size(len(content), limits.MAX_BYTES, "standard input")
            return _sent(place, content, "standard-input")
        return _sent(place, _content(place), PurePath(place.shown).name)

    return load


def _content(place: Place) -> bytes:
    path = place.name
    if os.path.isdir(path) and not os.access(path, os.R_OK | os.X_OK):
        fault = "this folder cannot be opened. Check its permissions."
    elif os.path.exists(path) and not os.path.isfile(path):
        fault = "this is no file. Name a file or a folder."
    elif has_magic(path) and not os.path.lexists(path):
        fault = "no file fits this pattern. Check it, and the permissions of the folders in it."
    else:
        return limits.load(Path(path), place.shown)
    raise RefusedInput(fault, code="missing", place=place.shown)


def _sent(place: Place, content: bytes, filename: str, url: str = "", charset: str = "") -> Sent:
    language = _language(place) if not place.is_address else ""
    return Sent(place.shown, filename, content, formats.sniff(content, filename, charset), language, url, charset)


def _name_of(url: str) -> str:
    parts = urlsplit(url)
    return PurePath(unquote(parts.path)).name or (parts.hostname or "page")


def _language(place: Place) -> str:
    """The language that a file's name says."""
    return filenames.read(place.path).language
