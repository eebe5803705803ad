"""The list of publisher rules: what it shows, what it costs, who may change it, and the trial before a rule goes live."""

from typing import Any

import pytest
from django.test import Client

from articles.models import PublisherRule, RawDocument, Source
from articles.workflow import conductor, cruft, teaching
from tests.make import make_document, make_source, make_story, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/publisherrule/"
TOPIC = "Special topic: the road to the south"
PAGE = (
    f"A new road opens\n\nThe province opened a new road to the south on Monday, and it will carry trucks.\n\n{TOPIC}\n"
)


@pytest.fixture
def paper() -> Source:
    return make_source("the-paper", kind="publication", name_en="The Paper")


@pytest.fixture
def rule(paper) -> PublisherRule:
    actor = make_user("li")
    return teaching.make(actor=actor, publisher=paper, match="text", pattern=TOPIC, ruling="strip")


def door(user: Any = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def page(rule: PublisherRule) -> str:
    return f"{LIST}{rule.pk}/change/"


def archive(paper: Source) -> None:
    """Three pages with the topic: nobody ruled on the first, one was stripped, one kept."""
    make_document(f"Page one\n\n{PAGE}", publisher=paper)
    for ruling in ("strip", "keep"):
        article = make_story({"en": f"Page to {ruling}\n\n{PAGE}"})
        block = article.documents.get().blocks.last()
        conductor.decide(article, cruft.rule, actor=make_user(f"zhou-{ruling}"), block=block, ruling=ruling)
        RawDocument.objects.filter(articles=article).update(publisher=paper)


def test_the_trial_tells_what_people_ruled_from_what_would_change(rule, paper) -> None:
    archive(paper)
    make_document(f"Somebody else's\n\n{PAGE}", publisher=make_source())
    answer = door(make_user("mei")).get(page(rule))
    trial = answer.context["trial"]
    counts = [group.count for group in (trial.disagrees, trial.agrees, trial.changes, trial.same)]
    assert counts == [1, 1, 1, 0]
    assert trial.pages == 3
    assert answer.content.decode().count(TOPIC) >= 3


def test_looking_changes_nothing(rule, paper) -> None:
    archive(paper)
    before = list(PublisherRule.objects.values())
    door(make_user("mei")).get(page(rule))
    assert list(PublisherRule.objects.values()) == before


def test_an_editor_puts_live_what_she_saw_and_retires_it(rule) -> None:
    client = door(make_user("mei"))
    client.post(page(rule), {"do": "live", "seen": teaching.fingerprint(rule)})
    assert PublisherRule.objects.get().state == "live"
    client.post(page(rule), {"do": "retire"})
    assert PublisherRule.objects.get().state == "retired"


def test_what_somebody_else_changed_meanwhile_does_not_go_live(rule) -> None:
    seen = teaching.fingerprint(rule)
    teaching.edit(actor=rule.made_by, rule=rule, match="text", pattern="Another text", ruling="strip")
    answer = door(make_user("mei")).post(page(rule), {"do": "live", "seen": seen})
    assert "Somebody else changed this rule" in answer.content.decode()
    assert PublisherRule.objects.get().state == "draft"


def changed(rule: PublisherRule, **values: str) -> dict[str, str]:
    given = {"pattern": rule.pattern, "match": rule.match, "ruling": rule.ruling, "note": ""}
    return {"do": "save", "seen": teaching.fingerprint(rule), **given, **values}


def test_a_changed_rule_is_a_draft_again(rule) -> None:
    teaching.put_live(actor=rule.made_by, rule=rule)
    door(make_user("mei")).post(page(rule), changed(rule, ruling="keep"))
    assert PublisherRule.objects.values_list("state", "ruling").get() == ("draft", "keep")


def test_what_cannot_be_a_rule_is_said_beside_it(rule) -> None:
    answer = door(make_user("mei")).post(page(rule), changed(rule, match="skeleton"))
    assert answer.status_code == 422
    assert "Nothing is left to compare with" in answer.content.decode()
    assert PublisherRule.objects.get().match == "text"


def test_an_editor_writes_a_rule_down(paper) -> None:
    post = {"publisher": paper.pk, "pattern": "… Comments", "match": "skeleton", "ruling": "strip", "note": "x"}
    client = door(make_user("mei"))
    assert client.get(f"{LIST}add/").status_code == 200
    client.post(f"{LIST}add/", {"do": "save", **post})
    rule = PublisherRule.objects.get()
    assert (rule.pattern, rule.state, rule.made_by.username) == ("… comments", "draft", "mei")
    assert client.post(f"{LIST}add/", {"do": "save", **post}).status_code == 422


@pytest.mark.parametrize("who", ["anonymous", "Translator", "staff in no group", "a reader with an account"])
def test_forged_posts_change_nothing(rule, paper, who: str) -> None:
    users: dict[str, dict[str, Any]] = {
        "Translator": {"group": "Translator"},
        "staff in no group": {"group": None},
        "a reader with an account": {"is_staff": False},
    }
    client = door(make_user("zhou", **users[who]) if who in users else None)
    before = list(PublisherRule.objects.values())
    forged: list[tuple[str, dict[str, Any]]] = [
        (page(rule), {"do": "live", "seen": teaching.fingerprint(rule)}),
        (page(rule), {"do": "retire"}),
        (page(rule), changed(rule, pattern="Forged")),
        (f"{LIST}add/", {"do": "save", "publisher": paper.pk, "pattern": "F", "match": "text", "ruling": "strip"}),
        (LIST, {"action": "delete_selected", "_selected_action": rule.pk, "post": "yes"}),
        (f"{LIST}{rule.pk}/delete/", {"post": "yes"}),
    ]
    for address, post in forged:
        assert client.post(address, post).status_code in (200, 302, 403)  # 200: the list, with nothing done
    assert list(PublisherRule.objects.values()) == before


def test_an_editor_deletes_no_rule(rule) -> None:
    client = door(make_user("root", None, is_superuser=True))
    client.post(LIST, {"action": "delete_selected", "_selected_action": rule.pk, "post": "yes"})
    client.post(f"{LIST}{rule.pk}/delete/", {"post": "yes"})
    assert PublisherRule.objects.exists()


def test_an_unknown_button_or_rule_is_no_crash(rule) -> None:
    client = door(make_user("mei"))
    assert client.post(page(rule), {"do": "burn"}).status_code == 400
    assert client.get(f"{LIST}x/change/").status_code == 404


def test_the_list_shows_hits_and_costs_the_same_for_many(rule, paper, django_assert_max_num_queries) -> None:
    teaching.put_live(actor=rule.made_by, rule=rule)
    for number in range(3):
        make_document(f"Page {number}\n\n{PAGE}", publisher=paper)
        teaching.make(actor=rule.made_by, publisher=paper, match="text", pattern=f"Text {number}", ruling="strip")
    client = door(make_user("mei"))
    client.get(LIST)
    with django_assert_max_num_queries(13):
        answer = client.get(LIST, {"state": "live", "q": "topic", "o": "-6"})
    assert [row.hit_count for row in answer.context["cl"].result_list] == [3]


def test_a_trial_costs_the_same_for_many_blocks(rule, paper, django_assert_max_num_queries) -> None:
    for number in range(3):
        make_document(f"Page {number}\n\n{PAGE}" + f"\n{TOPIC}\n" * 20, publisher=paper)
    client = door(make_user("mei"))
    with django_assert_max_num_queries(14):
        client.get(page(rule))
