"""Writes raw documents into a folder or a tar archive that lists them: resumable, and never over other content.

The list, manifest.json, has a line for the selection and a line for each document, so that it can be read without holding it.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Protocol

from articles.errors import RefusedInput

MANIFEST, SELECTION, PART = "manifest.json", "selection.json", ".part"
UNSAFE = re.compile(r"[^\w.-]+")
LONGEST = 80
BLOCK = tarfile.BLOCKSIZE


class Store(Protocol):
    """Where documents are written."""

    def add(self, name: str, content: bytes, moment: datetime, entry: dict[str, Any]) -> bool:
        """Keeps the bytes and lists them; False where they were there already. Raises RefusedInput before other content is lost."""


def name_of(sha256: str, filename: str) -> str:
    """The name of a document in the export: unlike every other's, and with what it was called when it came."""
    safe = UNSAFE.sub("_", filename).strip("._")[-LONGEST:]
    return f"{sha256[:2]}/{sha256}" + (f"-{safe}" if safe else "")


@contextmanager
def opened(target: Path, selection: dict[str, Any]) -> Iterator[Store]:
    """The store at a path, a tar archive where it ends so; complete only when this is left without an exception."""
    with _archive(target, selection) if target.suffix == ".tar" else _folder(target, selection) as store:
        yield store


class _Folder:
    def __init__(self, folder: Path, manifest: IO[str]) -> None:
        self.folder, self.manifest = folder, manifest
        self.before = "\n"

    def add(self, name: str, content: bytes, moment: datetime, entry: dict[str, Any]) -> bool:
        path = self.folder / name
        is_new = not path.exists()
        if is_new:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + PART)
            part.write_bytes(content)
            os.utime(part, (moment.timestamp(), moment.timestamp()))
            part.rename(path)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            raise RefusedInput(
                "another content is there already, and is left as it is. Move it away, or export into another folder.",
                code="exists",
                place=str(path),
            )
        self.manifest.write(self.before + _line({"path": name, **entry}))
        self.before = ",\n"
        return is_new


@contextmanager
def _folder(folder: Path, selection: dict[str, Any]) -> Iterator[Store]:
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / (MANIFEST + PART)
    known = next((path for path in (folder / MANIFEST, part) if path.exists()), None)
    if known is not None:
        with known.open(encoding="utf-8") as before:
            _require_same(before.readline(), selection, folder)
    elif any(folder.iterdir()):
        raise _other(folder)
    with part.open("w", encoding="utf-8") as manifest:
        manifest.write(_head(selection))
        yield _Folder(folder, manifest)
        manifest.write("\n]}\n")
    part.replace(folder / MANIFEST)


class _Archive:
    def __init__(self, tar: tarfile.TarFile, known: set[str], manifest: IO[str]) -> None:
        self.tar, self.known, self.manifest = tar, known, manifest
        self.before = "\n"

    def add(self, name: str, content: bytes, moment: datetime, entry: dict[str, Any]) -> bool:
        is_new = name not in self.known
        if is_new:
            _put(self.tar, name, content, moment.timestamp())
        self.manifest.write(self.before + _line({"path": name, **entry}))
        self.before = ",\n"
        return is_new


@contextmanager
def _archive(target: Path, selection: dict[str, Any]) -> Iterator[Store]:
    if target.exists():
        raise _other(target)
    part = target.with_name(target.name + PART)
    target.parent.mkdir(parents=True, exist_ok=True)
    with part.open("r+b" if part.exists() else "w+b") as file, TemporaryFile("w+", encoding="utf-8") as manifest:
        known = _whole_members(file, selection, part)
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            if not known:
                _put(tar, SELECTION, _head(selection).encode(), 0)
            manifest.write(_head(selection))
            yield _Archive(tar, known, manifest)
            manifest.write("\n]}\n")
            manifest.seek(0)
            _put(tar, MANIFEST, manifest.read().encode(), 0)
        file.truncate()
    part.rename(target)


def _whole_members(file: IO[bytes], selection: dict[str, Any], part: Path) -> set[str]:
    """The members of an archive that was begun, those that are whole; the file stands at the end of the last of them."""
    size, end, known = file.seek(0, os.SEEK_END), 0, set()
    file.seek(0)
    try:
        with tarfile.open(fileobj=file, mode="r:") as tar:
            for member in tar:
                after = member.offset_data + -(-member.size // BLOCK) * BLOCK
                if after > size or member.name == MANIFEST:
                    break
                if member.name == SELECTION:
                    content = tar.extractfile(member)
                    _require_same(content.read().decode() if content else "", selection, part)
                known.add(member.name)
                end = after
    except tarfile.TarError:
        pass  # cut off in the middle of a header: what came before counts
    file.seek(end)
    file.truncate()
    return known


def _put(tar: tarfile.TarFile, name: str, content: bytes, moment: float) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = len(content), int(moment), 0o444
    tar.addfile(member, io.BytesIO(content))


def _head(selection: dict[str, Any]) -> str:
    return json.dumps({"format": "dianbao-raw-1", "selection": selection}, ensure_ascii=False)[:-1] + ', "documents": ['


def _require_same(head: str, selection: dict[str, Any], place: Path) -> None:
    if head.strip() != _head(selection):
        raise _other(place)


def _other(place: Path) -> RefusedInput:
    return RefusedInput(
        "something else is there already. Name a folder or an archive that is not there yet, or that this same export began.",
        code="exists",
        place=str(place),
    )


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False)
