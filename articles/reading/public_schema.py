"""Structured data (schema.org, as JSON-LD): one graph a page, made of the records that the page shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from articles.models import Paragraph, Source
from articles.reading.public_addresses import address, file_address, tag
from articles.reading.public_corrections import CorrectionNote
from articles.reading.public_head import Head
from articles.reading.public_lists import Subject, Teaser
from articles.reading.public_records import Article, Named, Notice, QuoteNote
from articles.reading.public_search import Hit
from articles.reading.public_sources import Profile

Node = dict[str, Any]

_TYPES = {Source.Kind.PERSON: "Person", Source.Kind.UNNAMED: "Person", Source.Kind.DOCUMENT: "CreativeWork"}
_BY_MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_BY_MACHINE_AND_PEOPLE = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"


def graph(*nodes: Node) -> Node:
    """One JSON-LD document of the nodes, without the properties that have no value."""
    return {
        "@context": "https://schema.org",
        "@graph": [{key: value for key, value in node.items() if value not in (None, "", [], ())} for node in nodes],
    }


def of_article(article: Article, head: Head) -> Node:
    """NewsArticle with its quotations, and the path to it."""
    return graph(
        _news_article(article, head),
        *(_quotation(quote, article, head) for quote in article.quotes if quote.verbatim),
        _breadcrumbs(article.language, article.region),
        _house(),
    )


def of_front(head: Head, language: str, teasers: tuple[Teaser, ...]) -> Node:
    """The site, the house behind it, and the newest stories."""
    site = {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/#site",
        "url": settings.SITE_URL,
        "name": settings.SITE_NAME,
    }
    return graph({**site, "publisher": {"@id": _house_id()}}, _collection(head, language, teasers), _house())


def of_subject(subject: Subject, head: Head, language: str, kind: str) -> Node:
    """The stories of a region (AdministrativeArea) or a topic (DefinedTerm)."""
    about = {"@type": kind, "name": subject.name, "alternateName": _others(subject.name, subject.names)}
    return graph({**_collection(head, language, subject.stories.items), "about": about}, _breadcrumbs(language, None))


def of_profile(profile: Profile, head: Head, language: str) -> Node:
    """The page of a person, an organisation or a document."""
    entity = _entity(Named(profile.slug, profile.name, profile.role, profile.kind))
    page = {"@type": "ProfilePage", "@id": head.canonical, "url": head.canonical, "inLanguage": tag(language)}
    others = {} if profile.is_unnamed else {"alternateName": _others(profile.name, profile.names)}
    return graph({**page, "mainEntity": {**entity, **others}}, _breadcrumbs(language, None))


def of_corrections(head: Head, language: str, notes: tuple[CorrectionNote, ...]) -> Node:
    """The corrections as comments on the stories that they correct."""
    items = [
        {
            "@type": "CorrectionComment",
            "text": note.note.text if note.note else f"{note.wrong} → {note.right}",
            "datePublished": note.published_at.isoformat(),
            "about": {"@id": address("article", language=note.headline.language, slug=note.slug)},
        }
        for note in notes
    ]
    return graph({"@type": "ItemList", "@id": head.canonical, "name": head.title, "itemListElement": items})


def of_search(head: Head, language: str, hits: tuple[Hit, ...]) -> Node:
    """The stories that a search found, on one page of its results."""
    urls = [address("article", language=hit.language, slug=hit.slug) for hit in hits]
    items = [{"@type": "ListItem", "position": position, "url": url} for position, url in enumerate(urls, start=1)]
    page = {"@type": "SearchResultsPage", "@id": head.canonical, "url": head.canonical, "name": head.title}
    return graph({**page, "inLanguage": tag(language), "mainEntity": {"@type": "ItemList", "itemListElement": items}})


def _news_article(article: Article, head: Head) -> Node:
    others = [{"@id": address("article", language=link.language, slug=article.slug)} for link in article.other_editions]
    is_original = article.language == article.about.source_language
    original = {"@id": address("article", language=article.about.source_language, slug=article.slug)}
    return {
        "@type": "NewsArticle",
        "@id": head.canonical,
        "url": head.canonical,
        "mainEntityOfPage": head.canonical,
        "headline": article.headline,
        "description": article.standfirst,
        "inLanguage": tag(article.language),
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.modified_at.isoformat(),
        "version": article.version,
        "author": _entity(article.publisher) if article.publisher else {"@id": _house_id()},
        "publisher": {"@id": _house_id()},
        "editor": [{"@type": "Person", "name": name} for name in article.about.approved_by],
        "workTranslation": others if is_original else [],
        "translationOfWork": original if not is_original and original in others else None,
        "copyrightNotice": article.rights_note,
        "creditText": article.publisher.name if article.publisher else "",
        "contentLocation": {"@type": "AdministrativeArea", "name": article.region.name} if article.region else None,
        "about": [{"@type": "DefinedTerm", "name": topic.name} for topic in article.topics],
        "mentions": [_entity(source) for source in article.sources],
        "correction": [_correction(notice) for notice in article.corrections],
        "digitalSourceType": _digital_source(article),
    }


def _digital_source(article: Article) -> str:
    origins = article.about.origins
    if not origins & {Paragraph.Origin.MACHINE, Paragraph.Origin.CONVERTED}:
        return ""
    return _BY_MACHINE_AND_PEOPLE if Paragraph.Origin.HUMAN in origins else _BY_MACHINE


def _correction(notice: Notice) -> Node:
    return {"@type": "CorrectionComment", "text": notice.note or notice.label}


def _quotation(quote: QuoteNote, article: Article, head: Head) -> Node:
    known = next((source for source in article.sources if source.slug == quote.source), None)
    return {
        "@type": "Quotation",
        "@id": f"{head.canonical}#quote-{quote.number}",
        "text": quote.words,
        "inLanguage": tag(article.language),
        "spokenByCharacter": _entity(known or Named("", quote.speaker, "", Source.Kind.UNNAMED)),
        "isPartOf": {"@id": head.canonical},
    }


def _entity(source: Named) -> Node:
    """Who or what it is; nobody's description is passed off as a name."""
    node = {"@type": _TYPES.get(source.kind, "Organization")}  # type: ignore[call-overload]
    if source.is_unnamed:
        return {**node, "description": source.name}
    return {**node, "name": source.name, **({"description": source.role} if source.role else {})}


def _breadcrumbs(language: str, region: Named | None) -> Node:
    steps = [(settings.SITE_NAME, address("front", language=language))]
    if region:
        steps.append((region.name, address("region", language=language, slug=region.slug)))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _collection(head: Head, language: str, teasers: tuple[Teaser, ...]) -> Node:
    items = [
        {"@type": "ListItem", "position": position, "url": address("article", language=language, slug=teaser.slug)}
        for position, teaser in enumerate(teasers, start=1)
    ]
    page = {"@type": "CollectionPage", "@id": head.canonical, "url": head.canonical, "name": head.title}
    return {**page, "inLanguage": tag(language), "mainEntity": {"@type": "ItemList", "itemListElement": items}}


def _others(name: str, names: Any) -> list[str]:
    return list(dict.fromkeys(row.text for row in names if row.text != name))


def _house_id() -> str:
    return f"{settings.SITE_URL}/#house"


def _house() -> Node:
    house = {"@type": "NewsMediaOrganization", "@id": _house_id(), "name": settings.SITE_NAME}
    return {**house, "url": settings.SITE_URL, "logo": file_address("public/mark.svg")}
