"""Whatever comes, a reader gives a document that holds its promises, or refuses with a code; made-up input, the same each run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.errors import RefusedInput
from articles.formats import CONTAINERS, READERS, Document, Item, markup, sniff
from articles.formats.sniffing import LINES, NINJS, PLAIN, RSS, WORD, WXR
from tests.formats.packed import docx

QUICK = settings(max_examples=60, deadline=None, derandomize=True, database=None)
SEEN = "div p span b a li ul h1 h2 td tr table section article aside pre blockquote figure figcaption button em q app-own".split()
UNSEEN = "script style template noscript iframe".split()


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page made of random elements with a word of its own in each, and the words that a reader sees."""
    out: list[str] = []
    words: list[str] = []
    open_tags: list[str] = []
    for number in range(draw(st.integers(1, 25))):
        step = draw(st.integers(0, 5))
        if step == 0 and open_tags:
            out.append(f"</{open_tags.pop()}>")
        elif step == 1:
            out.append(f"<{(tag := draw(st.sampled_from(UNSEEN)))}>unseen{number}</{tag}>")
        elif step == 2:
            out.append(
                draw(st.sampled_from(["<br>", "<hr>", "<img alt=unseen>", "<!-- unseen -->", "<input value=unseen>"]))
            )
        else:
            tag = draw(st.sampled_from(SEEN))
            open_tags.append(tag)
            out.append(f"<{tag}>")
        words.append(f"w{number}w")
        out.append(f" {words[-1]} ")
    return "".join(out), words


@QUICK
@given(trees())
def test_every_word_that_a_reader_sees_is_in_exactly_one_block(page: tuple[str, list[str]]) -> None:
    body, words = page
    document = markup.read(f"<!doctype html><body>{body}".encode(), "page")
    found = [word for block in document.blocks for word in block.text.replace("“", " ").replace("”", " ").split()]
    assert sorted(found) == sorted(words)
    assert "unseen" not in document.text


def check(document: Document) -> None:
    """The promises of a document."""
    document.text.encode()
    at = 0
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text == block.text.strip()
        assert document.text[at : block.start] in ("", "\n\n")
        assert block.text
        assert block.kind in ("paragraph", "heading", "caption", "list-item")
        assert block.markup is not None
        assert all(link.lower().startswith(("http://", "https://", "mailto:")) for link in block.markup.links)
        json.dumps(block.markup.as_json())
        at = block.end
    assert not document.blocks or at == len(document.text)


NOISE = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(
        st.sampled_from(
            "<p> </p> <br> <a href= <table> <td> <pre> <q> & ; &nbsp; &#0; \x00 \x08 雲 < > \" ' = <!-- --> <script> é".split(
                " "
            )
        ),
        max_size=60,
    ).map(lambda parts: "".join(parts).encode()),
)


@pytest.mark.parametrize("kind", READERS)
@QUICK
@given(content=NOISE)
def test_a_reader_reads_or_refuses(kind: str, content: bytes) -> None:
    with suppress(RefusedInput):
        check(READERS[kind](content, "page"))


@QUICK
@given(text=NOISE)
def test_any_text_in_a_word_document_is_read_or_refused(text: bytes) -> None:
    with suppress(RefusedInput):
        check(READERS[WORD](docx(word__document_xml=text), "page"))


@pytest.mark.parametrize("kind", CONTAINERS)
@QUICK
@given(content=NOISE)
def test_a_container_gives_items_or_refuses(kind: str, content: bytes) -> None:
    with suppress(RefusedInput):
        assert all(isinstance(item, Item) for item in CONTAINERS[kind](content, "file"))


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=9)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
NEWS_KEYS = "uri type headline headlines bodies body_text body_xhtml byline associations renditions people value contenttype role name href".split()


@QUICK
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(NEWS_KEYS), st.one_of(VALUES, st.dictionaries(st.sampled_from(NEWS_KEYS), VALUES))
        ),
        max_size=3,
    )
)
def test_any_values_in_json_give_pages_or_refusals(rows: list[dict[str, object]]) -> None:
    for kind, content in ((NINJS, json.dumps(rows)), (LINES, "\n".join(map(json.dumps, rows)))):
        with suppress(RefusedInput):
            for item in CONTAINERS[kind](content.encode(), "file"):
                with suppress(RefusedInput):
                    check(markup.read(item.content, item.id))


def export(body: str) -> bytes:
    name = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {name}><channel><title>x</title><item><title>{body}</title><content:encoded>{body}</content:encoded></item></channel></rss>'.encode()


@pytest.mark.parametrize("kind", [WXR, RSS])
@QUICK
@given(body=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_text_in_an_export_is_read_or_refused(kind: str, body: str) -> None:
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    reading: Callable[[bytes, str], Iterator[Item]] = CONTAINERS[kind]
    with suppress(RefusedInput):
        for item in reading(export(escaped), "file"):
            check(markup.read(item.content, item.id))


@QUICK
@given(NOISE)
def test_any_bytes_are_of_some_kind(content: bytes) -> None:
    assert "/" in sniff(content, "a")


@QUICK
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_plain_text_without_tags_is_plain(text: str) -> None:
    if not set(text.lstrip()[:1]) & set("<{[") and "<" not in text and not text.startswith(("PK", "%PDF", "GIF8")):
        assert sniff(text.encode(), "a.txt") in (PLAIN, "application/octet-stream")
