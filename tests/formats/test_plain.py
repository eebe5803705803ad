"""Plain text is read in the encoding that it came in, or refused with a remedy."""

import pytest

from articles.errors import RefusedInput
from articles.formats import plain

SIMPLIFIED = "云南省区块链中心挂牌成立。\n\n这是一次新的机会，也是我们的。"
TRADITIONAL = "雲南省區塊鏈中心掛牌成立。\n\n這是一次新的機會，也是我們的。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5hkscs"),
        (TRADITIONAL, "utf-16"),
        (TRADITIONAL, "utf-16-le"),
        (TRADITIONAL, "utf-16-be"),
        ("The café’s naïve résumé", "cp1252"),
        ("Plain ASCII, no more.", "utf-8"),
    ],
)
def test_reads_the_encoding_it_came_in(text: str, encoding: str) -> None:
    document = plain.read(text.encode(encoding), "page.txt")
    assert (document.text, document.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "told", "found"),
    [
        ("Привет, мир", "windows-1251", "cp1251"),
        (TRADITIONAL, "utf-8", "big5hkscs"),
        (TRADITIONAL, "iso-8859-1", "big5hkscs"),
        (SIMPLIFIED, "no-such-thing", "gb18030"),
    ],
)
def test_what_the_server_calls_it_is_believed_where_it_reads_so(text: str, told: str, found: str) -> None:
    document = plain.read(text.encode(found), "page.txt", told)
    assert (document.text, document.encoding) == (text, found)


def test_line_ends_and_odd_spaces_survive_to_the_last_character() -> None:
    page = "Title\r\n\r\n\u3000\u3000正文\u00a0\t\r\n"
    document = plain.read(page.encode(), "page.txt")
    assert document.text.encode(document.encoding) == page.encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\u3000\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "encoding"),
        (b"Text with a \x00 in it, " * 20, "binary"),
        (b"\x01\x02\x03\x04\x05\x06 text", "binary"),
        (b"<!DOCTYPE html><p>Hello", "markup"),
        (b'<?xml version="1.0"?><rss/>', "markup"),
        (TRADITIONAL.encode("utf-16")[:-1], "encoding"),
        (b"a" * (plain.MAX_BYTES + 1), "too-large"),
        (b"A line.\n" * 20_001, "too-many"),
    ],
)
def test_refuses_what_is_no_page_and_says_what_to_do(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        plain.read(content, "page.txt")
    assert refusal.value.code == code
    assert refusal.value.message.startswith("page.txt: ")
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize("text", ["a < b and c > d", "5 <html is a word here", "x" * 10_000])
def test_text_that_only_looks_odd_is_read(text: str) -> None:
    assert plain.read(text.encode(), "page.txt").text == text


def test_a_huge_file_is_refused_unread(tmp_path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(RefusedInput, match=r"huge\.txt: 50,000,000 bytes"):
        plain.load(path)


def test_a_missing_file_is_refused_by_name(tmp_path) -> None:
    with pytest.raises(RefusedInput, match=r"nowhere\.txt"):
        plain.load(tmp_path / "nowhere.txt")
