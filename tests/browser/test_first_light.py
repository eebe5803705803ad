"""The Yunnan piece in a real browser: from the raw desk to a corrected public page, and what readers then see."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Manage

SLUG = "yunnan-blockchain-new-infrastructure"
PASSWORD = "a-password-for-the-browser"
LOGIN = (
    "from tests.make import make_user; from django.contrib.auth.models import User; "
    f"User.objects.filter(username='wang').exists() or make_user('wang', 'Publisher', is_superuser=True).set_password('x'); "
    f"u = User.objects.get(username='wang'); u.set_password('{PASSWORD}'); u.save()"
)
Screenshot = Callable[[str], None]
DESK_PAGES = ("correct", "cruft", "quotes", "publish", "history", "change")
PUBLIC_PAGES = (
    "",
    f"articles/{SLUG}/",
    "corrections/",
    "regions/yunnan/",
    "topics/blockchain/",
    "sources/ruan-chengfa/",
)


@pytest.fixture(scope="session")
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
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("wang")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Log out").or_(page.get_by_role("button", name="Log out"))).to_be_visible()
    return page


def violations(page: Page) -> list[str]:
    """What axe has to say about the page as it stands."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    return [f"{page.url} {row['id']}: {row['nodes'][0]['html'][:120]}" for row in found.response["violations"]]


def strip_the_credit(desk: Page, piece: str) -> None:
    """Strips a line that the rules kept, with a reason."""
    desk.goto(f"{piece}/cruft/")
    credit = desk.locator("li.block", has_text="Original: 21 World Economic News").first
    credit.locator("summary", has_text="Strip").click()
    credit.get_by_label("Reason").fill("The credit is kept as the publisher")
    credit.get_by_role("button", name="Strip the block").click()
    stripped = desk.locator("li.block-stripped", has_text="Original: 21 World Economic News").first
    expect(stripped).to_contain_text("The credit is kept as the publisher")


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
    strip_the_credit(wang, piece)
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


@pytest.fixture(scope="session")
def published(manage: Manage, piece: str) -> None:
    """The piece with its editor's decisions, public in three languages."""
    manage("import_seeds")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_are_accessible_and_hold_at_any_width(
    page: Page, complaints: list[str], screenshot: Screenshot, language: str, path: str
) -> None:
    page.goto(f"/{language}/{path}")
    assert violations(page) == []
    name = f"public-{language}-{path.split('/')[0] or 'front'}"
    screenshot(name)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    screenshot(f"{name}-phone-dark")
    assert complaints == []


@pytest.mark.usefixtures("published")
def test_a_reader_changes_the_language_of_an_article(page: Page) -> None:
    page.goto(f"/en/articles/{SLUG}/")
    page.get_by_role("link", name="繁體中文").first.click()
    expect(page).to_have_url(re.compile(f"/zh-hant/articles/{SLUG}/$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator("main")).to_contain_text("省長發言後")
