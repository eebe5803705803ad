"""Pages that waited become documents and articles on the desk: what the editor saw and decided, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify

from articles.errors import InvalidDecision, NewsroomError, NotPermitted, PageRefused
from articles.models import Arrival, Article, Block, RawDocument, Source
from articles.models.languages import column
from articles.models.story import digest
from articles.text.cruft.taught import is_ticked
from articles.workflow import conductor, cruft, house, intake
from articles.workflow.access import require
from articles.workflow.arrivals import forget_empty
from articles.workflow.audit import record

Decision = tuple[Callable[..., Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that waits, and what the editor says of it; `about` are further fields of RawDocument.

    `new_publisher` names one that the house does not know yet.
    """

    arrival: Arrival
    language: str
    origin: str = RawDocument.Origin.SOURCE
    publisher: Source | None = None
    new_publisher: str = ""
    byline: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticlePlan:
    """The pages, one a language, of an article that is there (`article`), or of a new one with this slug."""

    pages: Sequence[PagePlan]
    slug: str = ""
    source_language: str = ""
    article: Article | None = None


def create(*, actor: User, plans: Iterable[ArticlePlan]) -> list[Article]:
    """Makes the documents, the rulings and the articles of all plans, or nothing; what waited is then gone.

    Raises PageRefused, which names the arrival that stands in the way, or NotPermitted.
    """
    require(actor, "receive_document")
    with conductor.writing():
        made = [_article(actor, plan) for plan in plans]
    return made


def _article(actor: User, plan: ArticlePlan) -> Article:
    documents = [_blaming(page, _document, actor, page) for page in plan.pages]
    article = _blaming(plan.pages[0], _opened, actor, plan, documents)
    for page, document in zip(plan.pages, documents, strict=True):
        decisions = _rulings(actor, page.arrival, document)
        _blaming(page, conductor.decide_all, article, decisions)
        page.arrival.delete()
        forget_empty(page.arrival.batch)
    return article


def _blaming(page: PagePlan, step: Callable[..., Any], *arguments: Any) -> Any:
    """The step's result; whatever stops it is told of this page."""
    try:
        return step(*arguments)
    except NotPermitted:
        raise
    except NewsroomError as error:
        raise PageRefused(error, page=page.arrival.pk) from error


def _document(actor: User, page: PagePlan) -> RawDocument:
    arrival = page.arrival
    # Whoever presses twice, or in two windows, finds the page gone at the second time.
    if Arrival.objects.select_for_update().filter(pk=arrival.pk).only("pk").first() is None:
        raise InvalidDecision("This page does not wait any more: it was made into a draft, or dropped.", code="gone")
    document, is_new = intake.receive(
        actor=actor,
        content=bytes(arrival.content),
        filename=arrival.filename,
        media_type=arrival.media_type,
        language=page.language,
        origin=page.origin,
        publisher=_publisher(actor, page),
        **_container(actor, arrival),
        **page.about,
    )
    if is_new:
        conductor.read_in(document)
    elif (article := Article.objects.filter(documents=document).first()) is not None:
        raise InvalidDecision(
            "These bytes are on the desk already, in the article %(article)s.",
            code="received-before",
            article=str(article),
        )
    elif document.language != page.language:
        raise InvalidDecision(
            "These bytes were received before, as %(language)s.", code="language", language=document.language
        )
    return document


def _container(actor: User, arrival: Arrival) -> dict[str, Any]:
    """The file that an item came in, kept as received too."""
    number = arrival.choices.get("container")
    file = Arrival.objects.filter(pk=number, batch=arrival.batch).first() if number else None
    if file is None:
        return {}
    container, _ = intake.receive_container(
        actor=actor, content=bytes(file.content), filename=file.filename, media_type=file.media_type
    )
    return {"container": container, "item": arrival.choices.get("item", "")}


def _publisher(actor: User, page: PagePlan) -> Source | None:
    if not page.new_publisher:
        return page.publisher
    require(actor, "add_source")
    name = page.new_publisher
    slug = slugify(name)[:100] or f"publisher-{digest(name)[:8]}"
    source = house.source(slug, Source.Kind.PUBLICATION, {page.language: name}, {}, {})
    record(actor, "make source", source, article=None, language=page.language, after=name)
    return source


def _opened(actor: User, plan: ArticlePlan, documents: Sequence[RawDocument]) -> Article:
    if plan.article is not None:
        for document in documents:
            intake.attach(actor=actor, article=plan.article, document=document)
        return plan.article
    if Article.objects.filter(slug=plan.slug).exists():
        raise InvalidDecision("An article has this slug already. Take another one.", code="slug-taken")
    first = plan.pages[0]
    about = {"publisher": documents[0].publisher, "rights_note": first.about.get("rights_note", "")}
    bylines = {column("byline", page.language): page.byline for page in plan.pages if page.byline}
    return intake.open_article(
        actor=actor,
        slug=plan.slug,
        documents=documents,
        source_language=plan.source_language,
        about={**about, **bylines},
    )


def _rulings(actor: User, arrival: Arrival, document: RawDocument) -> list[Decision]:
    """Her rulings where she flipped a block, and where she left unticked, and so kept, what the machine would have stripped."""
    decisions: list[Decision] = []
    for block in document.blocks.all():
        flip = arrival.flips.get(str(block.position), "")
        default = is_ticked(block.is_cruft, block.score)
        strip = flip == Block.Ruling.STRIP if flip else default
        if strip == default == block.is_cruft:
            continue
        ruling = Block.Ruling.STRIP if strip else Block.Ruling.KEEP
        decisions.append((cruft.rule, {"actor": actor, "block": block, "ruling": ruling, "teaches": bool(flip)}))
    return decisions
