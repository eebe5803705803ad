"""JSON lines: an article a line; a bad line is refused by its number and the others are read."""

import json
from datetime import date
from typing import Any

import pytest

from articles.errors import RefusedInput
from articles.formats import Item, lines, markup

ROW = {
    "id": "1",
    "story": "plant",
    "headline": "Head & heart",
    "standfirst": "In short.",
    "byline": "Li Na",
    "language": "en",
    "published_on": "2020-03-15",
    "url": "https://news.example/1",
    "publisher": "The Paper",
    "body": ["One & <b>.", "Two."],
}


def items(*rows: Any) -> list[Item]:
    content = "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    return list(lines.items(content.encode(), "a.jsonl"))


def test_a_line_is_a_page_with_all_that_it_says() -> None:
    [item] = items(ROW)
    document = markup.read(item.content, item.id)
    said = document.about
    assert (item.id, item.story, item.refused) == ("1", "plant", None)
    assert (said.headline, said.byline, said.publisher, said.language) == ("Head & heart", "Li Na", "The Paper", "en")
    assert (said.published_on, said.url) == (date(2020, 3, 15), "https://news.example/1")
    assert [block.text for block in document.blocks] == ["Head & heart", "In short.", "One & <b>.", "Two."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        (["One.", "", "Two."], ["One.", "Two."]),
        (["正文。"], ["正文。"]),
    ],
)
def test_a_body_is_a_list_of_paragraphs_or_a_text(body: Any, expected: list[str]) -> None:
    [item] = items({"headline": "Head", "body": body})
    assert [block.text for block in markup.read(item.content, item.id).blocks] == ["Head", *expected]


def test_no_half_of_a_character_and_no_nul_stands_in_a_name() -> None:
    [item] = items('{"id": "\\ud800x\\u0000", "story": "\\u0000", "body": ["One."]}')
    assert (item.id, item.story) == ("?x\ufffd", "\ufffd")


def test_without_an_id_it_is_the_number_of_the_line() -> None:
    assert [item.id for item in items(ROW | {"id": 7}, "", {"body": ["One."]})] == ["7", "line 3"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{", "json"),
        ("[1]", "json"),
        ("[" * 100_000, "json"),
        ({"body": ["One."], "boddy": 1}, "key"),
        ({"headline": "Head"}, "key"),
        ({"body": []} | {"body": ""}, "key"),
        ({"body": [1]}, "value"),
        ({"body": ["One."], "headline": 7}, "value"),
        ({"body": ["One."], "published_on": "yesterday"}, "value"),
    ],
    ids=str,
)
def test_a_bad_line_is_refused_by_number_and_the_others_are_read(row: Any, code: str) -> None:
    first, refused, last = items(ROW, row, ROW)
    assert first.content == last.content != b""
    assert refused.refused is not None
    assert refused.refused.code == code
    assert refused.refused.message.startswith("a.jsonl:2: ")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"\n \n", "empty"), (b"\xff" * 99, "encoding"), (b"x" * 64_000_001, "too-large")],
)
def test_refuses_a_file_without_lines(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        list(lines.items(content, "a.jsonl"))
    assert refusal.value.code == code
