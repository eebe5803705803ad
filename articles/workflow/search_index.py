"""Stage "index": what readers can search of an article is what its editions point to, those that are still to come out included."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Article, Edition, Region, Revision, SearchDoc, SearchText, Source, Topic
from articles.models.search import key
from articles.text.search import rows
from articles.text.search.terms import terms

_PUBLIC = (Edition.State.PUBLISHED, Edition.State.SCHEDULED)
MOST_BYTES = (
    900_000  # of terms, some 130,000 characters of Chinese: PostgreSQL's index refuses a row with a megabyte of them
)


def index(*, article: Article) -> bool:
    """Brings the article's rows up to date, and says whether any was not; one query when all were."""
    editions = list(article.editions.select_related("search"))
    wrong = [edition for edition in editions if not _is_right(edition)]
    if wrong:
        SearchDoc.objects.filter(edition__in=wrong).delete()
        write([edition for edition in wrong if edition.state in _PUBLIC])
    return bool(wrong)


def renew(*, article: Article) -> bool:
    """The same, of terms too that another version of this program made; for `rebuild_search`."""
    docs = SearchDoc.objects.filter(edition__article=article).select_related("revision", "text")
    stale = [doc.pk for doc in docs if (doc.text.headline, doc.text.body) != _texts(doc.revision.content)]
    SearchDoc.objects.filter(pk__in=stale).delete()
    return index(article=article) or bool(stale)


def _is_right(edition: Edition) -> bool:
    """Whether the edition's row, or that it has none, is what readers may find."""
    doc: SearchDoc | None = getattr(edition, "search", None)
    if doc is None or edition.state not in _PUBLIC:
        return doc is None and edition.state not in _PUBLIC
    return (doc.revision_id, doc.published_at) == (edition.revision_id, edition.published_at)


def write(editions: Collection[Edition]) -> None:
    """The rows of editions that have none, with the topics and sources that its revision names; a source that was merged is the one that was kept."""
    revisions = Revision.objects.in_bulk([edition.revision_id for edition in editions])
    docs = [_doc(edition, revisions[edition.revision_id or 0]) for edition in editions]
    SearchDoc.objects.bulk_create(docs)
    SearchText.objects.bulk_create(map(_text, docs))
    contents = {doc.pk: doc.revision.content for doc in docs}
    topics = {pk: _slugs(content["topics"]) for pk, content in contents.items()}
    _link(SearchDoc.topics.through, "topic_id", topics, Topic.objects.values_list("slug", "pk"))
    named = {pk: _slugs([*content["sources"], content["publisher"]]) for pk, content in contents.items()}
    kept = Source.objects.values_list("slug", Coalesce("merged_into_id", "pk"))
    _link(SearchDoc.sources.through, "source_id", named, kept)


def _slugs(named: Iterable[Mapping[str, Any] | None]) -> set[str]:
    return {thing["slug"] for thing in named if thing}


def _link(through: Any, field: str, slugs: Mapping[int, set[str]], keys: QuerySet[Any]) -> None:
    """Rows of a set: what has which slugs, and the key of each slug that still is one."""
    if wanted := set().union(*slugs.values()):
        known = dict(keys.filter(slug__in=wanted))
        pairs = {(pk, known[slug]) for pk, own in slugs.items() for slug in own if slug in known}
        through.objects.bulk_create(through(**{"searchdoc_id": pk, field: key}) for pk, key in sorted(pairs))


def _doc(edition: Edition, revision: Revision) -> SearchDoc:
    assert edition.published_at is not None  # by a constraint of the table
    return SearchDoc(
        pk=key(edition.pk, edition.published_at),
        edition=edition,
        revision=revision,
        language=edition.language,
        published_at=edition.published_at,
        year=timezone.localtime(edition.published_at).year,
        region=_region(revision.content, edition.article),
    )


def _text(doc: SearchDoc) -> SearchText:
    headline, body = _texts(doc.revision.content)
    return SearchText(doc=doc, headline=headline, body=body)


def _texts(content: Mapping[str, Any]) -> tuple[str, str]:
    """The terms of the headline, and those of all that stands below it, passages apart."""
    passages = (content["standfirst"], *(row["text"] for row in content["paragraphs"]))
    return rows.line(terms(content["headline"]), MOST_BYTES // 10), rows.line(rows.body(passages), MOST_BYTES)


def _region(content: Mapping[str, Any], article: Article) -> Region | None:
    """The region that a revision names; where its slug is another by now, the one that the story is filed under."""
    named = content["region"]
    if not named or (article.region and article.region.slug == named["slug"]):
        return article.region if named else None
    return Region.objects.filter(slug=named["slug"]).first() or article.region
