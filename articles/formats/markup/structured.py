"""What a page says of itself in JSON-LD (https://schema.org/Article), made flat."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from articles.formats.markup.tree import Element

ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review|WebPage|Posting)$")
# The kinds of a graph in the order in which they tell of the article; a WebPage tells of the page around it.
BEST_FIRST = ("NewsArticle", "Article", "Posting", "Report", "Review", "WebPage")
LONGEST_SCRIPT, MOST_NODES = 500_000, 2_000

Node = Mapping[str, Any]


def article(root: Element) -> Node:
    """The node of the page that tells of the article, empty where there is none; references inside the graph are followed."""
    nodes = [node for script in root.iter("script") if _is_json_ld(script) for node in _nodes(script.text or "")]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    kinds = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    best = min(kinds, key=lambda pair: pair[0], default=(0, {}))[1]
    return {key: _followed(value, known) for key, value in best.items()}


def _is_json_ld(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _nodes(text: str) -> Iterator[Node]:
    """Every object that says what type it is, at any depth but not without bound."""
    if len(text) > LONGEST_SCRIPT:
        return
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        waiting: deque[Any] = deque([json.loads(text, strict=False)])
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < MOST_NODES:
        value = waiting.popleft()
        seen += 1
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            if "@type" in value:
                yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]


def _rank(node: Node) -> int | None:
    """How well the node's type tells of an article: 0 is best, None is not at all."""
    types = [kind for kind in as_list(node["@type"]) if isinstance(kind, str) and ARTICLES.search(kind)]
    ranks = [rank for rank, name in enumerate(BEST_FIRST) for kind in types if kind.endswith(name)]
    return min(ranks, default=None)


def _followed(value: Any, known: Mapping[str, Node]) -> Any:
    if isinstance(value, dict) and set(value) == {"@id"}:
        return known.get(value["@id"], value) if isinstance(value["@id"], str) else value
    if isinstance(value, list):
        return [_followed(inner, known) for inner in value[:50]]
    return value


def as_list(value: Any) -> list[Any]:
    """A value that may be one or several, as several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text(value: Any, *keys: str) -> str:
    """The first text in a value: itself, or under one of the keys of an object, or of the first object of a list."""
    plain = (html.unescape(one) for one in as_list(value) if isinstance(one, str) and one.strip())
    return next(plain, "") or under(value, *keys)


def under(value: Any, *keys: str) -> str:
    """The first text under one of the keys of an object, or of the first object of a list that has one."""
    inner = (one[key] for one in as_list(value) if isinstance(one, dict) for key in keys if one.get(key))
    plain = (first for one in inner for first in as_list(one)[:1] if isinstance(first, str) and first.strip())
    return html.unescape(next(plain, ""))


def people(value: Any) -> list[str]:
    """The names of authors, whether they are written as texts or as objects."""
    names = (text(one, "name") for one in as_list(value)[:20])
    return list(dict.fromkeys(name for name in names if name))
