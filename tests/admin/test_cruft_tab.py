"""The page "Cruft": ticks become rulings, doubt and lessons show, and a forged post reaches no other page's blocks."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Block, PublisherRule, RawDocument
from articles.models.story import digest
from articles.workflow import conductor
from tests.make import make_source, make_story, make_user

pytestmark = pytest.mark.django_db

STORY = (
    "The province opened a new road to the south on Monday, and it will carry four thousand trucks a day from May on."
)
PAGE = f"A new road opens\n\n{STORY}\n\nOur column\n\nShare this article on Facebook\n\nAll rights reserved.\n"


@pytest.fixture
def story() -> Article:
    return make_story({"en": PAGE})


def door(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/cruft/"


def blocks(story: Article) -> list[Block]:
    return list(story.documents.get().blocks.all())


def ticked(story: Article, *positions: int) -> dict[str, Any]:
    """What a browser posts when these blocks are ticked."""
    rows = blocks(story)
    shown = ",".join(str(row.pk) for row in rows if not row.kept)
    document = story.documents.get().pk
    return {"do": f"ticks:{document}", "shown": shown, "tick": [rows[at].pk for at in positions]}


def rulings(story: Article) -> list[str]:
    return [row.ruling for row in blocks(story)]


def test_only_what_was_ticked_otherwise_is_ruled_on(story) -> None:
    door(make_user("mei")).post(address(story), ticked(story, 2, 4))
    assert rulings(story) == ["", "", "strip", "keep", ""]


def test_all_is_confirmed_at_once_in_few_queries(story, django_assert_max_num_queries) -> None:
    client = door(make_user("mei"))
    document = story.documents.get().pk
    with django_assert_max_num_queries(60):
        client.post(address(story), {"do": f"confirm:{document}"})
    assert rulings(story) == ["", "", "", "strip", "strip"]


def test_blocks_of_another_page_are_out_of_reach(story) -> None:
    other = make_story({"en": PAGE.replace("Monday", "Tuesday")})
    forged = ticked(story) | {"shown": "", "tick": [row.pk for row in blocks(other)] + ["x", "9" * 40]}
    door(make_user("mei")).post(address(story), forged)
    assert rulings(other) == [""] * 5
    answer = door(make_user("li")).post(address(story), {**forged, "do": f"ticks:{other.documents.get().pk}"})
    assert answer.status_code == 404


@pytest.mark.parametrize("group", [None, "Translator"])
def test_forged_ticks_change_nothing(story, group: str | None) -> None:
    answer = door(make_user("zhou", group)).post(address(story), ticked(story, 0, 1))
    assert answer.status_code == 403
    assert rulings(story) == [""] * 5
    assert not PublisherRule.objects.exists()


def test_a_translator_sees_ticks_that_she_cannot_turn(story) -> None:
    page = door(make_user("lin", "Translator")).get(address(story)).content.decode()
    assert page.count('class="tick"') == 5
    assert page.count(" disabled") == 5
    assert "Rule as ticked" not in page


def test_doubt_is_shown_until_a_person_rules(story) -> None:
    Block.objects.filter(pk=blocks(story)[2].pk).update(score=0.5)
    client = door(make_user("mei"))
    assert client.get(address(story)).content.decode().count("block-doubtful") == 1
    client.post(address(story), {"do": f"keep:{blocks(story)[2].pk}"})
    assert "block-doubtful" not in client.get(address(story)).content.decode()


def test_what_was_taught_leads_to_its_rule(story) -> None:
    paper, mei = make_source(), make_user("mei")
    RawDocument.objects.update(publisher=paper)
    rule = PublisherRule.objects.create(
        publisher=paper, pattern="our column", digest=digest("our column"), ruling="strip", made_by=mei
    )
    conductor.read_in(story.documents.get())
    page = door(mei).get(address(story)).content.decode()
    assert f'/admin/articles/publisherrule/{rule.pk}/change/">taught by an editor' in page
