"""New from page in a real browser: with the keyboard alone, without JavaScript, in a phone's width, and after a reload."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, Manage, Screenshot, log_in, violations

LOGIN = (
    "from tests.make import make_user, make_source; u = make_user('mei', 'Editor'); "
    f"u.set_password('{PASSWORD}'); u.save(); make_source('the-paper', kind='publication', name_en='The Paper')"
)
ADD = "/admin/articles/rawdocument/add/"
STORY = "The province opened a new road to the south on {}, and it will carry four thousand trucks a day from May on."


def text(day: str) -> str:
    return f"A road opens on {day}\n\n{STORY.format(day)}\n\nOur column\n\nWritten for {day}\n\nShare this article on Facebook\n"


@pytest.fixture(scope="module")
def desk(server: str, manage: Manage) -> str:
    """A server with the editor Mei on it."""
    manage("shell", "--no-imports", "--command", LOGIN)
    return server


@pytest.fixture
def mei(page: Page, desk: str) -> Page:
    """Mei, logged in."""
    return log_in(page, "mei")


@pytest.fixture
def plain(browser: Browser, desk: str) -> Iterator[Page]:
    """Mei in a browser without JavaScript."""
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    yield log_in(context.new_page(), "mei")
    context.close()


def paste(page: Page, words: str) -> None:
    page.goto(ADD)
    page.get_by_label("Or paste the page here").fill(words)
    page.get_by_role("button", name="Show the blocks").click()
    expect(page.locator("ol.ticks")).to_have_count(1)


def ticks(page: Page) -> list[bool]:
    return [box.is_checked() for box in page.locator(".tick").all()]


def test_with_the_keyboard_alone(mei: Page, complaints: list[str], screenshot: Screenshot) -> None:
    paste(mei, text("Monday"))
    assert ticks(mei) == [False, False, False, False, True]
    for key in ("j", "j", "j", "Shift+J", "Space"):  # the third and the fourth, flipped together
        mei.keyboard.press(key)
    assert ticks(mei) == [False, False, True, True, True]
    for key in ("k", "Space"):  # back to the third
        mei.keyboard.press(key)
    assert ticks(mei) == [False, False, False, True, True]
    mei.keyboard.press("?")
    expect(mei.get_by_role("dialog", name="Keys")).to_be_visible()
    screenshot("new-page-keys")
    mei.keyboard.press("Escape")
    expect(mei.get_by_role("dialog")).to_be_hidden()
    expect(mei.locator("[data-save-status]")).to_have_text("Saved")
    mei.reload()
    assert ticks(mei) == [False, False, False, True, True]
    create = mei.get_by_role("button", name="Create draft")
    create.focus()
    mei.keyboard.press("Enter")
    expect(mei).to_have_url(re.compile(r"/admin/articles/article/\d+/cruft/$"))
    stripped = mei.locator("li.block-stripped")
    expect(stripped).to_have_count(2)
    expect(stripped.first).to_contain_text("mei: strip")
    assert complaints == []


def test_a_click_and_a_range_by_mouse(mei: Page) -> None:
    paste(mei, text("Tuesday"))
    mei.locator("label", has_text="A road opens").click()
    mei.locator("label", has_text="Written for").click(modifiers=["Shift"])
    assert ticks(mei) == [True, True, True, True, True]
    mei.locator("label", has_text="Share this").click()
    assert ticks(mei) == [True, True, True, True, False]


def test_single_keys_can_be_turned_off(mei: Page) -> None:
    paste(mei, text("Wednesday"))
    mei.get_by_role("button", name="Keys").click()
    mei.get_by_label("Single keys work on this page").uncheck()
    mei.get_by_role("button", name="Close").click()
    mei.locator(".tick").first.focus()
    mei.keyboard.press("j")
    expect(mei.locator(".tick").first).to_be_focused()


def test_a_pasted_page_keeps_its_markup_and_dropped_files_are_sent(mei: Page) -> None:
    mei.goto(ADD)
    html = f"<h1>Pasted</h1><p>{STORY.format('Friday')}</p><p>{STORY.format('Sunday')}</p><p><a href='/x'>More</a></p>"
    mei.evaluate(
        """(html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            document.querySelector("[name=text]").dispatchEvent(new ClipboardEvent("paste", {clipboardData: data}));
            const files = new DataTransfer();
            files.items.add(new File(["Dropped\\n\\nA page that was dropped here, with a sentence in it.\\n"], "dropped.txt"));
            const drop = new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true});
            document.querySelector("[data-drop]").dispatchEvent(drop);
        }""",
        html,
    )
    expect(mei.locator("[data-chosen]")).to_have_text("dropped.txt")
    expect(mei.get_by_text("The formatting of what you pasted is kept.")).to_be_visible()
    mei.get_by_role("button", name="Show the blocks").click()
    expect(mei.locator(".page-head .counts").nth(0)).to_contain_text("dropped.txt")
    expect(mei.locator(".page-head .counts").nth(1)).to_contain_text("web page")


def test_without_javascript(plain: Page) -> None:
    paste(plain, text("Thursday"))
    plain.get_by_label("Our column").check()
    plain.get_by_label("Slug of the new article").fill("thursdays-road")
    plain.get_by_role("button", name="Save and judge again").click()
    assert ticks(plain) == [False, False, True, False, True]
    plain.get_by_label(re.compile("^Publisher")).select_option(label="The Paper")
    plain.get_by_role("button", name="Create draft").click()
    expect(plain.locator("li.block-stripped")).to_have_count(2)
    expect(plain.locator(".breadcrumbs")).to_contain_text("thursdays-road")
    # On the tab the ticks are a plain form too, and what was taught shows on the publisher's next page.
    plain.get_by_label("Written for Thursday").check()
    plain.get_by_role("button", name="Rule as ticked").click()
    expect(plain.locator("li.block-stripped")).to_have_count(3)
    paste(plain, text("Saturday"))
    plain.get_by_label(re.compile("^Publisher")).select_option(label="The Paper")
    plain.get_by_role("button", name="Save and judge again").click()
    expect(plain.locator("li", has_text="Our column")).to_contain_text("taught by an editor")
    assert ticks(plain) == [False, False, True, False, True]


@pytest.mark.parametrize(
    "path", [ADD, "preview", "/admin/articles/publisherrule/", "/admin/articles/publisherrule/add/"]
)
def test_the_pages_are_accessible_and_fit_a_phone(
    mei: Page, complaints: list[str], screenshot: Screenshot, path: str
) -> None:
    if path == "preview":
        paste(mei, text(f"May {len(complaints) + 1}"))
    else:
        mei.goto(path)
    assert complaints == []  # asked before axe, which tries inline styles of its own
    assert violations(mei) == []
    mei.set_viewport_size({"width": 390, "height": 844})
    # Colours that are still on their way to dark are neither fish nor fowl.
    mei.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(mei) == []
    assert mei.evaluate("document.documentElement.scrollWidth") <= 390
    screenshot(f"new-page-{path.strip('/').split('/')[-2] if '/' in path else path}-phone-dark")
