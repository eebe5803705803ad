"""Reads a piece: a folder with the texts as received, a manifest, sources, a glossary, and an editor's decisions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.errors import RefusedInput

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PieceDocument:
    """A text of the piece: its bytes as received and what the manifest says of it."""

    filename: str
    content: bytes
    language: str
    about: Table


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as it lies in its folder; `manifest` and `decisions` are the TOML tables."""

    slug: str
    manifest: Table
    documents: tuple[PieceDocument, ...]
    sources: tuple[Table, ...]
    terms: tuple[Table, ...]
    decisions: Mapping[str, list[Table]]


def read(folder: Path) -> Piece:
    """The piece in a folder. Raises RefusedInput that names the file and what it lacks."""
    manifest = _toml(folder / "manifest.toml")
    place = f"{folder.name}/manifest.toml"
    return Piece(
        slug=_value(manifest, "slug", place),
        manifest=manifest,
        documents=tuple(_document(folder, table, place) for table in _value(manifest, "documents", place)),
        sources=tuple(_toml(folder / "sources.toml").get("sources", ())),
        terms=tuple(_toml(folder / "glossary.toml").get("terms", ())),
        decisions=_toml(folder / "decisions.toml"),
    )


def _document(folder: Path, table: Table, place: str) -> PieceDocument:
    filename, language = _value(table, "file", place), _value(table, "language", place)
    try:
        content = (folder / filename).read_bytes()
    except OSError as error:
        raise RefusedInput(
            f"the manifest names this file, but {error.strerror}.", code="missing", place=filename
        ) from error
    return PieceDocument(filename=filename, content=content, language=language, about=table)


def _toml(path: Path) -> dict[str, Any]:
    place = f"{path.parent.name}/{path.name}"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RefusedInput(f"{error.strerror}. A piece needs this file.", code="missing", place=place) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusedInput(f"this is no TOML: {error}.", code="toml", place=place) from error


def _value(table: Table, key: str, place: str) -> Any:
    if key not in table:
        raise RefusedInput(f"the key “{key}” is missing.", code="key", place=place)
    return table[key]
