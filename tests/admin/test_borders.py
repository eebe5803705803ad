"""Nobody gets past the desk's doors: forged posts by those who may not, and pages that only look."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from articles.models.story import digest
from articles.reading import wording
from articles.text.checks import CHECKS
from articles.text.cruft import RULES
from tests.make import make_story, make_user

pytestmark = pytest.mark.django_db

CHINESE = "雲南引領新基建\n\n雲南省區塊鏈中心2020年3月15日在昆明掛牌成立，這是該省的第1個區塊鏈中心。\n"
ENGLISH = (
    "Yunnan leads new infrastructure\n\n"
    "The Yunnan Blockchain Center opened in Kunming on March 15, 2020, number 1 in the province.\n\n"
    "Was this article helpful?\n"
)
TABS = ("correct", "cruft", "quotes", "picture", "publish", "history")


@pytest.fixture
def story() -> Article:
    return make_story({"zh-hant": CHINESE, "en": ENGLISH})


def door(user=None, **options) -> Client:
    client = Client(**options)
    if user is not None:
        client.force_login(user)
    return client


def address(story: Article, tab: str) -> str:
    return f"/admin/articles/article/{story.pk}/{tab}/"


def forged(story: Article) -> list[tuple[str, dict[str, str]]]:
    """Posts that would change something if they were let through."""
    row = story.paragraphs.get(position=1)
    block = story.documents.get(language="en").blocks.last()
    return [
        (
            "correct",
            {"do": f"save:{row.pk}:en", f"text-{row.pk}-en": "Forged.", f"base-{row.pk}-en": digest(row.text_en)},
        ),
        ("correct", {"do": "approve-all:en", **{f"base-{p.pk}-en": digest(p.text_en) for p in story.paragraphs.all()}}),
        ("cruft", {"do": f"keep:{block.pk}"}),
        ("publish", {"do": "override:en", "reason": "Forged"}),
    ]


def state(story: Article) -> list[list[Any]]:
    managers = (story.paragraphs, story.findings, story.editions, story.revisions)
    return [list(manager.order_by("pk").values()) for manager in managers]


@pytest.mark.parametrize("who", ["anonymous", "a reader with an account", "staff in no group"])
def test_forged_posts_change_nothing(story, who: str) -> None:
    users: dict[str, dict[str, Any]] = {
        "a reader with an account": {"group": "Publisher", "is_staff": False},
        "staff in no group": {"group": None},
    }
    user = make_user("zhou", **users[who]) if who in users else None
    before = state(story)
    for tab, post in forged(story):
        assert door(user).post(address(story, tab), post).status_code in (302, 403)
    assert state(story) == before


def test_a_translator_corrects_and_does_no_more(story) -> None:
    client = door(make_user("lin", "Translator"))
    (save_to, save), *others = forged(story)
    client.post(address(story, save_to), save)
    assert story.paragraphs.get(position=1).text_en == "Forged."
    before = state(story)
    for tab, post in others:
        client.post(address(story, tab), post)
    assert state(story) == before


def test_a_translator_does_not_get_past_her_languages(story) -> None:
    client = door(make_user("lin", "Translator", languages=["zh-hans"]))
    row = story.paragraphs.get(position=1)
    story.paragraphs.filter(pk=row.pk).update(proposal_en="From the machine")
    before = state(story)
    fields = {f"text-{row.pk}-en": "Forged.", f"base-{row.pk}-en": digest(row.text_en)}
    for button in (f"save:{row.pk}:en", "save-all", f"take:{row.pk}:en"):
        assert client.post(address(story, "correct"), {"do": button, **fields}).status_code == 403
    client.post(address(story, "publish"), {"do": "submit:en"})
    assert state(story) == before


def test_an_editor_does_not_publish(story) -> None:
    door(make_user("mei", "Editor")).post(address(story, "publish"), {"do": "override:en", "reason": "Forged"})
    assert not Edition.objects.published().exists()


def test_a_publisher_publishes_past_a_gate_with_a_reason(story) -> None:
    client = door(make_user("wang", "Publisher"))
    client.post(address(story, "publish"), {"do": "override:en", "reason": ""})
    assert not Edition.objects.published().exists()
    client.post(address(story, "publish"), {"do": "override:en", "reason": "It must run tonight"})
    assert Edition.objects.published().get().language == "en"


def test_a_post_without_its_token_is_refused(story) -> None:
    tab, post = forged(story)[0]
    client = door(make_user("wang", "Publisher"), enforce_csrf_checks=True)
    assert client.post(address(story, tab), post).status_code == 403


@pytest.mark.parametrize("tab", [*TABS, "change"])
def test_looking_changes_nothing(story, tab: str) -> None:
    before = state(story)
    assert door(make_user("wang", "Publisher")).get(address(story, tab)).status_code == 200
    assert state(story) == before


def test_the_second_save_over_a_newer_edit_is_refused_and_shows_both(story) -> None:
    row = story.paragraphs.get(position=1)
    post = {"do": f"save:{row.pk}:en", f"base-{row.pk}-en": digest(row.text_en)}
    door(make_user("mei")).post(address(story, "correct"), post | {f"text-{row.pk}-en": "What Mei wrote."})
    answer = door(make_user("li")).post(
        address(story, "correct"), post | {f"text-{row.pk}-en": "Words of Li."}, follow=True
    )
    page = answer.content.decode()
    assert "Somebody else changed this text" in page
    assert "Words of Li." in page
    assert "Mei" in page
    assert story.paragraphs.get(position=1).text_en == "What Mei wrote."


@pytest.mark.parametrize("tab", TABS)
def test_a_longer_article_costs_no_more_queries(story, tab: str, django_assert_max_num_queries) -> None:
    client = door(make_user("wang", "Publisher"))
    client.get(address(story, tab))
    with django_assert_max_num_queries(25):
        assert client.get(address(story, tab)).status_code == 200


@pytest.mark.parametrize("path", ["paragraph", "block", "finding", "quote", "edition", "revision", "auditentry", "job"])
def test_rows_of_the_path_have_no_plain_form_to_change_them(path: str) -> None:
    client = door(make_user("root", None, is_superuser=True))
    assert client.get(f"/admin/articles/{path}/add/").status_code in (403, 404)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_and_gate_has_its_words_in_every_language(language: str) -> None:
    with translation.override(language):
        assert all(wording.check_title(check.id) != check.id for check in CHECKS)
        assert all(str(sentence) for sentence in (*wording.GATES.values(), *wording.SENTENCES.values()))
    assert {check.id for check in CHECKS} <= set(wording.TITLES)
    assert {rule.id for rule in RULES} <= set(wording.RULES)
    gates = {"no-headline", "must-fix", "unapproved", "untold", "picture-alt", "rights", "embargo", "legal-hold"}
    assert set(wording.GATES) == gates


def test_the_board_and_the_list_cost_the_same_for_many(django_assert_max_num_queries) -> None:
    for _ in range(3):
        make_story({"en": f"A headline\n\nSome text of story {_} that goes on for a while here.\n"})
    client = door(make_user("root", None, is_superuser=True))
    with django_assert_max_num_queries(25):
        client.get("/admin/")
    with django_assert_max_num_queries(25):
        client.get("/admin/articles/article/")
