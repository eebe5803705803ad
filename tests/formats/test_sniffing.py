"""The kind of a file is told by what stands in it."""

import json

import pytest

from articles import formats
from articles.errors import RefusedInput
from articles.formats import sniff
from articles.formats.sniffing import ATOM, HTML, LINES, NINJS, PLAIN, RSS, WORD, WXR
from tests.formats.packed import docx

EXPORT = '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>'


@pytest.mark.parametrize(
    ("content", "filename", "expected"),
    [
        ("Plain text, a < b and c > d.", "a.txt", PLAIN),
        ("Plain text in a file without a name", "", PLAIN),
        ("He wrote <b>one</b> tag.", "a.txt", PLAIN),
        ("{not json} at all", "a.txt", PLAIN),
        ("[Photo: Xinhua] The plant opened.", "a.txt", PLAIN),
        ("<p>", "a.txt", PLAIN),
        ("", "a.txt", PLAIN),
        ("<!doctype html><p>x", "a.txt", HTML),
        ("\ufeff\n<!DOCTYPE HTML PUBLIC '-//W3C'><p>x", "", HTML),
        ("<!-- saved from --><html><p>x", "", HTML),
        ('<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"/>', "", HTML),
        ("<p>One.</p><p>Two.</p>", "", HTML),
        ("Pasted <p>one</p> <p>two</p>", "", HTML),
        ("just a word", "a.html", HTML),
        ('<?xml version="1.0"?>' + EXPORT, "a.xml", WXR),
        ('<?xml version="1.0"?><!-- by WordPress -->\n<!-- a note -->' + EXPORT, "a.xml", WXR),
        ('<rss version="2.0"><channel/></rss>', "a.xml", RSS),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "a", RSS),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "a", ATOM),
        (json.dumps({"uri": "urn:1", "headline": "x"}), "a.json", NINJS),
        (json.dumps([{"uri": "urn:1", "bodies": []}], indent=2), "a.json", NINJS),
        (json.dumps({"headline": "x", "body": ["y"]}), "a.json", LINES),
        (json.dumps({"headline": "x", "body": ["y"]}) + "\n" + json.dumps({"body": "z"}), "a", LINES),
        ("{}", "a.jsonl", LINES),
    ],
)
def test_text_is_told_by_its_beginning(content: str, filename: str, expected: str) -> None:
    assert sniff(content.encode(), filename) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (docx(), WORD),
        (b"PK\x03\x04" + b"x" * 50, "application/zip"),
        (b"%PDF-1.7 x", "application/pdf"),
        (b"{\\rtf1 x}", "application/rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", "application/msword"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (bytes(range(128, 160)) * 9, "application/octet-stream"),
        ("<!doctype html><p>雲南省。".encode("utf-16"), HTML),
        ("<!doctype html><meta charset=gbk><p>云南省。".encode("gbk"), HTML),
        ("云南省区块链中心挂牌成立。\n".encode("gb18030") * 900, PLAIN),
        ("雲".encode() * 9000, PLAIN),
        (("\ufeffx" + "雲" * 9000).encode(), PLAIN),
        (("題" * 4094 + "😀" + "雲" * 100).encode("utf-16"), PLAIN),
        ("雲南省".encode("utf-16")[:-1], PLAIN),
        (b'<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY a "b">]>' + EXPORT.encode(), WXR),
        (b'<!DOCTYPE html [<!ENTITY a "b">]><html><p>x', HTML),
    ],
)
def test_bytes_are_told_by_their_marks(content: bytes, expected: str) -> None:
    assert sniff(content, "a.bin") == expected


@pytest.mark.parametrize(
    "kind", ["application/pdf", "application/msword", "application/zip", "image/png", "application/octet-stream", WXR]
)
def test_a_kind_that_nothing_reads_is_refused_with_a_remedy(kind: str) -> None:
    with pytest.raises(RefusedInput, match="cannot be read") as refusal:
        formats.read(b"x", "a.bin", kind)
    assert refusal.value.code == "unsupported"


def test_every_reader_reads_what_it_is_named_for() -> None:
    pages = {PLAIN: b"Text.", HTML: b"<!doctype html><p>Text.", WORD: docx()}
    assert set(pages) == set(formats.READERS)
    for kind, content in pages.items():
        document = formats.read(content, "a", sniff(content))
        assert (document.media_type, document.text) == (kind, "Text.")


def test_a_huge_file_is_refused_unread(tmp_path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(RefusedInput, match=r"huge\.html: 100,000,000 bytes"):
        formats.load(path)
