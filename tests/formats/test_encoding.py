"""A page is read in the encoding that its bytes are in; what it declares is a hint, and a hint may lie."""

import pytest

from articles.errors import RefusedInput
from articles.formats.encoding import declaration, decode_page

SIMPLIFIED = "云南省区块链中心挂牌成立。这是一次新的机会，也是我们的。"
TRADITIONAL = "雲南省區塊鏈中心掛牌成立。這是一次新的機會，也是我們的。"
ENGLISH = "The café’s naïve résumé"


def page(text: str, charset: str = "") -> str:
    return f"<html><head>{f'<meta charset={charset}>' if charset else ''}</head><p>{text}</p></html>"


@pytest.mark.parametrize(
    ("text", "written", "declared", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8", "", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "gbk", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "GBK", "gb18030"),
        (TRADITIONAL, "big5hkscs", "big5", "big5hkscs"),
        (TRADITIONAL, "big5hkscs", "big5-hkscs", "big5hkscs"),
        (TRADITIONAL, "utf-16", "utf-8", "utf-16"),
        (TRADITIONAL, "utf-16-le", "", "utf-16-le"),
        (ENGLISH, "cp1252", "iso-8859-1", "cp1252"),
        (ENGLISH, "cp1252", "windows-1252", "cp1252"),
        (ENGLISH, "cp1252", "", "cp1252"),
        ("Привет, мир", "cp1251", "windows-1251", "cp1251"),
        ("日本語の文章です。", "cp932", "shift_jis", "cp932"),
        ("한국어 기사입니다.", "cp949", "euc-kr", "cp949"),
        (SIMPLIFIED, "hz", "hz-gb-2312", "hz"),
        ("Plain ASCII", "ascii", "gb2312", "utf-8"),
    ],
)
def test_reads_what_is_declared(text: str, written: str, declared: str, found: str) -> None:
    assert decode_page(page(text, declared).encode(written), "page") == (page(text, declared), found)


@pytest.mark.parametrize(
    ("text", "told", "declared", "found"),
    [
        ("Привет, мир", "windows-1251", "", "cp1251"),
        ("Привет, мир", "windows-1251", "koi8-r", "cp1251"),
        ("日本語の文章です。", "shift_jis", "", "cp932"),
        (SIMPLIFIED, "iso-8859-1", "gb2312", "gb18030"),
        (SIMPLIFIED, "utf-8", "gb2312", "gb18030"),
        (TRADITIONAL, "utf-8", "", "big5hkscs"),
    ],
)
def test_what_the_server_says_comes_first_and_may_lie_too(text: str, told: str, declared: str, found: str) -> None:
    assert decode_page(page(text, declared).encode(found), "page", told) == (page(text, declared), found)


@pytest.mark.parametrize(
    ("text", "written", "declared", "found"),
    [
        (SIMPLIFIED, "utf-8", "gb2312", "utf-8"),
        (TRADITIONAL, "utf-8", "big5", "utf-8"),
        (SIMPLIFIED, "gb18030", "utf-8", "gb18030"),
        (SIMPLIFIED, "gb18030", "iso-8859-1", "gb18030"),
        (SIMPLIFIED, "gb18030", "big5", "gb18030"),
        (TRADITIONAL, "big5hkscs", "gb2312", "big5hkscs"),
        (TRADITIONAL, "big5hkscs", "utf-8", "big5hkscs"),
        (ENGLISH, "cp1252", "utf-8", "cp1252"),
        (ENGLISH, "utf-8", "utf-16", "utf-8"),
        (SIMPLIFIED, "utf-8", "no-such-thing", "utf-8"),
    ],
)
def test_a_declaration_that_lies_is_seen(text: str, written: str, declared: str, found: str) -> None:
    assert decode_page(page(text, declared).encode(written), "page") == (page(text, declared), found)


@pytest.mark.parametrize("codec", ["zlib", "rot13", "unicode_escape", "base64", "idna", "utf-7", "undefined", "../etc"])
def test_codecs_that_are_no_encodings_of_text_are_not_used(codec: str) -> None:
    assert declaration(f"<meta charset={codec}>".encode()) == ""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<?xml version="1.0" encoding="GB2312"?>', "gb18030"),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Big5">', "big5hkscs"),
        ("<meta charset='utf-8'>", "utf-8"),
        ("", ""),
        ("<p>charset=gbk</p>", ""),
        ("x" * 5000 + "<meta charset=gbk>", ""),
    ],
)
def test_finds_the_declaration(head: str, expected: str) -> None:
    assert declaration(head.encode()) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_teaser_cut_in_the_middle_of_a_character_makes_no_page_unreadable(encoding: str) -> None:
    content = page(SIMPLIFIED * 5 + "|", encoding).encode(encoding)
    cut = content.replace(b"|", "云".encode(encoding)[:-1])
    text, found = decode_page(cut, "page")
    assert (found, SIMPLIFIED in text, "\ufffd" in text) == (encoding, True, True)


def test_bytes_that_read_as_nothing_are_refused() -> None:
    with pytest.raises(RefusedInput, match="no text in UTF-8") as refusal:
        decode_page(bytes(range(128, 160)) * 9, "page.html")
    assert refusal.value.code == "encoding"
