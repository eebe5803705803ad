"""The page "Publish": by buttons and forms, as an editor and a publisher use them, and as nobody should."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.story import digest
from articles.workflow import conductor, publication
from tests.make import make_paragraph, make_short_story, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return make_short_story()


@pytest.fixture
def wang() -> Any:
    return make_user("wang", "Publisher")


def door(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(story: Article, tab: str = "publish") -> str:
    return f"/admin/articles/article/{story.pk}/{tab}/"


def press(client: Client, story: Article, button: str, **fields: Any) -> str:
    """What the page says after a button was pressed."""
    return client.post(address(story), {"do": button, **fields}, follow=True).content.decode()


def state(story: Article, language: str = "en") -> str:
    return story.editions.get(language=language).state


def moment() -> datetime:
    return (timezone.localtime() + timedelta(hours=1)).replace(microsecond=0)


def typed(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%S")


def public_story(story: Article, wang: Any) -> Article:
    """Public in English and Traditional Chinese, with a corrected and approved English draft."""
    conductor.decide(story, publication.publish_together, actor=wang, languages=["en", "zh-hant"])
    story.paragraphs.filter(position=1).update(text_en="It closed.", approved_digest_en=digest("It closed."))
    return story


def test_an_edition_goes_from_draft_to_approved_and_back(story) -> None:
    mei = door(make_user("mei", "Editor"))
    press(mei, story, "submit:en")
    assert state(story) == "in-review"
    press(mei, story, "approve:en")
    assert state(story) == "approved"
    press(mei, story, "back:en", reason="The name of the park")
    assert state(story) == "draft"


def test_a_gate_leads_to_the_row_that_blocks(story, wang) -> None:
    row = make_paragraph(story, {"en": "Not read yet."})
    page = door(wang).get(address(story)).content.decode()
    assert f"{address(story, 'correct')}#row-{row.pk}" in page


def test_a_refusal_names_each_closed_gate_with_its_language(story, wang) -> None:
    make_paragraph(story, {"en": "Not read yet.", "zh-hant": "沒讀過。"})
    page = press(door(wang), story, "together", languages=["en", "zh-hant"])
    assert "English: Paragraphs that nobody has approved" in page
    assert "繁體中文: Paragraphs that nobody has approved" in page
    assert not Edition.objects.published().exists()


def test_languages_go_out_together(story, wang) -> None:
    press(door(wang), story, "together", languages=["en", "zh-hant"])
    assert Edition.objects.published().count() == 2


def test_languages_are_scheduled_together_to_the_second(story, wang) -> None:
    when = moment()
    press(door(wang), story, "together-later", languages=["en", "zh-hant"], moment=typed(when))
    assert list(Edition.objects.order_by("language").values_list("state", "published_at"))[::2] == [
        ("scheduled", when),
        ("scheduled", when),
    ]


def test_scheduling_together_needs_a_moment(story, wang) -> None:
    answer = door(wang).post(address(story), {"do": "together-later", "languages": ["en"], "moment": ""})
    assert (answer.status_code, state(story)) == (422, "draft")


@pytest.mark.parametrize("given", ["", "soon", "2020-01-01T00:00:00"])
def test_an_edition_is_not_scheduled_for_no_moment_or_the_past(story, wang, given: str) -> None:
    press(door(wang), story, "schedule:en", moment=given)
    assert state(story) == "draft"


def test_an_edition_is_scheduled_and_taken_off_again(story, wang) -> None:
    client = door(wang)
    page = press(client, story, "schedule:en", moment=typed(moment()))
    assert "Take off the schedule" in page
    page = press(client, story, "unschedule:en")
    assert state(story) == "draft"
    assert "Take off the schedule" not in page


def test_a_scheduled_edition_whose_moment_has_come_is_shown_as_published(story, wang) -> None:
    client = door(wang)
    press(client, story, "schedule:en", moment=typed(moment()))
    Edition.objects.filter(language="en").update(published_at=timezone.now() - timedelta(seconds=1))
    assert "state-published" in client.get(address(story)).content.decode()
    assert state(story) == "scheduled"  # looking changes nothing


def test_correcting_a_public_edition_asks_what_readers_are_told(story, wang) -> None:
    public_story(story, wang)
    client = door(wang)
    page = client.get(address(story)).content.decode()
    assert "The draft says something else than readers see" in page
    assert "<del>opened</del>" in page
    assert "<ins>closed</ins>" in page
    press(client, story, "publish:en")
    assert story.revisions.filter(language="en").count() == 1


def correction(**fields: Any) -> dict[str, Any]:
    about = {"languages": ["en"], "kind": "correction", "arose": "translation", "wrong": "opened", "right": "closed"}
    return {f"public-{name}": value for name, value in (about | {"note-en": "The park closed."} | fields).items()}


def test_a_correction_is_published_with_its_note_and_asks_the_other_languages(story, wang) -> None:
    public_story(story, wang)
    press(door(wang), story, "correct", **correction(ask_others="on"))
    assert Edition.objects.get(language="en").revision.content["corrections"][0]["note"] == "The park closed."
    assert list(story.findings.filter(check_id="same-error").values_list("language", flat=True)) == ["zh-hant"]
    page = door(wang).get(address(story, "correct")).content.decode()
    assert "English was corrected here: “opened” is now “closed”." in page


@pytest.mark.parametrize("missing", [{"note-en": ""}, {"kind": ""}, {"arose": ""}, {"languages": []}])
def test_a_correction_that_says_too_little_is_not_published(story, wang, missing) -> None:
    public_story(story, wang)
    answer = door(wang).post(address(story), {"do": "correct", **correction(**missing)})
    assert answer.status_code == 422
    assert story.revisions.filter(language="en").count() == 1


def test_a_typo_needs_no_note(story, wang) -> None:
    public_story(story, wang)
    press(door(wang), story, "correct", **correction(kind="typo", **{"note-en": ""}))
    assert story.revisions.filter(language="en").count() == 2


def test_an_edition_is_retracted_with_what_readers_find(story, wang) -> None:
    public_story(story, wang)
    client = door(wang)
    press(client, story, "retract:en", arose="original", note="")
    assert state(story) == "published"
    press(client, story, "retract:en", arose="original", note="The story was invented.")
    assert state(story) == "retracted"
    assert "The story was invented." in client.get(f"/en/articles/{story.slug}/").content.decode()


FORGED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("approve:en", {}),
    ("back:en", {"reason": "x"}),
    ("publish:en", {}),
    ("override:en", {"reason": "x"}),
    ("schedule:en", {"moment": "2099-01-01T00:00:00"}),
    ("unschedule:zh-hant", {}),
    ("withdraw:en", {"reason": "x"}),
    ("retract:en", {"arose": "original", "note": "x"}),
    ("together", {"languages": ["en"]}),
    ("together-later", {"languages": ["en"], "moment": "2099-01-01T00:00:00"}),
)
OF_EDITORS = {"approve:en", "back:en"}


def forge(client: Client, story: Article, button: str, fields: dict[str, Any]) -> int:
    return client.post(address(story), {"do": button, **fields}).status_code


@pytest.mark.parametrize("role", [None, "Translator", "Editor"])
def test_forged_posts_by_those_who_may_not_are_refused(story, role) -> None:
    client = door(make_user("zhou", role))
    Edition.objects.filter(language="en").update(state="in-review")
    before = list(story.editions.values())
    for button, fields in FORGED:
        if role != "Editor" or button not in OF_EDITORS:
            assert forge(client, story, button, fields) == 403, button
    assert list(story.editions.values()) == before


def test_a_translator_sees_no_button_that_she_may_not_press(story) -> None:
    page = door(make_user("lin", "Translator", languages=["zh-hant"])).get(address(story)).content.decode()
    assert 'value="submit:zh-hant"' in page
    for button in ("submit:en", "approve:", "publish:", "schedule:", "together"):
        assert f'value="{button}' not in page


@pytest.mark.parametrize("button", ["", "publish", "publish:fr", "publish:en:en", "together:en", "nonsense:en"])
def test_a_button_that_does_not_exist_is_a_bad_request(story, wang, button: str) -> None:
    assert forge(door(wang), story, button, {}) == 400


def test_the_page_costs_the_same_for_many_rows_and_findings(story, wang, django_assert_max_num_queries) -> None:
    for number in range(30):
        make_paragraph(story, {"en": f"Row {number}.", "zh-hant": f"第{number}段。"})
    client = door(wang)
    client.get(address(story))
    with django_assert_max_num_queries(22):
        client.get(address(story))
