"""News items in JSON (ninjs 1 to 3) become pages; what is no news item is refused."""

import json
from datetime import date
from typing import Any

import pytest

from articles.errors import RefusedInput
from articles.formats import Document, Item, markup, ninjs

OLD = {
    "uri": "https://news.example/1",
    "type": "text",
    "language": "en",
    "versioncreated": "2020-03-15T10:00:00Z",
    "headline": "Head & heart",
    "byline": "Li Na",
    "description_text": "In short.",
    "body_xhtml": "<p>One.</p><p>Two.</p>",
    "copyrightholder": "The Paper",
    "associations": {
        "featureimage": {
            "type": "picture",
            "description_text": "The plant.",
            "byline": "Xinhua",
            "renditions": {
                "small": {"href": "https://news.example/s.jpg", "width": 9},
                "big": {"href": "https://news.example/b.jpg", "width": 90},
            },
        }
    },
}
NEW = {
    "uri": "urn:1",
    "type": "text",
    "language": "en",
    "firstcreated": "2020-03-15T10:00:00Z",
    "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "Head & heart"}],
    "byline": "Li Na",
    "descriptions": [{"contenttype": "text/plain", "value": "In short."}],
    "bodies": [
        {"contenttype": "text/plain", "value": "no"},
        {"contenttype": "text/html", "value": "<p>One.</p><p>Two.</p>"},
    ],
    "infosources": [{"name": "The Paper"}],
    "associations": [
        {
            "name": "lead",
            "type": "picture",
            "descriptions": [{"value": "The plant."}],
            "byline": "Xinhua",
            "renditions": [{"href": "https://news.example/b.jpg", "width": 90}],
        }
    ],
}


def items(value: Any) -> list[Item]:
    return list(ninjs.items(json.dumps(value).encode(), "news.json"))


def page(value: Any) -> Document:
    [item] = items(value)
    return markup.read(item.content, item.id)


@pytest.mark.parametrize("row", [OLD, NEW], ids=["version 1", "version 3"])
def test_an_item_is_a_page_with_all_that_it_says(row: dict[str, Any]) -> None:
    document = page(row)
    said = document.about
    assert (said.headline, said.byline, said.publisher, said.language) == ("Head & heart", "Li Na", "The Paper", "en")
    assert said.published_on == date(2020, 3, 15)
    assert said.picture is not None
    assert (said.picture.url, said.picture.credit) == ("https://news.example/b.jpg", "Xinhua")
    assert [block.text for block in document.blocks] == [
        "Head & heart",
        "In short.",
        "The plant. Xinhua",
        "One.",
        "Two.",
    ]


def test_an_array_is_many_and_a_list_of_items_too() -> None:
    assert [item.id for item in items([OLD, NEW])] == ["https://news.example/1", "urn:1"]
    assert len(items({"items": [OLD, NEW]})) == 2


def test_plain_text_bodies_are_paragraphs() -> None:
    document = page({"uri": "urn:1", "headline": "Head", "body_text": "One & <b>.\n\nTwo."})
    assert [block.text for block in document.blocks] == ["Head", "One & <b>.", "Two."]


def test_pictures_among_the_items_are_no_articles() -> None:
    assert [item.id for item in items([{"uri": "urn:2", "type": "picture"}, NEW])] == ["urn:1"]


@pytest.mark.parametrize(
    "row",
    [
        {"headline": 7, "bodies": "x"},
        {"uri": None, "associations": [1, None]},
        {"headlines": [{"value": {}}], "people": {"a": 1}},
        {},
    ],
)
def test_odd_values_stop_nothing(row: dict[str, Any]) -> None:
    assert items({"uri": "urn:1", **row})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b"[" * 100_000, "json"),
        (b"9" * 10_000, "json"),
        (b"[]", "empty"),
        (b"7", "empty"),
        (b"[1, null]", "empty"),
        (json.dumps([NEW]).encode()[:-9], "json"),
        (b"x" * 10_000_001, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refuses_what_is_no_news(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        list(ninjs.items(content, "news.json"))
    assert refusal.value.code == code
    assert refusal.value.message.startswith("news.json: ")


def test_version_3_as_it_was_published_writes_its_names_in_camel_case() -> None:
    row = {
        "uri": "urn:1",
        "type": "text",
        "firstCreated": "2020-03-15T10:00:00Z",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": "Head"}],
        "by": "Li Na",
        "bodies": [
            {"contentType": "text/plain", "value": "no"},
            {"contentType": "text/html", "value": "<p>One.</p>"},
        ],
        "infoSources": [{"name": "The Paper"}],
    }
    document = page(row)
    assert (document.about.byline, document.about.publisher) == ("Li Na", "The Paper")
    assert [block.text for block in document.blocks] == ["Head", "One."]
