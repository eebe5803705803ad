"""Who works on a piece: of two who take it at once the first has it, and the trail says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.errors import EditConflict, InvalidDecision, NotPermitted
from articles.workflow.assignment import assign
from tests.make import make_article, make_user

pytestmark = pytest.mark.django_db
UNSEEN = {"seen_assignee": None, "seen_due_at": None}


def test_an_editor_takes_a_piece_with_a_time() -> None:
    article, mei, due = make_article(), make_user("mei"), timezone.now() + timedelta(hours=2)
    assign(actor=mei, article=article, assignee=mei, due_at=due, **UNSEEN)
    article.refresh_from_db()
    assert (article.assignee, article.due_at) == (mei, due)
    entry = article.audit_entries.get(verb="assign")
    assert entry.detail["after"].startswith("mei · ")


def test_the_second_of_two_is_told_who_was_first() -> None:
    article, mei, li = make_article(), make_user("mei", first_name="Mei"), make_user("li")
    assign(actor=mei, article=article, assignee=mei, due_at=None, **UNSEEN)
    with pytest.raises(EditConflict) as refused:
        assign(actor=li, article=article, assignee=li, due_at=None, **UNSEEN)
    assert refused.value.theirs == "Mei"
    article.refresh_from_db()
    assert article.assignee == mei
    assert article.audit_entries.filter(verb="assign").count() == 1


def test_a_piece_is_given_up_again() -> None:
    mei = make_user("mei")
    article = make_article(assignee=mei)
    assign(actor=make_user("li"), article=article, assignee=None, due_at=None, seen_assignee=mei.pk, seen_due_at=None)
    article.refresh_from_db()
    assert article.assignee is None


@pytest.mark.parametrize("gone", [{"is_active": False}, {"is_staff": False}])
def test_nobody_gives_a_piece_to_someone_who_has_left(gone) -> None:
    with pytest.raises(InvalidDecision):
        assign(actor=make_user("mei"), article=make_article(), assignee=make_user("old", **gone), due_at=None, **UNSEEN)


def test_a_translator_assigns_nothing() -> None:
    lin = make_user("lin", "Translator")
    with pytest.raises(NotPermitted):
        assign(actor=lin, article=make_article(), assignee=lin, due_at=None, **UNSEEN)
