"""The newsroom's own decisions as labelled pages, one record a page, in the shape that the cruft engine is trained on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from articles.models import Block, Paragraph, RawDocument, Source
from articles.models.languages import get
from articles.text.cruft.taught import normalised

ARTICLE, CRUFT, NEUTRAL = "article", "cruft", "neutral"
_AT_ONCE = 50


def decided(
    *, since: datetime | None = None, publisher: Source | None = None, everything: bool = False
) -> QuerySet[RawDocument]:
    """The pages with a person's ruling on a block (since a moment), or with `everything` all that have blocks, oldest first."""
    blocks = Block.objects.filter(document=OuterRef("pk"))
    if not everything:
        blocks = blocks.exclude(ruling=Block.Ruling.NONE)
        blocks = blocks.filter(ruled_at__gte=since) if since else blocks
    pages = RawDocument.objects.filter(Exists(blocks)).order_by("pk")
    if everything and since:
        pages = pages.filter(received_at__gte=since)
    return pages.filter(publisher=publisher) if publisher else pages


def labelled(pages: QuerySet[RawDocument], *, people_only: bool = False) -> Iterator[dict[str, Any]]:
    """A record for each page; `people_only` labels only what a person ruled on, and the rest as neutral.

    Headline, byline and what repeats them are neutral: a page holds them either way. Memory stays flat, two queries for fifty pages.
    """
    rows = Paragraph.objects.filter(kind=Paragraph.Kind.HEADLINE)
    blocks = Block.objects.prefetch_related(Prefetch("paragraphs", queryset=rows, to_attr="headlines"))
    numbers = list(pages.values_list("pk", flat=True))
    for at in range(0, len(numbers), _AT_ONCE):
        some = RawDocument.objects.filter(pk__in=numbers[at : at + _AT_ONCE]).order_by("pk")
        for document in some.prefetch_related(Prefetch("blocks", queryset=blocks), "articles"):
            yield _record(document, people_only)


def _record(document: RawDocument, people_only: bool) -> dict[str, Any]:
    bylines = {normalised(line) for line in _bylines(document) if line.strip()}
    return {
        "id": f"dianbao-{document.sha256[:16]}",
        "lang": document.language,
        "news": True,
        "url": document.url,
        "blocks": [
            {"text": text, "label": _label(block, text, bylines, people_only)}
            for block in document.blocks.all()
            if (text := document.text[block.start : block.end])
        ],
    }


def _bylines(document: RawDocument) -> list[str]:
    own = [get(article, "byline", document.language) for article in cast(Any, document).articles.all()]
    return [str(document.about.get("byline", "")), *own]


def _label(block: Any, text: str, bylines: set[str], people_only: bool) -> str:
    if block.ruling:
        return ARTICLE if block.kept else CRUFT
    if people_only or block.headlines or block.rule == "repeated-headline" or _is_byline(text, bylines):
        return NEUTRAL
    return ARTICLE if block.kept else CRUFT


def _is_byline(text: str, bylines: set[str]) -> bool:
    """Whether a short block says a known byline and little else, such as a date."""
    if not bylines or len(text) > 200:
        return False
    folded = normalised(text)
    return any(byline in folded and len(folded) <= 2 * len(byline) + 30 for byline in bylines)
