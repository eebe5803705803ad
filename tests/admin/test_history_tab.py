"""The page "History": who published what and why, any two versions side by side, and a revision that comes back."""

import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.models.story import digest
from articles.workflow import conductor, correcting, publication
from tests.make import make_article, make_paragraph, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def wang() -> Any:
    return make_user("wang", "Publisher")


@pytest.fixture
def story(wang) -> Article:
    article = make_article()
    make_paragraph(article, {"en": "A headline", "zh-hant": "標題"}, kind="headline", approved=True)
    make_paragraph(article, {"en": "The park opened in Kunming.", "zh-hant": "園區昨天在昆明開幕。"}, approved=True)
    conductor.decide(article, publication.publish_together, actor=wang, languages=["en", "zh-hant"])
    article.paragraphs.filter(position=1).update(
        text_zh_hant="園區今日在昆明開幕。", approved_digest_zh_hant=digest("園區今日在昆明開幕。")
    )
    conductor.decide(
        article,
        correcting.correct_public,
        actor=wang,
        languages=["zh-hant"],
        kind="correction",
        arose="original",
        wrong="昨天",
        right="今日",
        notes={"zh-hant": "日期有誤。"},
    )
    return article


def door(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/history/"


def keys(story: Article) -> list[int]:
    """The ids of the Chinese revisions, oldest first."""
    return list(story.revisions.filter(language="zh-hant").order_by("number").values_list("pk", flat=True))


def compared(client: Client, story: Article, old: object, new: object) -> str:
    return client.get(address(story), {"old": str(old), "new": str(new)}).content.decode()


def test_revisions_say_who_when_and_why(story, wang) -> None:
    page = door(wang).get(address(story)).content.decode()
    assert "Correction: <del>昨天</del> <ins>今日</ins>" in page.replace("correction:", "Correction:")
    assert "wang" in page
    assert "what readers see" in page


def test_a_correction_of_two_characters_shows_as_two_characters(story, wang) -> None:
    page = compared(door(wang), story, *keys(story))
    comparison = page[page.index('id="comparison"') :]
    assert re.findall("<del>(.*?)</del>", comparison)[0] == "昨天"
    assert re.findall("<ins>(.*?)</ins>", comparison)[0] == "今日"
    assert "Paragraphs without a change: 1" in page


def test_a_draft_is_compared_word_by_word_with_a_revision(story, wang) -> None:
    story.paragraphs.filter(position=1).update(text_en="The park opened in Dali.")
    page = compared(door(wang), story, story.revisions.get(language="en").pk, "draft-en")
    assert "<del>Kunming</del>" in page
    assert "<ins>Dali</ins>" in page


@pytest.mark.parametrize("key", ["", "draft-fr", "draft-", "x", "9" * 30, "-1", "999999"])
def test_a_version_that_does_not_exist_is_not_compared(story, wang, key: str) -> None:
    assert 'id="comparison"' not in compared(door(wang), story, key, "draft-en")


def test_a_revision_of_another_article_is_not_shown(story, wang) -> None:
    other = make_article()
    make_paragraph(other, {"en": "Secret"}, kind="headline", approved=True)
    conductor.decide(other, publication.publish, actor=wang, language="en")
    page = compared(door(wang), story, other.revisions.get().pk, "draft-en")
    assert "Secret" not in page


def restore(client: Client, story: Article, page: str, revision: int) -> None:
    base = re.search('name="base" value="([0-9a-f]+)"', page)
    client.post(address(story), {"do": f"restore:{revision}", "base": base[1] if base else ""})


def test_a_revision_is_restored_from_its_comparison_with_the_draft(story, wang) -> None:
    first = keys(story)[0]
    mei = door(make_user("mei", "Editor"))
    restore(mei, story, compared(mei, story, first, "draft-zh-hant"), first)
    assert story.paragraphs.get(position=1).text_zh_hant == "園區昨天在昆明開幕。"
    assert story.audit_entries.get(verb="restore").actor.username == "mei"


def test_a_draft_that_moved_on_since_the_look_is_not_replaced(story, wang) -> None:
    first = keys(story)[0]
    client = door(wang)
    page = compared(client, story, first, "draft-zh-hant")
    story.paragraphs.filter(position=1).update(text_zh_hant="園區明日在昆明開幕。")
    restore(client, story, page, first)
    assert story.paragraphs.get(position=1).text_zh_hant == "園區明日在昆明開幕。"


def test_a_translator_neither_sees_nor_forges_the_button(story) -> None:
    first = keys(story)[0]
    client = door(make_user("lin", "Translator"))
    page = compared(client, story, first, "draft-zh-hant")
    assert "restore:" not in page
    assert client.post(address(story), {"do": f"restore:{first}", "base": ""}).status_code == 403


def test_many_revisions_cost_no_more_queries(story, wang, django_assert_max_num_queries) -> None:
    for word in ("north", "south", "east", "west"):
        text = f"A park in the {word}"
        story.paragraphs.filter(position=0).update(text_en=text, approved_digest_en=digest(text))
        about = {"languages": ["en"], "kind": "typo", "arose": "original", "wrong": "a", "right": "b", "notes": {}}
        conductor.decide(story, correcting.correct_public, actor=wang, **about)
    client = door(wang)
    first, second = keys(story)
    compared(client, story, first, second)
    with django_assert_max_num_queries(25):
        compared(client, story, first, second)
