"""A piece's folder is read whole, or refused with the file that is at fault."""

from pathlib import Path

import pytest

from articles.errors import RefusedInput
from articles.formats import piece

MANIFEST = 'slug = "a-piece"\n[[documents]]\nfile = "en.txt"\nlanguage = "en"\norigin = "source"\n'


def make_folder(folder: Path, **files: str) -> Path:
    defaults = {"manifest": MANIFEST, "sources": "", "glossary": "", "decisions": ""}
    for name, content in (defaults | files).items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    (folder / "en.txt").write_bytes(b"A page\r\n")
    return folder


def test_documents_keep_their_bytes(tmp_path: Path) -> None:
    assert piece.read(make_folder(tmp_path)).documents[0].content == b"A page\r\n"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"manifest": "slug ="}, r"manifest\.toml: this is no TOML"),
        ({"manifest": 'title = "x"'}, r"manifest\.toml: the key “documents” is missing|“slug” is missing"),
        ({"manifest": MANIFEST.replace("en.txt", "fr.txt")}, r"fr\.txt: the manifest names this file"),
        ({"decisions": "[[texts"}, r"decisions\.toml: this is no TOML"),
    ],
)
def test_a_broken_piece_names_the_file(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(RefusedInput, match=message):
        piece.read(make_folder(tmp_path, **files))


def test_a_missing_file_of_decisions_is_named(tmp_path: Path) -> None:
    (make_folder(tmp_path) / "decisions.toml").unlink()
    with pytest.raises(RefusedInput, match=r"decisions\.toml"):
        piece.read(tmp_path)
