"""The review page in a real browser: with the keyboard alone, by two editors at once, without a connection, and without JavaScript."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PASSWORD, Manage, Screenshot, log_in, violations

PEOPLE = (
    "from tests.make import make_user\n"
    "for name, first in (('mei', 'Mei'), ('li', 'Li')):\n"
    f"    user = make_user(name, 'Editor', first_name=first); user.set_password('{PASSWORD}'); user.save()"
)
CHINESE = """雲南引領新基建

該中心2020年3月15日在昆明掛牌成立。阮成發說：「我們要在南方建設它。」

2019年，雲南省工業增加值增速為8.1%，排名全國第五位。

這是最後一段，說的是學校。
"""
ENGLISH = """Yunnan leads new infrastructure

The center opened in Kunming on March 15, 2020. “We will build it in the south,” Ruan Chengfa said.

In 1949, industrial value added in Yunnan grew by 8.1%, ranking fifth in the country.

This is the last paragraph, about the school.
"""
STORY = (
    "from django.contrib.auth.models import User; from articles.models import Article; from tests.make import make_story; "
    "n = Article.objects.count(); end = chr(10) * n; "  # no two raw documents have the same bytes
    f"pages = {{'zh-hant': {CHINESE!r} + end, 'en': {ENGLISH!r} + end}}; "
    "print(make_story(pages, User.objects.get(username='mei'), slug=f'story-{n}').pk)"
)


@pytest.fixture(scope="module")
def desk(server: str, manage: Manage) -> str:
    """A server with the editors Mei and Li on it."""
    manage("shell", "--no-imports", "--command", PEOPLE)
    return server


@pytest.fixture
def sheet(desk: str, manage: Manage) -> str:
    """The address of a new story's review page."""
    return f"/admin/articles/article/{manage('shell', '--no-imports', '--command', STORY).strip()}/correct/"


@pytest.fixture
def mei(page: Page, sheet: str) -> Page:
    """Mei, with the story open."""
    log_in(page, "mei").goto(sheet)
    return page


@pytest.fixture
def li(browser: Browser, desk: str, sheet: str) -> Iterator[Page]:
    """Li, in a browser of her own, with the story open."""
    context = browser.new_context(base_url=desk)
    page = log_in(context.new_page(), "li")
    page.goto(sheet)
    yield page
    context.close()


def cell(page: Page, starts: str, language: str = "en"):
    return page.locator(f".cell[data-language='{language}']", has_text=starts).first


def box(page: Page, starts: str, language: str = "en"):
    """The box of a text, opened by a click on it."""
    found = cell(page, starts, language)
    found.locator(".text").click()
    return found.locator("textarea[name^='text-']")


def test_a_year_is_mended_and_approved_with_the_keyboard_alone(
    mei: Page, complaints: list[str], screenshot: Screenshot
) -> None:
    mei.keyboard.press("n")
    expect(mei.locator(".note:focus")).to_contain_text("1949")
    expect(mei.locator("mark.must-fix.pointed")).to_have_text("1949")
    screenshot("review-finding")
    mei.keyboard.press("e")
    typing = mei.locator("textarea:focus")
    typing.fill(typing.input_value().replace("1949", "2019"))
    expect(cell(mei, "8.1%").locator("[data-live]")).to_contain_text("find nothing")
    mei.keyboard.press("Control+Enter")
    mended = cell(mei, "In 2019")
    expect(mended.locator(".mark-approved")).to_be_visible()
    expect(mei.locator(".cell:focus")).to_contain_text("This is the last paragraph")
    mei.keyboard.press("Control+Enter")
    expect(cell(mei, "This is the last").locator(".mark-approved")).to_be_visible()
    expect(mei.locator(".progress-list")).to_contain_text("2/4")
    mei.locator(".row", has=cell(mei, "In 2019")).focus()
    mei.keyboard.press("u")
    expect(cell(mei, "In 1949").locator(".text")).to_be_visible()
    assert complaints == []


def test_a_finding_is_dismissed_with_its_reason_by_keys(mei: Page) -> None:
    mei.keyboard.press("n")
    expect(mei.locator(".note:focus")).to_contain_text("1949")
    mei.keyboard.press("d")
    mei.keyboard.type("The source means another year")
    mei.keyboard.press("Enter")
    expect(mei.locator(".note-dismissed")).to_contain_text("Mei: The source means another year")
    mei.get_by_role("button", name=re.compile("dismissed")).click()
    expect(mei.locator("[data-row]:visible")).to_have_count(1)
    mei.get_by_role("button", name=re.compile("all rows")).click()
    expect(mei.locator("[data-row]:visible")).to_have_count(4)


def test_what_means_the_same_lights_up_in_all_languages(mei: Page) -> None:
    mei.locator(".cell[data-language='en'] [data-light]", has_text="8.1%").hover()
    expect(mei.locator(".cell[data-language='zh-hant'] .lit")).to_have_text("8.1%")


def test_a_selection_becomes_a_term_of_the_article(mei: Page) -> None:
    cell(mei, "Yunnan leads").locator(".text").evaluate("(text) => document.getSelection().selectAllChildren(text)")
    mei.get_by_role("link", name="Always write this").click()
    expect(mei.locator("[name=form_en]")).to_have_value("Yunnan leads new infrastructure")


def test_rows_are_split_merged_and_paired_by_keys(mei: Page) -> None:
    typing = box(mei, "The center opened")
    typing.evaluate("(box) => box.setSelectionRange(box.value.indexOf('“We'), box.value.indexOf('“We'))")
    mei.keyboard.press("Alt+Enter")
    expect(mei.locator("[data-row]")).to_have_count(5)
    expect(cell(mei, "阮成發說", "zh-hant")).to_contain_text("阮成發說：「我們要在南方建設它。」")
    mei.locator("[data-row]").nth(1).focus()
    mei.keyboard.press("m")
    expect(mei.locator("[data-row]")).to_have_count(4)
    cell(mei, "This is the last").evaluate("(cell) => { cell.tabIndex = -1; cell.focus(); }")
    mei.keyboard.press("[")
    expect(cell(mei, "In 1949")).to_contain_text("about the school.")
    expect(mei.locator("[data-row]").nth(3).locator(".gap").first).to_have_text("missing in English")


def test_a_line_break_and_a_cursor_behind_an_emoji_split_where_they_stand(mei: Page, sheet: str) -> None:
    typing = box(mei, "阮成發", "zh-hant")
    typing.evaluate("(box) => { const at = box.value.indexOf('阮'); box.setSelectionRange(at, at); }")
    mei.keyboard.press("Enter")
    expect(typing.locator("xpath=..").locator("[data-kept]")).to_have_text("Kept as a draft, not saved")
    typing.locator("xpath=..").get_by_role("button", name="Split at the line break").click()
    expect(mei.locator("[data-row]")).to_have_count(5)
    expect(mei.locator(".edit.unsaved")).to_have_count(0)
    typing = box(mei, "This is the last")
    typing.fill("😀😀 This is the last paragraph, about the school.")
    mei.keyboard.press("Control+s")
    typing = box(mei, "😀😀 This")
    typing.evaluate("(box) => { const at = box.value.indexOf('about'); box.setSelectionRange(at, at); }")
    mei.keyboard.press("Alt+Enter")
    expect(mei.locator("[data-row]")).to_have_count(6)
    expect(mei.locator(".cell[data-language='en'] .text").last).to_have_text("about the school.")


def test_what_a_save_says_is_said_although_the_rows_are_arranged_anew(mei: Page, li: Page) -> None:
    li.locator(".row", has=cell(li, "8.1%")).focus()
    li.keyboard.press("m")
    expect(li.locator("[data-row]")).to_have_count(3)
    box(mei, "Yunnan leads").fill("")
    mei.keyboard.press("Control+s")
    expect(mei.locator("[data-row]")).to_have_count(3)
    expect(mei.locator(".toast", has_text="is not emptied by a correction")).to_be_visible()


def test_what_was_typed_into_a_row_that_is_gone_can_still_be_copied(mei: Page, li: Page, sheet: str) -> None:
    mei.route(
        lambda url: url.endswith("/correct/"),
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    box(mei, "This is the last").fill("Words that nobody else has.")
    expect(cell(mei, "This is the last").locator("[data-kept]")).to_contain_text("kept in this browser")
    li.locator(".row", has=cell(li, "8.1%")).focus()
    li.keyboard.press("m")
    expect(li.locator("[data-row]")).to_have_count(3)
    mei.unroute_all()
    mei.goto(sheet)
    orphan = mei.locator(".notice", has_text="a row that is gone")
    expect(orphan.locator("textarea")).to_have_value("Words that nobody else has.")
    orphan.get_by_role("button", name="I no longer need it").click()
    mei.reload()
    expect(mei.locator("[data-row]")).to_have_count(3)
    expect(orphan).to_have_count(0)


def test_two_editors_see_each_other_and_lose_nothing(mei: Page, li: Page, screenshot: Screenshot) -> None:
    typing = box(mei, "This is the last")
    typing.fill("This is the last paragraph, about the new school.")
    expect(cell(mei, "last paragraph").locator("[data-kept]")).to_have_text("Kept as a draft, not saved")
    box(li, "This is the last").fill("This is the final paragraph, about the school.")
    li.keyboard.press("Control+s")
    expect(cell(li, "This is the final").locator(".text")).to_be_visible()
    mei.evaluate("pulse()")
    expect(mei.locator("[data-people]")).to_have_text("Also here: Li")
    mei.keyboard.press("Control+s")
    conflict = mei.locator(".conflict")
    expect(conflict).to_contain_text("Li changed this text meanwhile")
    expect(conflict).to_contain_text("This is the final paragraph, about the new school.")
    screenshot("review-conflict")
    mei.get_by_role("button", name="Take both into the box").click()
    expect(mei.locator(".conflict")).to_have_count(0)
    mei.locator("details.edit[open] [data-save]").click()
    expect(cell(mei, "This is the final paragraph, about the new school.").locator(".text")).to_be_visible()


def test_a_lost_connection_loses_no_word(mei: Page, sheet: str) -> None:
    typing = box(mei, "This is the last")

    def cut(route: Route) -> None:
        route.abort()

    mei.route("**/correct/", cut)
    typing.fill("Typed in a tunnel.")
    expect(mei.locator(".banner")).to_contain_text("No connection")
    mei.unroute("**/correct/", cut)
    mei.goto(sheet)
    again = mei.locator("details.edit[open] textarea[name^='text-']")
    expect(again).to_have_value("Typed in a tunnel.")
    expect(mei.locator("[data-kept]", has_text="Kept as a draft")).to_be_visible()
    mei.evaluate("localStorage.clear()")
    mei.goto(sheet)
    expect(mei.locator("details.edit.unsaved textarea[name^='text-']")).to_have_value("Typed in a tunnel.")
    mei.get_by_role("button", name="Put mine aside").click()
    expect(mei.locator("details.edit.unsaved")).to_have_count(0)


def test_an_ended_session_loses_no_word(mei: Page, desk: str) -> None:
    typing = box(mei, "This is the last")
    cookies: Any = mei.context.cookies()
    mei.context.clear_cookies(name="sessionid")
    typing.fill("Typed after the session ended.")
    expect(mei.locator(".banner")).to_contain_text("You are logged out")
    mei.keyboard.press("Control+s")
    expect(mei.locator(".banner")).to_contain_text("You are logged out")
    mei.context.add_cookies(cookies)
    mei.keyboard.press("Control+s")
    expect(cell(mei, "Typed after the session ended.").locator(".text")).to_be_visible()
    expect(mei.locator(".banner")).to_have_count(0)


def test_the_page_works_without_javascript(browser: Browser, desk: str, sheet: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = log_in(context.new_page(), "mei")
    page.goto(sheet)
    row = page.locator("[data-row]").nth(2)
    english = row.locator(".cell[data-language='en']")
    english.locator(".edit > summary").click()
    english.locator("textarea[name^='text-']").fill("In 2019, value added grew by 8.1%.")
    english.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".cell[data-language='en'] .text", has_text="In 2019, value")).to_be_visible()
    page.locator("[data-row]").nth(2).get_by_role("link", name="Arrange").click()
    page.locator("[data-row]").nth(2).get_by_role("button", name="Merge with the next row").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    context.close()


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1440, 900, "light"), (900, 1100, "dark"), (390, 844, "light")]
)
def test_the_page_is_accessible_on_every_screen(
    mei: Page, complaints: list[str], screenshot: Screenshot, width: int, height: int, scheme: Any
) -> None:
    mei.set_viewport_size({"width": width, "height": height})
    mei.emulate_media(color_scheme=scheme)
    mei.reload()
    box(mei, "In 1949")
    mei.get_by_role("link", name="Arrange").first.click()
    expect(mei.get_by_role("button", name="Merge with the next row")).to_be_visible()
    assert mei.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    screenshot(f"review-{width}-{scheme}")
    assert complaints == []
    assert violations(mei) == []
