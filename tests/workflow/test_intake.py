"""Pages of any format are received with what they say of themselves, split by their reader, and judged with their markup."""

import json
from datetime import date
from typing import Any

import pytest

from articles import formats
from articles.errors import NotPermitted, RefusedInput
from articles.formats import sniffing
from articles.models import Article, Block, RawDocument
from articles.text import segment
from articles.workflow import conductor, intake, segmentation
from tests.formats.packed import docx, paragraph
from tests.make import make_user

pytestmark = pytest.mark.django_db

PROSE = "The plant in Kunming opened on Monday and makes three thousand electric cars a year, says its director, Li Na."
CHINESE = "昆明的工廠週一開工，每年生產三千輛電動汽車，廠長李娜這樣說，這是該省的第一個工廠，也是我們國家的機會。"


def page(text: str = PROSE, head: str = "", language: str = "en") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for _ in range(4))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Plant opens</title>{head}</head><body>'
        f'<nav class="menu"><a href="/">Home</a></nav><article><h1>Plant opens</h1>{paragraphs}</article></body></html>'
    ).encode()


def receive(content: bytes, **fields: Any) -> RawDocument:
    kind = fields.pop("media_type", sniffing.HTML)
    document, _ = intake.receive(
        actor=fields.pop("actor", None) or make_user(), content=content, filename="page.html", media_type=kind, **fields
    )
    return document


def test_a_page_is_kept_with_its_text_and_what_it_says_of_itself() -> None:
    head = '<link rel="canonical" href="https://news.example/1"><meta property="article:published_time" content="2020-03-15">'
    content = page(head=head)
    document = RawDocument.objects.get(pk=receive(content).pk)
    assert bytes(document.content) == content
    assert document.text == document.extracted == f"Home\n\nPlant opens\n\n{chr(10).join([PROSE, ''] * 4).strip()}"
    assert (document.media_type, document.encoding, document.language) == (sniffing.HTML, "utf-8", "en")
    assert (document.url, document.published_on) == ("https://news.example/1", date(2020, 3, 15))
    assert document.about == {
        "headline": "Plant opens",
        "language": "en",
        "published_on": "2020-03-15",
        "url": "https://news.example/1",
    }


def test_what_the_editor_says_stands_above_what_the_page_says() -> None:
    document = receive(page(head='<link rel="canonical" href="https://news.example/1">'), url="https://news.example/2")
    assert document.url == "https://news.example/2"
    assert document.about["url"] == "https://news.example/1"


def test_plain_text_is_kept_as_before() -> None:
    document = receive(PROSE.encode(), media_type=sniffing.PLAIN)
    assert (document.extracted, document.about, document.published_on, document.url) == ("", {}, None, "")
    conductor.read_in(document)
    assert [block.markup for block in document.blocks.all()] == [None]


def test_a_page_is_split_by_its_reader() -> None:
    document = RawDocument.objects.get(pk=receive(page()).pk)
    conductor.read_in(document)
    blocks = list(document.blocks.all())
    assert [document.text[block.start : block.end] for block in blocks] == ["Home", "Plant opens"] + [PROSE] * 4
    assert [block.kind for block in blocks][:2] == ["heading", "heading"]
    assert blocks[0].markup["within"] == ["a", "nav", ".menu"]
    assert blocks[1].markup["tag"] == "h1"


def test_a_page_that_a_newer_reader_reads_otherwise_is_split_by_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    document = receive(page())
    document.page = formats.Document("Other text.", "utf-8", sniffing.HTML)
    segmentation.split(document=document)
    spans = [(block.start, block.end) for block in document.blocks.all()]
    assert spans == [(block.start, block.end) for block in segment.split(document.extracted)]
    assert not Block.objects.exclude(markup=None).exists()


def test_a_word_document_is_split_too() -> None:
    document = receive(docx(paragraph("Plant opens") + paragraph(PROSE)), media_type=sniffing.WORD)
    conductor.read_in(document)
    assert [document.text[block.start : block.end] for block in document.blocks.all()] == ["Plant opens", PROSE]


def test_the_text_decides_the_language_and_not_what_the_page_says() -> None:
    assert receive(page(CHINESE, language="en")).language == "zh-hant"


def test_where_the_text_leaves_it_open_the_page_is_believed() -> None:
    assert receive(page("中文大人小人。" * 20, language="zh-TW")).language == "zh-hant"


@pytest.mark.parametrize("language", ["fr", "zh", ""])
def test_where_nobody_can_tell_the_language_the_page_is_refused(language: str) -> None:
    with pytest.raises(RefusedInput, match="could not be told") as refusal:
        receive(page("中文大人小人。" * 20, language=language))
    assert refusal.value.code == "language"


def test_a_declaration_by_the_editor_that_is_wrong_is_refused() -> None:
    with pytest.raises(RefusedInput, match="reads as en"):
        receive(page(), language="zh-hans")


def test_menus_in_another_language_do_not_decide() -> None:
    menu = f"<nav>{''.join(f'<p><a href=/{n}>Menu entry number {n}</a></p>' for n in range(60))}</nav>"
    assert receive(page(CHINESE).replace(b"<article>", f"{menu}<article>".encode())).language == "zh-hant"


def lines(*rows: dict[str, object]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def container(content: bytes) -> RawDocument:
    document, _ = intake.receive_container(
        actor=make_user(), content=content, filename="a.jsonl", media_type=sniffing.LINES
    )
    return document


def test_a_container_is_kept_whole_and_its_items_as_documents_of_it() -> None:
    content = lines(
        {"id": "a", "headline": "Plant opens", "body": [PROSE]}, {"id": "b", "headline": "工廠開工", "body": [CHINESE]}
    )
    whole = container(content)
    actor = make_user("zhou")
    for item in formats.items(bytes(whole.content), whole.filename, whole.media_type):
        document, is_new = intake.receive_item(actor=actor, container=whole, item=item, received_from="the importer")
        assert is_new
        conductor.read_in(document)
    assert bytes(whole.content) == content
    assert not whole.blocks.exists()
    kept = [
        (row.item, row.language, row.filename, row.received_from, row.blocks.count())
        for row in whole.items.order_by("pk")
    ]
    assert kept == [("a", "en", "a.jsonl:a", "the importer", 2), ("b", "zh-hant", "a.jsonl:b", "the importer", 2)]


def test_items_that_share_a_story_say_so() -> None:
    whole = container(lines({"id": "a", "story": "plant", "body": [PROSE]}))
    [item] = formats.items(bytes(whole.content), "a.jsonl", whole.media_type)
    document, _ = intake.receive_item(actor=make_user("zhou"), container=whole, item=item)
    assert document.about["story"] == "plant"


def test_received_again_nothing_is_new() -> None:
    content = lines({"id": "a", "body": [PROSE]})
    [item] = formats.items(content, "a.jsonl", sniffing.LINES)
    actor = make_user()
    for is_new in (True, False):
        whole, container_is_new = intake.receive_container(
            actor=actor, content=content, filename="a", media_type=sniffing.LINES
        )
        assert container_is_new is is_new
        assert intake.receive_item(actor=actor, container=whole, item=item)[1] is is_new


def test_an_item_that_could_not_be_read_is_refused_with_its_reason() -> None:
    whole = container(b'{"body": 7}')
    [item] = formats.items(bytes(whole.content), "a.jsonl", whole.media_type)
    with pytest.raises(RefusedInput, match=r"a\.jsonl:1"):
        intake.receive_item(actor=make_user("zhou"), container=whole, item=item)


def test_a_page_is_no_container() -> None:
    with pytest.raises(RefusedInput) as refusal:
        intake.receive_container(actor=make_user(), content=page(), filename="a", media_type=sniffing.HTML)
    assert refusal.value.code == "unsupported"


def test_a_translator_receives_nothing() -> None:
    actor = make_user("zhou", "Translator")
    with pytest.raises(NotPermitted):
        intake.receive_container(actor=actor, content=b"{}", filename="a", media_type=sniffing.LINES)


def test_a_page_becomes_an_article() -> None:
    document = receive(page())
    conductor.read_in(document)
    article = intake.open_article(actor=make_user("zhou"), slug="plant", documents=[document], source_language="en")
    conductor.settle(article)
    texts = list(Article.objects.get().paragraphs.values_list("kind", "text_en"))
    assert texts[-4:] == [("paragraph", PROSE)] * 4
