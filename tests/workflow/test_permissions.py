"""Each verb asks for its permission, whatever door it is called through."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.errors import NewsroomError, NotPermitted
from articles.formats.terms import Entry
from articles.models import Block, Finding, LanguageGrant, Paragraph, Picture, Quote, Revision, Source
from articles.models.story import digest
from articles.workflow import (
    access,
    assignment,
    conductor,
    correcting,
    corrections,
    cruft,
    editions,
    intake,
    pictures,
    publication,
    quotes,
    restoring,
    review,
    schedule,
    terms,
)
from tests.make import make_published, make_source, make_story, make_user

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


def revision(story: Any) -> Revision:
    found = make_published(story, "en").revision
    assert found
    return found


def correction(story: Any) -> dict[str, Any]:
    make_published(story, "en")
    about = {"kind": "typo", "arose": "original", "wrong": "a", "right": "b", "notes": {}}
    return {"languages": ["en"], "override": "It must run tonight", **about}


def pictured(story: Any) -> Picture:
    return Picture.objects.create(article=story, sha256="0" * 64, width=9, height=9, uploaded_by=make_user("sender"))


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
    (pictures.attach, "Editor", lambda s: {"stored": pictures.Stored({"width": 9, "height": 9}), "seen": ""}),
    (pictures.remove, "Editor", lambda s: {"seen": pictured(s).sha256}),
    (
        pictures.describe,
        "Translator",
        lambda s: {"language": "en", "words": {"alt": "Hills"}, "base": pictured(s).version("en")},
    ),
    (terms.add_term, "Editor", lambda s: {"entry": Entry({"en": "headline"})}),
    (publication.publish, "Publisher", lambda s: {"language": "en", "override": "It must run tonight"}),
    (publication.publish_together, "Publisher", lambda s: {"languages": ["en"], "override": "It must run tonight"}),
    (publication.withdraw, "Publisher", lambda s: {"language": "en", "reason": "Wrong"}),
    (publication.retract, "Publisher", lambda s: {"language": "en", "reason": "Wrong"}),
    (
        schedule.schedule,
        "Publisher",
        lambda s: {"languages": ["en"], "moment": timezone.now() + timedelta(hours=1), "override": "Tonight"},
    ),
    (schedule.unschedule, "Publisher", lambda s: {"language": "en"}),
    (correcting.correct_public, "Publisher", correction),
    (editions.submit, "Translator", lambda s: {"language": "en"}),
    (editions.send_back, "Editor", lambda s: {"language": "en", "reason": "Not yet"}),
    (editions.approve_edition, "Editor", lambda s: {"language": "en"}),
    (restoring.restore, "Editor", lambda s: {"revision": revision(s), "base": ""}),
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


def edit(story: Any, actor: Any, language: str = "en") -> None:
    about = {"paragraph": first(story), "language": language, "text": "New", "base": shown(story)}
    conductor.decide(story, corrections.correct, actor=actor, **about)


def test_a_translator_edits_only_the_languages_that_she_was_given() -> None:
    story = make_story({"en": PAGE})
    lin = make_user("lin", "Translator", languages=["zh-hans"])
    Paragraph.objects.update(proposal_en="From the machine")
    with pytest.raises(NotPermitted) as refused:
        edit(story, lin)
    assert refused.value.code == "language"
    taking = {"paragraph": first(story), "language": "en", "base": shown(story)}
    with pytest.raises(NotPermitted):
        conductor.decide(story, corrections.take_proposal, actor=lin, **taking)
    LanguageGrant.objects.create(user=lin, language="en")
    edit(story, lin)
    assert first(story).text_en == "New"


def test_a_grant_alone_lets_nobody_edit() -> None:
    story = make_story({"en": PAGE})
    nobody = make_user("zhou", None)
    LanguageGrant.objects.create(user=nobody, language="en")
    assert access.languages_of(nobody) == ()
    with pytest.raises(NotPermitted):
        edit(story, nobody)


def test_an_editor_edits_every_language_without_a_grant() -> None:
    assert access.languages_of(make_user("mei", "Editor")) == access.LANGUAGES


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
