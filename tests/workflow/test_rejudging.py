"""Judged again, an article follows what was taught since; what people ruled, wrote or approved stays."""

from typing import Any

import pytest
from django.test import Client

from articles.errors import NotPermitted
from articles.models import Article, AuditEntry, Block, PublisherRule, RawDocument, Source
from articles.models.story import digest
from articles.workflow import conductor, corrections, cruft, rejudging
from tests.make import make_source, make_story, make_user

pytestmark = pytest.mark.django_db

TOPIC = "Special topic: the road to the south"
STORY = (
    "The province opened a new road to the south on Monday, and it will carry four thousand trucks a day from May on."
)
PAGE = (
    f"A new road opens\n\n{STORY}\n\n{TOPIC}\n\nTrucks will follow in May, the head of the province said on Monday.\n"
)
LIST = "/admin/articles/article/"


@pytest.fixture
def mei() -> Any:
    return make_user("mei")


@pytest.fixture
def story() -> Article:
    article = make_story({"en": PAGE})
    RawDocument.objects.filter(articles=article).update(publisher=make_source())
    return article


def teach(actor: Any, text: str = TOPIC.lower()) -> None:
    PublisherRule.objects.create(
        publisher=Source.objects.get(),
        pattern=text,
        digest=digest(text),
        ruling="strip",
        made_by=actor,
    )


def topic(article: Article) -> Block:
    return article.documents.get().blocks.get(position=2)


def texts(article: Article) -> list[str]:
    return [row.text_en for row in article.paragraphs.all()]


def test_what_was_taught_since_is_stripped(story, mei) -> None:
    assert TOPIC in texts(story)
    teach(mei)
    outcome = rejudging.judge_again(actor=mei, article=story)
    assert (outcome.stripped, outcome.kept, outcome.held) == (1, 0, 0)
    assert TOPIC not in texts(story)
    entry = AuditEntry.objects.get(verb="judge again")
    assert (entry.actor, entry.article, entry.detail["before"]) == (mei, story, str(topic(story).pk))


def test_a_ruling_stays(story, mei) -> None:
    conductor.decide(story, cruft.rule, actor=mei, block=topic(story), ruling="keep")
    teach(mei)
    assert rejudging.judge_again(actor=mei, article=story).stripped == 0
    assert TOPIC in texts(story)


@pytest.mark.parametrize("by", ["writing", "approving"])
def test_what_a_person_owns_is_held(story, mei, by: str) -> None:
    row = story.paragraphs.get(text_en=TOPIC)
    if by == "writing":
        conductor.decide(
            story, corrections.correct, actor=mei, paragraph=row, language="en", text="My words", base=digest(TOPIC)
        )
    else:
        conductor.decide(
            story, corrections.approve, actor=mei, paragraphs=[row], language="en", base={row.pk: digest(TOPIC)}
        )
    before = texts(story)
    teach(mei)
    outcome = rejudging.judge_again(actor=mei, article=story)
    assert (outcome.stripped, outcome.held) == (0, 1)
    assert texts(story) == before


def test_judged_twice_changes_nothing_more(story, mei) -> None:
    teach(mei)
    rejudging.judge_again(actor=mei, article=story)
    rows = list(story.paragraphs.values())
    assert rejudging.judge_again(actor=mei, article=story) == rejudging.Outcome(story)
    assert list(story.paragraphs.values()) == rows


@pytest.mark.parametrize("group", [None, "Translator"])
def test_only_editors_may(story, mei, group: str | None) -> None:
    teach(mei)
    actor = make_user("zhou", group)
    with pytest.raises(NotPermitted):
        list(rejudging.judge_all(actor=actor, articles=[story.pk]))
    client = Client()
    client.force_login(actor)
    client.post(LIST, {"action": "strip_cruft_again", "_selected_action": [story.pk]})
    assert not topic(story).is_cruft


def test_the_list_reports_each_article(story, mei) -> None:
    other = make_story({"en": PAGE.replace("Monday", "Tuesday")})
    teach(mei)
    client = Client()
    client.force_login(mei)
    answer = client.post(LIST, {"action": "strip_cruft_again", "_selected_action": [story.pk, other.pk]}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 2
    assert "blocks stripped now: 1" in said[0]
    assert f"/admin/articles/article/{story.pk}/cruft/" in said[0]
    assert "nothing changed" in said[1]


def test_one_that_fails_leaves_the_others(story, mei, monkeypatch) -> None:
    other = make_story({"en": PAGE.replace("Monday", "Tuesday")})
    teach(mei)
    settle = conductor.settle

    def failing(article: Article) -> None:
        if article == other:
            raise NotPermitted("No.", code="x")
        settle(article)

    monkeypatch.setattr(conductor, "settle", failing)
    outcomes = list(rejudging.judge_all(actor=mei, articles=[other.pk, story.pk]))
    assert [str(outcome.refusal or "") for outcome in outcomes] == ["", "No."]
    assert TOPIC not in texts(story)
    assert not AuditEntry.objects.filter(verb="judge again", article=other).exists()


def test_too_many_at_once_are_refused_with_the_number(story, mei, monkeypatch) -> None:
    monkeypatch.setattr(rejudging, "MOST", 0)
    client = Client()
    client.force_login(mei)
    answer = client.post(LIST, {"action": "strip_cruft_again", "_selected_action": [story.pk]}, follow=True)
    assert "at most 0 articles" in answer.content.decode()
    assert not AuditEntry.objects.filter(verb="judge again").exists()


def test_more_blocks_cost_no_more_queries_to_judge(mei, django_assert_max_num_queries) -> None:
    for size in (2, 60):
        article = make_story({"en": "A road\n\n" + "\n\n".join(f"{STORY} Block {n}." for n in range(size))})
        with django_assert_max_num_queries(60):
            rejudging.judge_again(actor=mei, article=article)
