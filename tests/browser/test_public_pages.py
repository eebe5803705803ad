"""The published piece as readers get it: accessible in each language, at any width, in the dark."""

import re

import pytest
from django.utils.text import slugify
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Manage, Screenshot, look_at

SLUG = "yunnan-blockchain-new-infrastructure"
PUBLIC_PAGES = (
    "",
    f"articles/{SLUG}/",
    f"articles/{SLUG}/versions/",
    f"articles/{SLUG}/provenance/",
    f"articles/{SLUG}/quotes/",
    f"articles/{SLUG}/with/zh-hant/",
    f"articles/{SLUG}/with/en/?view=columns",
    f"articles/{SLUG}/with/zh-hans/?view=stacked",
    "corrections/",
    "corrections/?kind=typo",
    "quotes/",
    "policies/",
    "regions/yunnan/",
    "topics/blockchain/",
    "sources/ruan-chengfa/",
    "search/?q=区块链&in=all&region=yunnan",
    "search/?q=elephants&from=2000-01-01",
    "search/",
    f"articles/{SLUG}/report/",
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
    name = slugify(path.replace(SLUG, "").replace("/", " ")) or "front"
    look_at(page, f"/{language}/{path}", screenshot, f"public-{language}-{name}")
    assert complaints == []


@pytest.mark.usefixtures("published")
def test_a_reader_changes_the_language_of_an_article(page: Page) -> None:
    page.goto(f"/en/articles/{SLUG}/")
    page.get_by_role("link", name="繁體中文").first.click()
    expect(page).to_have_url(re.compile(f"/zh-hant/articles/{SLUG}/$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator("main")).to_contain_text("省長發言後")


@pytest.mark.usefixtures("published")
def test_a_reader_sets_two_languages_side_by_side_without_a_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/en/articles/{SLUG}/")
    page.get_by_role("link", name="Read it beside Traditional Chinese").click()
    page.get_by_label("Beside").select_option("zh-hans")
    page.get_by_label("One under the other").check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(f"/en/articles/{SLUG}/with/zh-hans/\\?view=stacked$"))
    expect(page.locator(".stacked")).to_contain_text("阮成发")
    context.close()


@pytest.mark.usefixtures("published")
def test_rows_of_two_languages_stand_at_the_same_height(page: Page) -> None:
    page.goto(f"/en/articles/{SLUG}/with/zh-hant/")
    left, right = (cell.bounding_box() for cell in page.locator(".row.paragraph").first.locator("> p").all())
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
