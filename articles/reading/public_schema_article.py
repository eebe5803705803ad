"""Structured data of a story: NewsArticle, its quotations and its corrections."""

from __future__ import annotations

from articles.models import Paragraph, Source
from articles.reading.public_addresses import address, media_address, tag
from articles.reading.public_head import Head
from articles.reading.public_records import Article, Named, Notice, Picture, QuoteNote
from articles.reading.public_schema_nodes import Node, entity, house_id, promises, site_id

# Out of IPTC's list of digital sources. Conversion between the scripts follows tables: no trained model wrote the words.
_BY_MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_BY_MACHINE_AND_PEOPLE = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
_BY_TABLES = "https://schema.org/AlgorithmicallyEnhancedDigitalSource"


def news_article(article: Article, head: Head) -> Node:
    """The story in one language."""
    documents = [source for source in article.sources if source.kind == Source.Kind.DOCUMENT]
    return {
        "@type": "NewsArticle",
        "@id": head.canonical,
        "url": head.canonical,
        "mainEntityOfPage": head.canonical,
        "isPartOf": {"@id": site_id()},
        "headline": article.headline,
        "description": article.standfirst,
        "image": _image(article.picture) if article.picture else None,
        "inLanguage": tag(article.language),
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.modified_at.isoformat(),
        "version": article.version,
        "articleSection": article.region.name if article.region else "",
        "keywords": [topic.name for topic in article.topics],
        "isAccessibleForFree": True,
        **_makers(article),
        **_translations(article),
        "isBasedOn": [entity(source, article.language) for source in documents],
        "copyrightNotice": article.rights_note,
        "contentLocation": _place(article),
        "about": [_topic(topic, article.language) for topic in article.topics],
        "mentions": [entity(source, article.language) for source in article.sources if source not in documents],
        "correction": [_correction(notice, article.language) for notice in article.corrections],
        "digitalSourceType": _digital_source(article),
        "publishingPrinciples": promises(article.language)["publishingPrinciples"],
    }


def _image(picture: Picture) -> Node:
    file = picture.fallback
    node = {"@type": "ImageObject", "url": media_address(file.url)}
    words = {"caption": picture.caption or picture.alt, "creditText": picture.credit}
    return {**node, **{key: text for key, text in words.items() if text}}


def quotation(quote: QuoteNote, article: Article, head: Head) -> Node:
    """Words that somebody said, and the words that they translate."""
    known = next((source for source in article.sources if source.slug == quote.source), None)
    differs = quote.original_language != article.language and quote.original
    original = {"@type": "Quotation", "text": quote.original, "inLanguage": tag(quote.original_language)}
    return {
        "@type": "Quotation",
        "@id": f"{head.canonical}#quote-{quote.number}",
        "text": quote.words,
        "inLanguage": tag(article.language),
        "translationOfWork": original if differs else None,
        "spokenByCharacter": entity(known or Named("", quote.speaker, "", Source.Kind.UNNAMED), article.language),
        "isPartOf": {"@id": head.canonical},
    }


def retracted(told: str, head: Head, language: str) -> Node:
    """What stands in the place of a story that was taken back: its status and the reason."""
    return {
        "@type": "NewsArticle",
        "@id": head.canonical,
        "url": head.canonical,
        "headline": head.name,
        "inLanguage": tag(language),
        "creativeWorkStatus": "Retracted",
        "publisher": {"@id": house_id()},
        "correction": {"@type": "CorrectionComment", "text": told, "inLanguage": tag(language)} if told else None,
    }


def _makers(article: Article) -> Node:
    """Who wrote, published and answers for it: persons and houses, never a machine."""
    publisher = entity(article.publisher, article.language) if article.publisher else None
    reporter = {"@type": "Person", "name": article.byline} if article.byline else None
    authors = [maker for maker in (reporter, publisher) if maker] or [{"@id": house_id()}]
    return {
        "author": authors[0] if len(authors) == 1 else authors,
        "publisher": {"@id": house_id()},
        "sourceOrganization": publisher if publisher and publisher["@type"] == "Organization" else None,
        "creditText": article.publisher.name if article.publisher else "",
        "editor": [{"@type": "Person", "name": name} for name in article.about.approved_by],
    }


def _translations(article: Article) -> Node:
    """The editions that this one was translated into, or the one that it translates."""
    original = article.about.source_language
    others = {link.language: _edition(article, link.language) for link in article.other_editions}
    if article.language == original:
        return {"workTranslation": list(others.values())}
    return {"translationOfWork": others.get(original)}


def _edition(article: Article, language: str) -> Node:
    return {"@id": address("article", language=language, slug=article.slug)}


def _place(article: Article) -> Node | None:
    if article.region is None:
        return None
    url = address("region", language=article.language, slug=article.region.slug)
    return {"@type": "AdministrativeArea", "name": article.region.name, "url": url}


def _topic(topic: Named, language: str) -> Node:
    url = address("topic", language=language, slug=topic.slug)
    return {"@type": "DefinedTerm", "name": topic.name, "url": url}


def _digital_source(article: Article) -> str:
    origins = article.about.origins
    if Paragraph.Origin.MACHINE in origins:
        return _BY_MACHINE_AND_PEOPLE if Paragraph.Origin.HUMAN in origins else _BY_MACHINE
    return _BY_TABLES if Paragraph.Origin.CONVERTED in origins else ""


def _correction(notice: Notice, language: str) -> Node:
    return {"@type": "CorrectionComment", "text": notice.note or notice.label, "inLanguage": tag(language)}
