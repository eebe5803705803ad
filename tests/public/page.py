"""A page as a reader's program sees it, so that tests ask about elements and not about strings."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse

VOID = {"meta", "link", "img", "br", "input", "hr", "source"}
Attributes = dict[str, str]


class Page(HTMLParser):
    """Parses a response; `elements` are (name, attributes) in order, `text` is what stands between them."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.response: HttpResponse = response
        self.elements: list[tuple[str, Attributes]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.scripts: list[str] = []
        self.text = ""
        self.feed(response.content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an SVG element that closes itself."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Notes an end that does not belong to the innermost open element."""
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        """Gathers text, and the scripts apart from it."""
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        else:
            self.text += data

    def all(self, name: str, /, **wanted: str) -> list[Attributes]:
        """The attributes of each element of a name that has these values."""
        return [
            have
            for tag, have in self.elements
            if tag == name and all(have.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]

    @property
    def lang(self) -> str:
        """The language of the document."""
        return self.all("html")[0]["lang"]

    @property
    def robots(self) -> str:
        """What search engines are told."""
        return self.all("meta", name="robots")[0]["content"]

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses that hreflang names."""
        return {link["hreflang"]: link["href"] for link in self.all("link", rel="alternate") if "hreflang" in link}

    @property
    def canonical(self) -> str:
        """The canonical address."""
        return self.all("link", rel="canonical")[0]["href"]

    @property
    def links(self) -> set[str]:
        """Where anchors lead."""
        return {anchor["href"] for anchor in self.all("a")}

    @property
    def graph(self) -> dict[str, Any]:
        """The structured data by type; of several of a type the last."""
        return {node["@type"]: node for script in self.scripts for node in json.loads(script)["@graph"]}

    def faults(self) -> list[str]:
        """What is wrong with the document as HTML."""
        ids = Counter(have["id"] for _, have in self.elements if "id" in have)
        names = Counter(tag for tag, _ in self.elements)
        inline = [tag for tag, have in self.elements if "style" in have or any(key.startswith("on") for key in have)]
        lost = [link for link in self.links if link.startswith("#") and link[1:] not in ids]
        return [
            *(f"</{tag}> out of place" for tag in self.unbalanced),
            *(f"<{tag}> not closed" for tag in self.open),
            *(f"id {id} twice" for id, count in ids.items() if count > 1),
            *(f"{names[tag]} <{tag}>" for tag in ("h1", "main", "title") if names[tag] != 1),
            *(f"inline style or script on <{tag}>" for tag in inline),
            *(f"{link} leads nowhere" for link in lost),
        ]
