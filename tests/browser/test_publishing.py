"""An edition's way to its readers in a real browser: approved, scheduled, corrected, compared, restored, and the trail exported."""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, Manage, Screenshot, log_in, violations

Story = Callable[[str], str]

PEOPLE = f"""
from tests.make import make_user
for name, group in (("mei", "Editor"), ("wang", "Publisher")):
    user = make_user(name, group, is_superuser=name == "wang")
    user.set_password("{PASSWORD}")
    user.save()
"""
STORY = """
from tests.make import make_article, make_paragraph
article = make_article(slug="SLUG")
rows = [
    ("headline", "Tea moves west", "茶葉西行"),
    ("standfirst", "A park for tea growers opens in Kunming", "茶農園區在昆明開幕"),
    ("paragraph", "The park opened in Kunming yesterday.", "園區昨天在昆明開幕。"),
    ("paragraph", "Growers from the whole province came.", "全省茶農前來參加。"),
    ("paragraph", "The next park is to stand in Dali.", "下一個園區將設在大理。"),
]
for kind, english, chinese in rows:
    make_paragraph(article, {"en": english, "zh-hant": chinese}, kind=kind, approved=True)
print(article.pk)
"""


@pytest.fixture(scope="module")
def people(server: str, manage: Manage) -> None:
    """Mei, an editor, and Wang, a publisher."""
    manage("shell", "--no-imports", "--command", PEOPLE)


@pytest.fixture
def story(people: None, manage: Manage) -> Story:
    """Makes an approved story of that slug, and gives the address of its pages."""

    def make(slug: str) -> str:
        number = manage("shell", "--no-imports", "--command", STORY.replace("SLUG", slug))
        return f"/admin/articles/article/{number.strip()}"

    return make


def card(page: Page, language: str = "en"):
    return page.locator(f"section.card#{language}")


def expect_state(page: Page, state: str, language: str = "en") -> None:
    expect(card(page, language).locator(".state")).to_have_text(state)


def soon() -> datetime:
    """A moment that even a busy machine has not passed before the edition is scheduled for it."""
    return datetime.now(ZoneInfo(settings.TIME_ZONE)).replace(microsecond=0) + timedelta(seconds=20)


def wait_until(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - datetime.now(ZoneInfo(settings.TIME_ZONE))).total_seconds()))


def publish_both(page: Page, address: str) -> None:
    """Publishes both languages by one form."""
    page.goto(f"{address}/publish/")
    page.get_by_role("button", name="Publish them now").click()
    expect_state(page, "published")
    expect_state(page, "published", "zh-hant")


def rewrite(page: Page, address: str, language: str, old: str, new: str) -> None:
    """Corrects a word on the page "Correct", and approves the row."""
    page.goto(f"{address}/correct/")
    cell = page.locator(f".cell[id$='-{language}']", has_text=old).first
    cell.locator("details.edit > summary").click()
    box = cell.locator("textarea[name^='text-']")
    box.fill(box.input_value().replace(old, new))
    cell.get_by_role("button", name="Save and approve").click()
    expect(page.locator(f".cell[id$='-{language}']", has_text=new).first).to_be_visible()


def test_an_edition_is_submitted_approved_and_public_at_its_second(
    page: Page, story: Story, complaints: list[str], screenshot: Screenshot
) -> None:
    address = story("tea-to-the-second")
    desk = log_in(page, "mei")
    desk.goto(f"{address}/publish/")
    card(desk).get_by_role("button", name="Hand to the editors").click()
    expect_state(desk, "in review")
    card(desk).get_by_role("button", name="Approve the edition").click()
    expect_state(desk, "approved")
    log_in(desk, "wang").goto(f"{address}/publish/")
    moment = soon()
    card(desk).locator("summary", has_text="Schedule").click()
    card(desk).get_by_label(re.compile("^Moment")).fill(moment.strftime("%Y-%m-%dT%H:%M:%S"))
    card(desk).get_by_role("button", name="Freeze and schedule").click()
    expect_state(desk, "scheduled")
    screenshot("publish-scheduled")
    public = "/en/articles/tea-to-the-second/"
    assert desk.request.get(public).status == 404
    wait_until(moment)
    assert desk.request.get(public).status == 200
    desk.goto(f"{address}/publish/")
    expect_state(desk, "published")
    assert [text for text in complaints if "404" not in text] == []


def test_two_runners_at_once_do_a_job_once(page: Page, story: Story, manage: Manage) -> None:
    address = story("tea-by-two-runners")
    desk = log_in(page, "wang")
    desk.goto(f"{address}/publish/")
    card(desk).locator("summary", has_text="Schedule").click()
    moment = soon()
    card(desk).get_by_label(re.compile("^Moment")).fill(moment.strftime("%Y-%m-%dT%H:%M:%S"))
    card(desk).get_by_role("button", name="Freeze and schedule").click()
    expect_state(desk, "scheduled")
    wait_until(moment)
    with ThreadPoolExecutor() as pool:
        said = "".join(pool.map(lambda _: manage("run_jobs", "--once"), range(2)))
    assert said.count("done   publish tea-by-two-runners en") == 1
    desk.goto("/admin/articles/auditentry/?article=tea-by-two-runners&verb=publish")
    expect(desk.locator("#result_list tbody tr")).to_have_count(1)


def test_languages_are_published_together(page: Page, story: Story, screenshot: Screenshot) -> None:
    address = story("tea-together")
    desk = log_in(page, "wang")
    desk.goto(f"{address}/publish/")
    screenshot("publish-draft")
    publish_both(desk, address)
    screenshot("publish-published")
    for language in ("en", "zh-hant"):
        assert desk.request.get(f"/{language}/articles/tea-together/").status == 200


def test_a_public_edition_is_corrected_with_its_note_and_the_other_language_is_asked(
    page: Page, story: Story, complaints: list[str], screenshot: Screenshot
) -> None:
    address = story("tea-corrected")
    desk = log_in(page, "wang")
    publish_both(desk, address)
    rewrite(desk, address, "en", "yesterday", "today")
    desk.goto(f"{address}/publish/")
    form = desk.locator("#correct-public")
    expect(form.locator("del")).to_have_text("yesterday")
    expect(form.locator("ins")).to_have_text("today")
    screenshot("publish-correction")
    form.get_by_label("Kind").select_option("correction")
    form.get_by_label("Where the error arose").select_option("original")
    form.get_by_role("button", name="Publish the correction").click()
    expect(form.locator(".errorlist")).to_contain_text("need the note")
    form.get_by_label(re.compile("^Note to readers")).fill("The day was wrong.")
    form.get_by_role("button", name="Publish the correction").click()
    expect(desk.locator("#correct-public")).to_have_count(0)
    desk.goto(f"{address}/correct/")
    question = desk.locator(".note", has_text="Same error?").first
    expect(question).to_contain_text("English was corrected here: “yesterday” is now “today”.")
    screenshot("correct-same-error")
    question.locator("summary", has_text="No error?").click()
    question.get_by_label("Why it is none").fill("It says the same day as the source")
    question.get_by_role("button", name="Dismiss").click()
    expect(desk.locator(".note-dismissed", has_text="Same error?")).to_have_count(1)
    desk.goto("/en/articles/tea-corrected/")
    expect(desk.locator("main")).to_contain_text("The day was wrong.")
    expect(desk.locator("main")).to_contain_text("in Kunming today")
    assert [text for text in complaints if "422" not in text] == []


def test_two_revisions_are_compared_and_one_is_restored(page: Page, story: Story, screenshot: Screenshot) -> None:
    address = story("tea-compared")
    desk = log_in(page, "wang")
    publish_both(desk, address)
    rewrite(desk, address, "zh-hant", "昨天", "今日")
    desk.goto(f"{address}/publish/")
    form = desk.locator("#correct-public")
    form.get_by_label("Kind").select_option("typo")
    form.get_by_label("Where the error arose").select_option("original")
    form.get_by_role("button", name="Publish the correction").click()
    desk.goto(f"{address}/history/")
    options = desk.locator("#compare-old option", has_text="繁體中文").all_inner_texts()
    assert len(options) == 3
    desk.get_by_label("Before", exact=True).select_option(label=options[2])
    desk.get_by_label("After", exact=True).select_option(label=options[1])
    desk.get_by_role("button", name="Compare").click()
    comparison = desk.locator("#comparison")
    expect(comparison.locator("del")).to_have_text("昨天")
    expect(comparison.locator("ins")).to_have_text("今日")
    assert "old=" in desk.url
    screenshot("history-compared")
    desk.get_by_label("After", exact=True).select_option(label=options[0])
    desk.get_by_role("button", name="Compare").click()
    comparison.get_by_role("button", name="Restore revision 1 as the draft").click()
    expect(desk.locator(".messagelist")).to_contain_text("The revision is the draft again")
    desk.goto(f"{address}/correct/")
    expect(desk.locator(".cell[id$='-zh-hant']", has_text="昨天").first).to_be_visible()


def test_the_audit_trail_is_filtered_and_exported(page: Page, story: Story, screenshot: Screenshot) -> None:
    address = story("tea-exported")
    desk = log_in(page, "wang")
    publish_both(desk, address)
    desk.goto(f"{address}/history/")
    desk.get_by_role("link", name="Filter these entries").click()
    expect(desk.locator("#result_list tbody tr")).to_have_count(2)
    screenshot("audit-list")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Export as CSV").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert all("tea-exported" in line for line in lines[1:])
    desk.goto("/admin/articles/auditentry/")
    assert violations(desk) == []


def test_an_edition_is_retracted_and_readers_find_the_notice(page: Page, story: Story, screenshot: Screenshot) -> None:
    address = story("tea-retracted")
    desk = log_in(page, "wang")
    publish_both(desk, address)
    card(desk).locator("summary", has_text="Retract").click()
    card(desk).get_by_label(re.compile("^What readers find")).fill("The story was invented.")
    card(desk).get_by_role("button", name="Retract the edition").click()
    expect_state(desk, "retracted")
    assert desk.goto("/en/articles/tea-retracted/").status == 200
    expect(desk.locator("main")).to_contain_text("The story was invented.")
    assert violations(desk) == []
    screenshot("public-retracted")


SCREENS = {"desktop": (1280, 900), "tablet": (820, 1180), "phone": (390, 844)}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_pages_are_accessible_in_light_and_dark_and_in_chinese(
    page: Page, story: Story, screenshot: Screenshot, screen: str
) -> None:
    address = story(f"tea-on-a-{screen}")
    desk = log_in(page, "wang")
    publish_both(desk, address)
    rewrite(desk, address, "en", "yesterday", "today")
    width, height = SCREENS[screen]
    desk.set_viewport_size({"width": width, "height": height})
    for scheme, language in (("light", "English"), ("dark", "繁體中文")):
        desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        desk.goto(f"{address}/publish/")
        desk.get_by_role("button", name=language, exact=True).click()
        card(desk).locator("summary").first.click()
        assert violations(desk) == []
        screenshot(f"publish-{screen}-{scheme}")
        desk.goto(f"{address}/history/")
        desk.locator("#comparison, .revisions a").first.click()
        assert violations(desk) == []
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        screenshot(f"history-{screen}-{scheme}")
