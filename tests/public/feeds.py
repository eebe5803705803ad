"""Feeds and XML files as readers' programs see them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
from django.test import Client
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"


def read_feed(client: Client, address: str) -> Any:
    """An RSS or Atom feed as feedparser reads it; what it cannot parse as it stands fails."""
    response = client.get(address)
    assert response.status_code == 200, address
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def read_json(client: Client, address: str) -> dict[str, Any]:
    """A JSON document."""
    response = client.get(address)
    assert response.status_code == 200, address
    return dict(json.loads(response.content))


def read_xml(client: Client, address: str, schema: str) -> Any:
    """The root of an XML document that a schema of schemas/ allows."""
    response = client.get(address)
    assert response.status_code == 200, address
    root = etree.fromstring(response.content)
    etree.XMLSchema(etree.parse(SCHEMAS / schema)).assertValid(root)
    return root


def locations(root: Any) -> list[str]:
    """The addresses of a sitemap or of an index, in order."""
    return [element.text for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
