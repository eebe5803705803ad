"""A glossary in files: what is written reads back the same, by spreadsheets and by other programs, and no file does harm."""

import csv
import io

import pytest

from articles.errors import RefusedInput
from articles.formats import tbx, terms_csv
from articles.formats.terms import Entry, known

LANGUAGES = ("en", "zh-hans", "zh-hant")
FORMATS = [terms_csv, tbx]
ENTRIES = [
    Entry(
        {"en": "Tour Yunnan with One Phone", "zh-hans": "一部手机游云南", "zh-hant": "一部手機遊雲南"},
        {"en": ("CAICT", "the Academy")},
        {"en": ('a tour, "by" phone', "One; Mobile"), "zh-hant": ("一部手機游雲南",)},
        "The house’s <own> & only name.\nIn two lines.",
        "yunnan-story",
    ),
    Entry({"zh-hant": "區塊鏈"}),
    Entry({"en": "=1+2", "zh-hans": "'=x"}, {"en": ("'Tis", "@me")}, {"en": ("-1", "''x", "＝x")}, "+note"),
]


def back(format, content: bytes) -> list:
    return list(format.read(content, "terms", LANGUAGES))


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.__name__.rpartition(".")[2])
def test_what_is_written_reads_back_the_same(format) -> None:
    rows = back(format, format.write(ENTRIES, LANGUAGES))
    assert [row.entry for row in rows] == ENTRIES
    assert format.write([row.entry for row in rows], LANGUAGES) == format.write(ENTRIES, LANGUAGES)
    assert all(row.line > 1 for row in rows)


def test_a_spreadsheet_sees_no_formula() -> None:
    content = terms_csv.write(ENTRIES, LANGUAGES)
    assert content.startswith(b"\xef\xbb\xbf")
    cells = [cell for line in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in line]
    assert not [cell for cell in cells if cell[:1] in terms_csv.FORMULA]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_encodings_are_read(delimiter: str) -> None:
    text = f"form:en{delimiter}avoid:zh-TW\r\nblockchain{delimiter}區塊練\r\n"
    for encoding in ("utf-8", "utf-16"):
        (row,) = back(terms_csv, text.encode(encoding))
        assert (row.entry.forms, row.entry.avoid) == ({"en": "blockchain"}, {"zh-hant": ("區塊練",)})


def test_a_bad_line_says_why_and_the_others_are_read() -> None:
    content = "form:en,avoid:en\nGood,\n,wrong\nBoth,Both\n" + "x" * 201 + ",\n\nLast,\na,b,c\n"
    rows = back(terms_csv, content.encode())
    assert [row.line for row in rows if row.refused] == [3, 4, 5, 8]
    assert [row.entry.forms["en"] for row in rows if not row.refused] == ["Good", "Last"]
    assert "terms:4" in str(rows[2].refused)


def test_lines_are_counted_where_cells_have_several() -> None:
    rows = back(terms_csv, b'form:en,avoid:en\nA,"b\nc"\nD,\n')
    assert [row.line for row in rows] == [2, 4]


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b"word,form:en\n", "key"), (b"form:fr\n", "key"), (b"\n", "empty")]
)
def test_a_table_that_is_no_glossary_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        back(terms_csv, content)
    assert refused.value.code == code


OLD = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1">
<langSet xml:lang="en-US"><tig><term>block<hi>chain</hi></term></tig><tig><term>chain</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="fr"><tig><term>chaîne</term></tig></langSet>
<langSet xml:lang="zh-TW"><ntig><termGrp><term>區塊鏈</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


def test_the_older_edition_is_read_and_other_languages_are_left_out() -> None:
    (row,) = back(tbx, OLD.encode())
    assert row.entry.forms == {"en": "blockchain", "zh-hant": "區塊鏈"}
    assert row.entry.avoid == {"en": ("chain",)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<!DOCTYPE t [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tbx><text>&c;</text></tbx>', "entities"),
        ('<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>', "entities"),
        ("<tbx><conceptEntry>", "cut-off"),
        ("<tbx/>", "empty"),
        ("<tbx>" + "<a>" * 3000, "too-deep"),
    ],
)
def test_a_harmful_or_broken_file_is_refused(content: str, code: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        back(tbx, content.encode())
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "ours"), [("zh-TW", "zh-hant"), ("zh_CN", "zh-hans"), ("EN-gb", "en"), ("zh", ""), ("fr", ""), ("", "")]
)
def test_languages_as_other_programs_write_them(code: str, ours: str) -> None:
    assert known(code, LANGUAGES) == ours
