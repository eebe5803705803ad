"""Word documents are read by their styles; bombs, broken archives and what is no document are refused."""

from datetime import date

import pytest

from articles.errors import RefusedInput
from articles.formats import word
from tests.formats.packed import CORE, WORD, docx, paragraph

STYLES = (
    f'<w:styles xmlns:w="{WORD}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in {"Title": "Title", "H1": "heading 1", "Cap": "caption"}.items()
    )
    + "</w:styles>"
)


def test_paragraphs_become_blocks_and_properties_what_the_page_says_of_itself() -> None:
    document = word.read(docx(paragraph("First.") + paragraph("Second."), docProps__core_xml=CORE), "a.docx")
    assert [block.text for block in document.blocks] == ["Its title", "First.", "Second."]
    assert document.text == "Its title\n\nFirst.\n\nSecond."
    assert (document.encoding, document.media_type) == ("", word.MEDIA_TYPE)
    said = document.about
    assert (said.headline, said.byline, said.published_on, said.language) == (
        "Its title",
        "Li Na",
        date(2020, 3, 15),
        "en-GB",
    )


def test_headings_lists_and_tables_keep_their_kind() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Year')}</w:tc><w:tc>{paragraph('2019')}</w:tc></w:tr></w:tbl>"
    document = word.read(
        docx(paragraph("Head", "H1") + paragraph("Text of it.") + table, word__styles_xml=STYLES), "a.docx"
    )
    assert [(block.kind, block.text) for block in document.blocks][:2] == [
        ("heading", "Head"),
        ("paragraph", "Text of it."),
    ]
    assert document.blocks[0].markup is not None
    assert document.blocks[0].markup.tag == "h1"
    assert {"Year", "2019"} <= {block.text for block in document.blocks}


def test_its_own_title_is_the_headline() -> None:
    document = word.read(
        docx(paragraph("Head", "Title") + paragraph("Text."), word__styles_xml=STYLES, docProps__core_xml=CORE),
        "a.docx",
    )
    assert document.about.headline == "Head"
    assert document.text == "Head\n\nText."


def test_markup_in_the_text_is_text() -> None:
    assert word.read(docx(paragraph("&lt;script&gt;x&lt;/script&gt;")), "a.docx").text == "<script>x</script>"


DEEP = "<w:p>" * 500 + "</w:p>" * 500
ENTITY = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="{WORD}"><w:body><w:p/></w:body></w:document>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 not an archive", "cut-off"),
        (docx()[:-40], "cut-off"),
        (docx()[:300], "cut-off"),
        (docx(paragraph("")), "empty"),
        (docx(word__document_xml="<w:document>"), "cut-off"),
        (docx(word__document_xml=ENTITY), "entities"),
        (docx(DEEP), "too-deep"),
        (docx("<w:p/>" * 310_000), "too-many"),
        (docx(word__document_xml="<html/>"), "not-word"),
        (docx(word__huge_xml=b"<a>" + b" " * 50_000_000 + b"</a>"), "bomb"),
        (b"x" * 20_000_001, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refuses_what_is_no_document_or_a_bomb(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        word.read(content, "a.docx")
    assert refusal.value.code == code
    assert refusal.value.message.startswith("a.docx")


def test_an_archive_that_lies_about_its_sizes_is_not_believed() -> None:
    content = docx(word__huge_xml=b"<a>" + b" " * 50_000_000 + b"</a>")
    with pytest.raises(RefusedInput) as refusal:
        word.read(content.replace((50_000_007).to_bytes(4, "little"), (100).to_bytes(4, "little")), "a.docx")
    assert refusal.value.code in ("bomb", "cut-off")
