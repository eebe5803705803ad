"""Structured data of the pages behind the stories: quotes and policies."""

from __future__ import annotations

from collections.abc import Iterable

from articles.reading.public_addresses import address, tag
from articles.reading.public_head import Head
from articles.reading.public_quotes import Quoting
from articles.reading.public_records import Article, QuoteNote
from articles.reading.public_schema_nodes import Node, breadcrumbs, graph, house, house_id, site, site_id


def of_quotes(head: Head, language: str, stories: Iterable[Article | Quoting]) -> Node:
    """The verbatim quotes of some stories."""
    said = [_quotation(quote, story, language) for story in stories for quote in story.quotes if quote.verbatim]
    return graph({**_page("CollectionPage", head, language), "hasPart": said}, *_around(head, language))


def of_policies(head: Head, language: str) -> Node:
    """The page on how the house works."""
    return graph({**_page("AboutPage", head, language), "about": {"@id": house_id()}}, *_around(head, language))


def _around(head: Head, language: str) -> tuple[Node, Node, Node]:
    return breadcrumbs(language, (head.name, head.canonical)), site(language), house(language)


def _page(kind: str, head: Head, language: str) -> Node:
    return {
        "@type": kind,
        "@id": head.canonical,
        "url": head.canonical,
        "name": head.name,
        "inLanguage": tag(language),
        "isPartOf": {"@id": site_id()},
    }


def _quotation(quote: QuoteNote, story: Article | Quoting, language: str) -> Node:
    url = address("article", language=language, slug=story.slug)
    speaker = {"description" if quote.is_unnamed or not quote.source else "name": quote.speaker}
    return {
        "@type": "Quotation",
        "@id": f"{url}#quote-{quote.number}",
        "text": quote.words,
        "inLanguage": tag(language),
        **({"spokenByCharacter": {"@type": "Person", **speaker}} if quote.speaker else {}),
        "isPartOf": {"@id": url},
    }
