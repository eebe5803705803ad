"""The Yunnan piece on the raw desk, in a real browser: a block is stripped, the year corrected, the edition published."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, Manage, Screenshot, log_in, violations

SLUG = "yunnan-blockchain-new-infrastructure"
LOGIN = (
    "from tests.make import make_user; from django.contrib.auth.models import User; "
    f"User.objects.filter(username='wang').exists() or make_user('wang', 'Publisher', is_superuser=True).set_password('x'); "
    f"u = User.objects.get(username='wang'); u.set_password('{PASSWORD}'); u.save()"
)
DESK_PAGES = ("correct", "cruft", "quotes", "publish", "history", "change")


@pytest.fixture(scope="module")
def piece(server: str, manage: Manage) -> str:
    """The address of the piece on the desk, raw, and a publisher who can log in."""
    manage("import_seeds", "--raw")
    manage("shell", "--no-imports", "--command", LOGIN)
    number = manage(
        "shell", "--no-imports", "--command", "from articles.models import Article; print(Article.objects.get().pk)"
    )
    return f"/admin/articles/article/{number.strip()}"


@pytest.fixture
def wang(page: Page, piece: str) -> Page:
    """The publisher Wang, logged in."""
    return log_in(page, "wang")


LINE = "In this context, where is the development direction of blockchain in Yunnan Province?"


def strip_a_line(desk: Page, piece: str) -> None:
    """Strips a line that the rules kept, with a reason."""
    desk.goto(f"{piece}/cruft/")
    line = desk.locator("li.block", has_text=LINE).first
    line.locator("summary", has_text="Strip").click()
    line.get_by_label("Reason").fill("It only asks what the next one answers")
    line.get_by_role("button", name="Strip the block").click()
    stripped = desk.locator("li.block-stripped", has_text=LINE).first
    expect(stripped).to_contain_text("It only asks what the next one answers")


def correct_the_year(desk: Page, piece: str) -> None:
    """Replaces the garbled sentence with 1949 in it."""
    desk.goto(f"{piece}/correct/")
    cell = desk.locator(".cell[id$='-en']", has_text="recruit students in 1949")
    cell.locator("details.edit > summary").click()
    box = cell.locator("textarea[name^='text-']")
    box.fill(box.input_value().replace("in 2020 It began to recruit students in 1949", "recruiting students from 2020"))
    cell.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".cell[id$='-en']", has_text="recruiting students from 2020")).to_be_visible()


def publish_past_the_gates(desk: Page, piece: str) -> None:
    """Publishes the English edition with a reason, after seeing that the plain way is closed."""
    desk.goto(f"{piece}/publish/")
    english = desk.locator("section.card#en")
    expect(english).to_contain_text("must be fixed")
    expect(english.get_by_role("button", name=re.compile("^Publish( the draft.*)? English"))).to_have_count(0)
    english.locator("summary", has_text="Publish anyway").click()
    english.get_by_label(re.compile("^Reason")).first.fill("The year had to go out at once")
    english.get_by_role("button", name="Publish anyway").click()
    expect(desk.locator("section.card#en .state")).to_have_text("published")


def test_an_editor_strips_a_block_corrects_1949_and_publishes(
    wang: Page, piece: str, complaints: list[str], screenshot: Screenshot
) -> None:
    strip_a_line(wang, piece)
    screenshot("desk-cruft")
    correct_the_year(wang, piece)
    screenshot("desk-correct")
    publish_past_the_gates(wang, piece)
    screenshot("desk-publish")
    wang.goto(f"/en/articles/{SLUG}/")
    main = wang.locator("main")
    expect(main).to_contain_text("recruiting students from 2020")
    expect(main).not_to_contain_text("1949")
    expect(main).not_to_contain_text("Cardano")
    expect(wang.locator("meta[name=robots]")).to_have_attribute("content", re.compile("noindex"))
    screenshot("public-unapproved")
    assert complaints == []


@pytest.mark.parametrize("name", DESK_PAGES)
def test_the_desk_is_accessible_and_keeps_its_policy(
    wang: Page, piece: str, complaints: list[str], screenshot: Screenshot, name: str
) -> None:
    wang.goto(f"{piece}/{name}/")
    assert complaints == []  # asked before axe, which tries inline styles of its own
    assert violations(wang) == []
    wang.set_viewport_size({"width": 390, "height": 844})
    wang.emulate_media(color_scheme="dark")
    screenshot(f"desk-{name}-phone-dark")
