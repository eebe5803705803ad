"""An edition goes from draft to approved by the table of moves, and back by itself when its text changes."""

import pytest

from articles.errors import Blocked, InvalidDecision, NotPermitted
from articles.models import Edition
from articles.models.story import digest
from articles.workflow import conductor, corrections, editions, publication
from articles.workflow.states import MOVES, move
from tests.make import make_short_story, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei():
    return make_user("mei", "Editor")


@pytest.fixture
def story():
    return make_short_story()


def state(story, language: str = "en") -> str:
    return story.editions.get(language=language).state


def decide(story, verb, actor, **arguments) -> None:
    conductor.decide(story, verb, actor=actor, **{"language": "en"} | arguments)


def correct(story, actor, text: str) -> None:
    row = story.paragraphs.get(position=1)
    decide(story, corrections.correct, actor, paragraph=row, text=text, base=digest(row.text_en))


def approved(story, mei) -> None:
    decide(story, editions.submit, mei)
    decide(story, editions.approve_edition, mei)


def test_a_draft_is_submitted_and_approved(story, mei) -> None:
    lin = make_user("lin", "Translator")
    decide(story, editions.submit, lin)
    assert (state(story), state(story, "zh-hant")) == ("in-review", "draft")
    decide(story, editions.approve_edition, mei)
    assert state(story) == "approved"
    assert list(story.audit_entries.values_list("verb", "actor__username")) == [
        ("approve edition", "mei"),
        ("submit", "lin"),
    ]


def test_an_edition_with_an_unapproved_row_is_not_approved(story, mei) -> None:
    correct(story, mei, "It closed.")
    decide(story, editions.submit, mei)
    with pytest.raises(Blocked) as refused:
        decide(story, editions.approve_edition, mei)
    assert [gate.code for gate in refused.value.gates] == ["unapproved"]
    assert state(story) == "in-review"


def test_an_approved_edition_whose_text_changes_is_in_review_again(story, mei) -> None:
    approved(story, mei)
    correct(story, mei, "It closed.")
    assert state(story) == "in-review"


def test_an_approved_edition_stays_when_another_language_changes(story, mei) -> None:
    approved(story, mei)
    row = story.paragraphs.get(position=1)
    change = {"language": "zh-hant", "text": "它開張了。", "base": digest(row.text_zh_hant)}
    decide(story, corrections.correct, mei, paragraph=row, **change)
    assert state(story) == "approved"


def test_sending_back_takes_a_reason(story, mei) -> None:
    approved(story, mei)
    with pytest.raises(InvalidDecision):
        decide(story, editions.send_back, mei, reason=" ")
    decide(story, editions.send_back, mei, reason="The name of the park is wrong")
    assert state(story) == "draft"
    assert story.audit_entries.get(verb="send back").reason == "The name of the park is wrong"


@pytest.mark.parametrize("verb", [editions.submit, editions.approve_edition])
def test_a_step_that_the_table_does_not_know_is_blocked(story, mei, verb) -> None:
    decide(story, publication.publish, make_user("wang", "Publisher"))
    with pytest.raises(Blocked):
        decide(story, verb, mei)


def test_of_two_who_move_an_edition_at_once_the_second_is_told(story) -> None:
    mine, theirs = (story.editions.get(language="en") for _ in range(2))
    move(theirs, "submit")
    with pytest.raises(Blocked) as refused:
        move(mine, "submit")
    assert refused.value.code == "moved-on"


def test_a_translator_submits_only_languages_that_she_was_given(story) -> None:
    with pytest.raises(NotPermitted):
        decide(story, editions.submit, make_user("lin", "Translator", languages=["zh-hant"]))


def test_every_move_leads_from_a_state_to_a_state() -> None:
    assert {state for froms, to in MOVES.values() for state in (*froms, to)} == set(Edition.State)
