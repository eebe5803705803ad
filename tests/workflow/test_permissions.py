"""Each verb asks for its permission, whatever door it is called through."""

from collections.abc import Callable
from typing import Any

import pytest

from articles.errors import NewsroomError, NotPermitted
from articles.formats.terms import Entry
from articles.models import Block, Finding, Paragraph, Quote, Source
from articles.models.story import digest
from articles.workflow import assignment, conductor, corrections, cruft, intake, publication, quotes, review, terms
from tests.make import make_source, make_story, make_user

pytestmark = pytest.mark.django_db

PAGE = "A headline without a stop\n\nRuan Chengfa said: “We will build it here in the south of the province.”\n"
ROLES = ("nobody", "Translator", "Editor", "Publisher")

Arguments = Callable[[Any], dict[str, Any]]


def first(story: Any) -> Paragraph:
    return story.paragraphs.first()


def shown(story: Any) -> str:
    return digest(first(story).text_en)


def finding(story: Any) -> Finding:
    return Finding.objects.create(
        article=story, key="k", check_id="quote-marks", severity="advisory", language="en", start=0, end=1
    )


def quote(story: Any) -> Quote:
    return Quote.objects.create(paragraph=first(story), type="direct")


def block(story: Any) -> Block:
    return story.documents.get().blocks.last()


def source() -> Source:
    return Source.objects.filter(slug="ruan-chengfa").first() or make_source()


VERBS: list[tuple[Callable[..., Any], str, Arguments]] = [
    (
        corrections.correct,
        "Translator",
        lambda s: {"paragraph": first(s), "language": "en", "text": "New", "base": shown(s)},
    ),
    (
        corrections.approve,
        "Editor",
        lambda s: {"paragraphs": [first(s)], "language": "en", "base": {first(s).pk: shown(s)}},
    ),
    (corrections.leave_out, "Editor", lambda s: {"paragraph": first(s), "language": "en", "reason": "Not ours"}),
    (corrections.set_kind, "Editor", lambda s: {"paragraph": first(s), "kind": "heading"}),
    (
        corrections.tell_readers,
        "Editor",
        lambda s: {"languages": ["en"], "kind": "typo", "arose": "original", "wrong": "a", "right": "b", "notes": {}},
    ),
    (cruft.rule, "Editor", lambda s: {"block": block(s), "ruling": "strip"}),
    (review.dismiss, "Editor", lambda s: {"finding": finding(s), "reason": "It is right"}),
    (review.reopen, "Editor", lambda s: {"finding": finding(s)}),
    (quotes.confirm, "Editor", lambda s: {"quote": quote(s), "source": source()}),
    (quotes.reject, "Editor", lambda s: {"quote": quote(s)}),
    (quotes.reconsider, "Editor", lambda s: {"quote": quote(s)}),
    (
        quotes.attribute,
        "Editor",
        lambda s: {"paragraph": first(s), "source": source(), "type": "direct", "words": {"en": "headline"}},
    ),
    (
        quotes.correct,
        "Editor",
        lambda s: {"quote": quote(s), "source": source(), "type": "direct", "words": {"en": "headline"}},
    ),
    (
        assignment.assign,
        "Editor",
        lambda s: {"assignee": None, "due_at": None, "seen_assignee": None, "seen_due_at": None},
    ),
    (terms.add_term, "Editor", lambda s: {"entry": Entry({"en": "headline"})}),
    (publication.publish, "Publisher", lambda s: {"language": "en", "override": "It must run tonight"}),
    (publication.withdraw, "Publisher", lambda s: {"language": "en", "reason": "Wrong"}),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("verb", "lowest", "arguments"), VERBS, ids=lambda value: getattr(value, "__name__", None))
def test_a_verb_is_carried_out_from_its_group_upwards(role, verb, lowest, arguments) -> None:
    story = make_story({"en": PAGE})
    actor = make_user("zhou", None if role == "nobody" else role)
    try:
        conductor.decide(story, verb, actor=actor, **arguments(story))
        permitted = True
    except NotPermitted:
        permitted = False
    except NewsroomError:
        permitted = True  # it got past the permission and met a closed gate
    assert permitted == (ROLES.index(role) >= ROLES.index(lowest))


@pytest.mark.parametrize("role", [None, "Translator"])
def test_only_editors_receive_documents(role) -> None:
    with pytest.raises(NotPermitted, match="Editor"):
        intake.receive(actor=make_user("zhou", role), content=b"A page of text.", filename="a.txt", language="en")


def test_a_deactivated_publisher_may_do_nothing() -> None:
    story = make_story({"en": PAGE})
    with pytest.raises(NotPermitted):
        conductor.decide(
            story,
            publication.withdraw,
            actor=make_user("zhou", "Publisher", is_active=False),
            language="en",
            reason="x",
        )


def test_a_refused_verb_writes_nothing() -> None:
    story = make_story({"en": PAGE})
    before = list(story.paragraphs.values())
    with pytest.raises(NotPermitted):
        conductor.decide(
            story,
            corrections.correct,
            actor=make_user("zhou", None),
            paragraph=first(story),
            language="en",
            text="New",
            base=shown(story),
        )
    assert list(story.paragraphs.values()) == before
    assert not story.audit_entries.filter(verb="correct").exists()
