"""A story as a news item in ninjs 3.0, IPTC's JSON for news (https://iptc.org/standards/ninjs/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.models import Source
from articles.reading.public_addresses import address, tag
from articles.reading.public_plain import labelled, unchecked
from articles.reading.public_records import Article, Named

_STANDARD = {"name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"}
# Under which property a source stands, by its kind.
_MENTIONED = {Source.Kind.PERSON: "people", Source.Kind.UNNAMED: "people", Source.Kind.DOCUMENT: "objects"}


def news_item(article: Article, html: str) -> dict[str, Any]:
    """The item; `html` is the body with markup. What nobody approved is said in `edNote`, which is for the newsroom that receives it."""
    url = address("article", language=article.language, slug=article.slug)
    plain = "\n\n".join(passage.text for passage in article.body)
    item = {
        "uri": url,
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "version": str(article.version),
        "firstCreated": article.published_at.isoformat(timespec="seconds"),
        "versionCreated": article.modified_at.isoformat(timespec="seconds"),
        "pubStatus": "usable",
        "language": tag(article.language),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": article.headline}],
        "by": article.byline,
        "descriptions": list(_descriptions(article)),
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": html},
            {"role": "main", "contentType": "text/plain", "charCount": len(plain), "value": plain},
        ],
        "edNote": unchecked(article),
        "copyrightHolder": article.publisher.name if article.publisher else "",
        "copyrightNotice": article.rights_note,
        "usageTerms": article.rights_name,
        "infoSources": [_named(article, "source", article.publisher, "role", "publisher")] if article.publisher else [],
        "places": [_named(article, "region", article.region, "rel", "about")] if article.region else [],
        "subjects": [_named(article, "topic", topic, "rel", "about") for topic in article.topics],
        **_sources(article),
        "renditions": [{"name": "web", "href": url, "contentType": "text/html"}],
        "associations": list(_editions(article)),
    }
    return {name: value for name, value in item.items() if value}


def _descriptions(article: Article) -> Iterator[dict[str, str]]:
    if article.standfirst:
        yield {"role": "summary", "contentType": "text/plain", "value": article.standfirst}
    for notice in article.corrections:
        told = labelled(notice.label, notice.note)
        yield {"role": "correction", "contentType": "text/plain", "value": told}


def _sources(article: Article) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for source in article.sources:
        kind = _MENTIONED.get(source.kind, "organisations")  # type: ignore[call-overload]
        found.setdefault(kind, []).append(_named(article, "source", source, "rel", "mentioned"))
    return found


def _named(article: Article, page: str, named: Named, kind: str, relation: str) -> dict[str, str]:
    return {"name": named.name, kind: relation, "uri": address(page, language=article.language, slug=named.slug)}


def _editions(article: Article) -> Iterator[dict[str, Any]]:
    for edition in article.other_editions:
        url = address("article", language=edition.language, slug=article.slug)
        yield {
            "name": edition.headline,
            "rel": "translation",
            "uri": url,
            "type": "text",
            "language": tag(edition.language),
        }
