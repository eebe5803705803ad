"""Structured data (schema.org, as JSON-LD): one graph a page, made of the records that the page shows."""

from __future__ import annotations

from collections.abc import Iterable

from articles.reading.public_addresses import address, tag
from articles.reading.public_corrections import CorrectionNote
from articles.reading.public_head import Head
from articles.reading.public_lists import Subject, Teaser, Translated
from articles.reading.public_records import Article, Named
from articles.reading.public_schema_article import news_article, quotation, retracted
from articles.reading.public_schema_nodes import Node, breadcrumbs, entity, filled, graph, house, site, site_id
from articles.reading.public_search import Hit
from articles.reading.public_sources import Profile


def of_article(article: Article, head: Head) -> Node:
    """NewsArticle with its quotations, and the path to it."""
    language, region = article.language, article.region
    steps = [(region.name, address("region", language=language, slug=region.slug))] if region else []
    quotes = (quotation(quote, article, head) for quote in article.quotes if quote.verbatim)
    return graph(news_article(article, head), *quotes, breadcrumbs(language, *steps), site(language), house(language))


def of_retraction(told: str, head: Head, language: str) -> Node:
    """A story that was taken back."""
    return graph(retracted(told, head, language), house(language))


def of_front(head: Head, language: str, teasers: tuple[Teaser, ...]) -> Node:
    """The site, the house behind it, and the newest stories."""
    return graph(site(language), _collection(head, language, teasers), house(language))


def of_subject(subject: Subject, head: Head, language: str, kind: str) -> Node:
    """The stories of a region (AdministrativeArea) or a topic (DefinedTerm)."""
    about = {"@type": kind, "name": subject.name, "alternateName": _others(subject.name, subject.names)}
    page = {**_collection(head, language, subject.stories.items), "about": filled(about)}
    return graph(page, breadcrumbs(language, (subject.name, head.canonical)), site(language), house(language))


def of_profile(profile: Profile, head: Head, language: str) -> Node:
    """The page of a person, an organisation or a document."""
    who = entity(Named(profile.slug, profile.name, profile.role, profile.kind), language)
    if not profile.is_unnamed:
        who = filled({**who, "alternateName": _others(profile.name, profile.names)})
    page = {**_page("ProfilePage", head, language), "mainEntity": who}
    return graph(page, breadcrumbs(language, (profile.name, head.canonical)), site(language), house(language))


def of_corrections(head: Head, language: str, notes: tuple[CorrectionNote, ...]) -> Node:
    """The corrections as comments on the stories that they correct."""
    listed = {"@type": "ItemList", "@id": f"{head.canonical}#list", "name": head.name}
    items = {**listed, "numberOfItems": len(notes), "itemListElement": [_comment(note) for note in notes]}
    page = {**_page("CollectionPage", head, language), "mainEntity": {"@id": listed["@id"]}}
    return graph(page, items, breadcrumbs(language, (head.name, head.canonical)), site(language), house(language))


def of_search(head: Head, language: str, hits: tuple[Hit, ...]) -> Node:
    """The stories that a search found, on one page of its results."""
    urls = [address("article", language=hit.language, slug=hit.slug) for hit in hits]
    items = [{"@type": "ListItem", "position": position, "url": url} for position, url in enumerate(urls, start=1)]
    listed = {"@type": "ItemList", "itemListElement": items}
    return graph({**_page("SearchResultsPage", head, language), "mainEntity": listed}, site(language), house(language))


def _comment(note: CorrectionNote) -> Node:
    told = note.note or Translated(note.language, f"{note.wrong} → {note.right}")
    return {
        "@type": "CorrectionComment",
        "text": told.text,
        "inLanguage": tag(told.language),
        "datePublished": note.published_at.isoformat(),
        "about": {"@id": address("article", language=note.headline.language, slug=note.slug)},
    }


def _collection(head: Head, language: str, teasers: tuple[Teaser, ...]) -> Node:
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": teaser.headline,
            "url": address("article", language=language, slug=teaser.slug),
        }
        for position, teaser in enumerate(teasers, start=1)
    ]
    listed = {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
    return {**_page("CollectionPage", head, language), "mainEntity": listed}


def _page(kind: str, head: Head, language: str) -> Node:
    page = {"@type": kind, "@id": head.canonical, "url": head.canonical, "name": head.name}
    return {**page, "inLanguage": tag(language), "isPartOf": {"@id": site_id()}}


def _others(name: str, names: Iterable[Translated]) -> list[str]:
    return list(dict.fromkeys(row.text for row in names if row.text != name))
