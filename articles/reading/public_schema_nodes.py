"""Nodes of structured data that pages of several kinds share: the house, the site, who somebody is, the path to a page."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from articles.models import Source
from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import address, file_address, search_address, tag
from articles.reading.public_records import Named

Node = dict[str, Any]

_TYPES = {Source.Kind.PERSON: "Person", Source.Kind.UNNAMED: "Person", Source.Kind.DOCUMENT: "CreativeWork"}
# What the house promises its readers, by the property that says so: a part of the page on how it works.
_PROMISES = {
    "publishingPrinciples": "",
    "correctionsPolicy": "#corrections",
    "verificationFactCheckingPolicy": "#verification",
    "unnamedSourcesPolicy": "#unnamed-sources",
}


def graph(*nodes: Node) -> Node:
    """One JSON-LD document of the nodes, without the properties that have no value."""
    return {"@context": "https://schema.org", "@graph": [filled(node) for node in nodes]}


def filled(node: Node) -> Node:
    """A node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def promises(language: str) -> dict[str, str]:
    """Where the house says what it promises, by property."""
    return {prop: address("policies", language=language) + part for prop, part in _PROMISES.items()}


def house_id() -> str:
    """The id of the house."""
    return f"{settings.SITE_URL}/#house"


def site_id() -> str:
    """The id of the site."""
    return f"{settings.SITE_URL}/#site"


def house(language: str) -> Node:
    """The newsroom behind the site."""
    picture = {"@type": "ImageObject", "url": file_address("public/icon-512.png")}
    return {
        "@type": "NewsMediaOrganization",
        "@id": house_id(),
        "name": settings.SITE_NAME,
        "url": f"{settings.SITE_URL}/",
        "logo": picture,
        **promises(language),
    }


def site(language: str) -> Node:
    """The site, and how to search it."""
    search = {"@type": "EntryPoint", "urlTemplate": f"{search_address(language)}?q={{search_term_string}}"}
    return {
        "@type": "WebSite",
        "@id": site_id(),
        "url": f"{settings.SITE_URL}/",
        "name": settings.SITE_NAME,
        "inLanguage": [tag(code) for code in LANGUAGES],
        "publisher": {"@id": house_id()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": search,
        },
    }


def entity(source: Named, language: str) -> Node:
    """Who or what it is; nobody's description is passed off as a name."""
    node = {"@type": _TYPES.get(source.kind, "Organization")}  # type: ignore[call-overload]
    if source.is_unnamed:
        return {**node, "description": source.name}
    page = address("source", language=language, slug=source.slug) if source.slug else ""
    return filled({**node, "name": source.name, "description": source.role, "url": page})


def breadcrumbs(language: str, *steps: tuple[str, str]) -> Node:
    """The path from the front by (name, address)."""
    path = ((settings.SITE_NAME, address("front", language=language)), *steps)
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(path, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
