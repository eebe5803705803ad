"""What the page "Publish" shows of each edition: its state, its gates with the way to what blocks, and what can be done."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser, User

from articles.admin.links import tab_url
from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from articles.models.publication import draft_passages
from articles.reading import wording
from articles.reading.differences import Pair, changes
from articles.workflow.access import languages_of
from articles.workflow.gates import Gate, gates, is_silent
from articles.workflow.states import MOVES

# Where an editor opens a gate: at the row that blocks, unless it is a matter of the article's details or of telling readers.
DETAILS = ("rights", "embargo", "legal-hold")
PATH = (Edition.State.DRAFT, Edition.State.IN_REVIEW, Edition.State.APPROVED, Edition.State.PUBLISHED)


class ClosedGate(NamedTuple):
    """Why an edition is not published, and where to do something about it."""

    sentence: str
    url: str


class Card(NamedTuple):
    """An edition with what this page shows of it; `moves` are the verbs that its state allows."""

    edition: Edition
    gates: list[ClosedGate]
    can_override: bool
    moves: frozenset[str]
    can_submit: bool
    is_silent: bool
    changes: tuple[Pair, ...]

    @property
    def is_public(self) -> bool:
        """Whether readers see it, hold and embargo aside."""
        return self.edition.state == Edition.State.PUBLISHED

    @property
    def can_go_out(self) -> bool:
        """Whether it may be published or scheduled beside others."""
        return "schedule" in self.moves

    @property
    def path(self) -> list[tuple[str, bool]]:
        """The stations of an edition on its way to readers, and which of them it is at."""
        stations = [*PATH[:3], Edition.State.SCHEDULED] if self.edition.state == Edition.State.SCHEDULED else PATH
        return [(str(state.label), state == self.edition.state) for state in stations]


def cards(article: Article, viewer: User | AnonymousUser) -> list[Card]:
    """The article's editions in the house's order; a scheduled one whose moment has come counts as published."""
    article = Article.objects.prefetch_related("paragraphs").get(pk=article.pk)  # the caller's stays without the cache
    given = languages_of(viewer)
    found = [_card(edition, article, given) for edition in article.editions.select_related("revision")]
    return sorted(found, key=lambda card: LANGUAGES.index(card.edition.language))


def _card(edition: Edition, article: Article, given: tuple[str, ...]) -> Card:
    edition.article = article
    edition.state = edition.state_at()
    closed = gates(edition)
    is_public = edition.state == Edition.State.PUBLISHED and edition.revision is not None
    draft = draft_passages(article.paragraphs.all(), edition.language) if is_public else ()
    return Card(
        edition,
        [ClosedGate(wording.gate(gate.code, gate.count), _url(article, gate)) for gate in closed],
        bool(closed) and all(gate.can_override for gate in closed),
        frozenset(verb for verb, (states, _) in MOVES.items() if edition.state in states),
        edition.language in given,
        is_silent(edition),
        changes(edition.revision.passages, draft) if is_public and edition.revision else (),
    )


def _url(article: Article, gate: Gate) -> str:
    if gate.code == "untold":
        return tab_url(article, "publish", "correct-public")
    return tab_url(article, "change" if gate.code in DETAILS else "correct", f"row-{gate.row}" if gate.row else "")
