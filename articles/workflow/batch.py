"""Imports of many stories: one transaction a story, and an outcome for each instead of an exception.

A story is known by its bytes, so that an import that was stopped, however hard, is finished by running it again.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from articles.errors import NewsroomError, RefusedInput
from articles.formats.parcels import Parcel
from articles.models import Article, PublisherRule, RawDocument
from articles.models.languages import LANGUAGES
from articles.models.story import unused_slug
from articles.text import segment
from articles.workflow import conductor, first_reading, intake, likeness
from articles.workflow.first_look import Look, looks, passages
from articles.workflow.likeness import Candidate, Twin
from articles.workflow.pool import Story
from articles.workflow.stories import Draft, Leaf, Wishes, drafts, origin, read

State = Literal["made", "updated", "skipped", "waiting", "refused"]
STATES: tuple[State, ...] = ("made", "updated", "skipped", "waiting", "refused")
LONGEST_PLACE = 300

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one story; `pages` are the places that it came from."""

    item: str
    state: State
    article: str
    message: str
    pages: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The outcome as JSON values."""
        return asdict(self) | {"pages": list(self.pages)}


@dataclass(slots=True)
class Import:
    """One import: who imports, what is said of all pages, and what to do with pages that are like some in the archive.

    With `join` a story that is told in another language already joins that article; with `apart` likeness is not asked for. With
    neither such a story waits: its bytes are kept, and the outcome says what to do.
    """

    actor: User
    wishes: Wishes = Wishes()  # noqa: RUF009 - frozen
    join: bool = False
    apart: bool = False
    checks: bool = True
    jobs: int = 1
    dry_run: bool = False
    containers: dict[str, int] = field(default_factory=dict)

    def outcomes(self, parcels: Iterable[Parcel]) -> Iterator[Outcome]:
        """What became of each story, in order, as soon as it is written."""
        waiting: deque[Draft] = deque()

        def drawn() -> Iterator[Story | None]:
            for draft in drafts(parcels, self.wishes):
                waiting.append(draft)
                yield draft.story

        for look in looks(drawn(), self.jobs, self.checks):
            yield self._outcome(waiting.popleft(), look)

    def _outcome(self, draft: Draft, look: Look | Exception | None) -> Outcome:
        if draft.refused is not None:
            return _refused(draft, draft.refused.message)
        if isinstance(look, Exception):
            log.error("%s could not be studied", draft.parcel.place, exc_info=look)
            fault = f"it could not be studied ({look}); this is a fault of the program: please report it."
            return _refused(draft, f"{draft.parcel.place}: {fault}")
        try:
            return self._written(draft, look)
        except IntegrityError:  # another import wrote the same bytes meanwhile: now they are known
            self.containers = {}
            return self._written(draft, None)
        except RefusedInput as error:
            return _refused(draft, error.message)
        except NewsroomError as error:
            return _refused(draft, f"{draft.parcel.place}: {error.message}")

    def _written(self, draft: Draft, look: Look | None) -> Outcome:
        with conductor.writing():
            known = RawDocument.objects.filter(sha256__in=[leaf.sha256 for leaf in draft.leaves])
            if look is None or self._is_taught() or known.exists():
                outcome = self._step_by_step(draft)
            else:
                outcome = self._at_once(draft, look)
            if self.dry_run:
                transaction.set_rollback(True)
            return outcome

    def _is_taught(self) -> bool:
        """Whether editors taught anything about the publisher's pages, which a study does not know."""
        live = PublisherRule.objects.filter(publisher=self.wishes.publisher, state=PublisherRule.State.LIVE)
        return self.wishes.publisher is not None and live.exists()

    def _at_once(self, draft: Draft, look: Look) -> Outcome:
        """Pages that are all new."""
        candidates = [
            Candidate(page.language, passages(page), found, *_addresses(leaf))
            for page, found, leaf in zip(look.study.pages, look.fingerprints, draft.leaves, strict=True)
        ]
        twin = self._twin(candidates)
        if twin is not None:
            return self._like(draft, twin)
        documents = [
            intake.draw_up(
                actor=self.actor,
                content=leaf.sent.content,
                filename=leaf.sent.filename,
                page=leaf.page,
                language=leaf.language,
                **self._about(draft, leaf, at),
            )
            for at, leaf in enumerate(draft.leaves)
            if leaf.page is not None
        ]
        article = first_reading.write(
            actor=self.actor,
            study=look.study,
            documents=documents,
            slug=_slug([(document.language, document.text) for document in documents], draft),
            about={"publisher": self.wishes.publisher},
        )
        likeness.remember(zip(documents, map(likeness.keys, candidates), strict=True))
        return _outcome(draft, "made", article, f"{_counted(len(look.study.rows))}{_how(draft)}")

    def _step_by_step(self, draft: Draft) -> Outcome:
        """Pages of which some were received before, or of a publisher about whom editors taught something."""
        documents = [self._received(draft, leaf, at) for at, leaf in enumerate(draft.leaves)]
        documents.sort(key=lambda document: document.language != self.wishes.original)
        found = list(Article.objects.filter(documents__in=documents).distinct()[:2])
        if len(found) > 1:
            fault = f"its pages are two articles already, {found[0]} and {found[1]}. Join those on the desk."
            return _refused(draft, f"{draft.parcel.place}: {fault}")
        if found:
            return self._add(draft, found[0], documents, "")
        twin = self._twin([likeness.candidate(document) for document in documents], [row.pk for row in documents])
        if twin is not None:
            return self._like(draft, twin)
        article = intake.open_article(
            actor=self.actor,
            slug=_slug([(document.language, document.text) for document in documents], draft),
            documents=documents,
            source_language=documents[0].language,
            about={"publisher": self.wishes.publisher},
        )
        conductor.settle(article)
        return _outcome(draft, "made", article, f"{_counted(article.paragraphs.count())}{_how(draft)}")

    def _add(self, draft: Draft, article: Article, documents: Sequence[RawDocument], why: str) -> Outcome:
        """Pages of an article that is there join it."""
        drawn_on = {*article.documents.values_list("pk", flat=True)}
        missing = [document for document in documents if document.pk not in drawn_on]
        for document in missing:
            intake.attach(actor=self.actor, article=article, document=document)
        if not missing:
            return _outcome(draft, "skipped", article, "received before")
        conductor.settle(article)
        return _outcome(draft, "updated", article, f"{', '.join(row.language for row in missing)} added{why}")

    def _twin(self, candidates: Sequence[Candidate], apart_from: Sequence[int] = ()) -> Twin | None:
        """What the pages are like. A story told in another language counts only if its article lacks all of these languages."""
        languages = {candidate.language for candidate in candidates}
        retold = languages != {*LANGUAGES}  # a story that has them all lacks in no article
        for candidate in () if self.apart else candidates:
            twin = likeness.twin(candidate, apart_from=apart_from, retold=retold)
            if twin and (twin.kind == "page" or not languages & _languages(twin.article)):
                return twin
        return None

    def _like(self, draft: Draft, twin: Twin) -> Outcome:
        """Pages that are like those of an article: kept, and joined to it where that is told or the pages themselves say so."""
        documents = [self._received(draft, leaf, at) for at, leaf in enumerate(draft.leaves)]
        new = [document for document in documents if document.language not in _languages(twin.article)]
        likeness_of = f"{twin.document} of {twin.article}, {twin.score:.0%}"
        if new and (self.join or twin.kind == "address"):
            self._as_translations(new)
            why = "named by the page" if twin.kind == "address" else f"like {likeness_of}"
            return self._add(draft, twin.article, new, f": {why}")
        if twin.kind == "page":
            message = f"the same page as {likeness_of}. Its bytes are kept; --apart makes an article of it all the same"
            return _outcome(draft, "skipped", twin.article, message)
        message = (
            f"the same story as {likeness_of}? Its bytes are kept; --join joins them, --apart makes an article of it"
        )
        return _outcome(draft, "waiting", twin.article, message)

    def _as_translations(self, documents: Iterable[RawDocument]) -> None:
        pks = [document.pk for document in documents if document.origin == RawDocument.Origin.SOURCE]
        RawDocument.objects.filter(pk__in=pks).update(origin=self.wishes.translations)

    def _received(self, draft: Draft, leaf: Leaf, at: int) -> RawDocument:
        known = RawDocument.objects.filter(sha256=leaf.sha256).first()
        if known is not None:
            return known
        leaf = leaf if leaf.page else read(leaf, at, draft.parcel, self.wishes)
        document, _ = intake.receive(
            actor=self.actor,
            content=leaf.sent.content,
            filename=leaf.sent.filename,
            language=leaf.language,
            media_type=leaf.sent.media_type,
            charset=leaf.sent.charset,
            **self._about(draft, leaf, at),
        )
        conductor.read_in(document)
        return document

    def _about(self, draft: Draft, leaf: Leaf, at: int) -> dict[str, Any]:
        said: dict[str, Any] = {"origin": origin(at, self.wishes), "publisher": self.wishes.publisher}
        said["received_from"] = (leaf.sent.url or leaf.sent.place)[:LONGEST_PLACE]
        if leaf.sent.url and not (leaf.page and leaf.page.about.url):
            said["url"] = leaf.sent.url
        if draft.parcel.container is not None and not self.dry_run:
            said |= {"container_id": self._container(draft.parcel), "item": leaf.sent.item[: intake.LONGEST_ID]}
        if leaf.sent.story:
            said["about"] = {"story": leaf.sent.story}
        return said

    def _container(self, parcel: Parcel) -> int:
        """The raw document of the file that held the story."""
        sent = parcel.container
        if sent is None:
            raise ValueError("the parcel came in no file of many")
        if sent.place not in self.containers:
            document, _ = intake.receive_container(
                actor=self.actor,
                content=sent.content,
                filename=sent.filename,
                media_type=sent.media_type,
                publisher=self.wishes.publisher,
                received_from=(sent.url or sent.place)[:LONGEST_PLACE],
                url=sent.url,
            )
            self.containers = {sent.place: document.pk}
        return self.containers[sent.place]


def _addresses(leaf: Leaf) -> tuple[str, tuple[str, ...]]:
    about = leaf.page.about if leaf.page else None
    return (about.url or leaf.sent.url, tuple(about.alternates.values())) if about else (leaf.sent.url, ())


def _languages(article: Article) -> set[str]:
    return {*article.documents.values_list("language", flat=True)}


def _outcome(draft: Draft, state: State, article: Article, message: str) -> Outcome:
    return Outcome(draft.parcel.place, state, article.slug, message, tuple(sent.place for sent in draft.parcel.pages))


def _refused(draft: Draft, message: str) -> Outcome:
    return Outcome(draft.parcel.place, "refused", "", message, tuple(sent.place for sent in draft.parcel.pages))


def _counted(paragraphs: int) -> str:
    return "1 paragraph" if paragraphs == 1 else f"{paragraphs} paragraphs"


def _how(draft: Draft) -> str:
    """How its pages were paired, where it has several."""
    pages = " + ".join(leaf.language for leaf in draft.leaves if leaf.language)
    return f", {pages} by {draft.parcel.paired}" if draft.parcel.paired and len(draft.leaves) > 1 else ""


def _slug(texts: Sequence[tuple[str, str]], draft: Draft) -> str:
    """An unused slug: from the English page's first line, else from the file's name."""
    english = next((text for language, text in texts if language == "en"), "")
    title = next((block.text for block in segment.split(english)), "")
    stem = slugify(title)[:100].rstrip("-") or slugify(draft.parcel.pages[0].filename.partition(".")[0])[:100]
    stem = stem or draft.leaves[0].sha256[:12]
    return unused_slug(stem)
