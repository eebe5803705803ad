"""The published piece as readers get it: accessible in each language, at any width, in the dark."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Manage, violations

SLUG = "yunnan-blockchain-new-infrastructure"
Screenshot = Callable[[str], None]
PUBLIC_PAGES = (
    "",
    f"articles/{SLUG}/",
    "corrections/",
    "regions/yunnan/",
    "topics/blockchain/",
    "sources/ruan-chengfa/",
    "search/?q=区块链&in=all&region=yunnan",
    "search/?q=elephants&from=2000-01-01",
)


@pytest.fixture(scope="module")
def published(server: str, manage: Manage) -> None:
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
