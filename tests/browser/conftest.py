"""A real server for each module and a real Chromium: `page` is a fresh browser window, `server` the address, `manage` runs a command."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests import live
from tests.live import Manage

ARTEFACTS = live.ROOT / "artefacts"
Screenshot = Callable[[str], None]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=20_000)  # a machine may be busy with other suites


@pytest.fixture(scope="module")
def address() -> str:
    """Where the server will listen."""
    return live.free_address()


@pytest.fixture(scope="module")
def environment(address: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the server and its commands see."""
    return live.newsroom(address, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def manage(environment: dict[str, str]) -> Manage:
    """Runs a management command on the server's database and gives what it printed."""
    return live.manager(environment)


@pytest.fixture(scope="module")
def server(address: str, environment: dict[str, str], manage: Manage) -> Iterator[str]:
    """The address of a running server with an empty, migrated database."""
    manage("migrate", "--verbosity=0")
    command = [sys.executable, str(live.ROOT / "manage.py"), "runserver", "--noreload", address.removeprefix("http://")]
    with live.serving(command, address, environment):
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; without one the tests are skipped, or fail when REQUIRE_BROWSER=1 asks for them."""
    chromium = shutil.which("chromium")
    if chromium is None:
        stop = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        stop("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A window without history or cookies; paths are relative to the server."""
    context = browser.new_context(base_url=server)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about from now on: script errors, blocked files, refused policies."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # The browser asks for a favicon unbidden, also where a page of the admin names none.
        if message.type in {"error", "warning"} and not message.location["url"].endswith("/favicon.ico"):
            heard.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def screenshot(page: Page) -> Screenshot:
    """Keeps the whole page as a picture under artefacts/."""
    ARTEFACTS.mkdir(exist_ok=True)

    def keep(name: str) -> None:
        page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)

    return keep


PASSWORD = "a-password-for-the-browser"


def log_in(page: Page, name: str) -> Page:
    """The page, with the member of staff `name` logged in, whose password is PASSWORD."""
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    return page


def violations(page: Page) -> list[str]:
    """What axe has to say about the page as it stands."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    return [f"{page.url} {row['id']}: {row['nodes'][0]['html'][:120]}" for row in found.response["violations"]]


def look_at(page: Page, path: str, screenshot: Screenshot, name: str) -> None:
    """Asks that a page is accessible, light on a desk and dark on a phone, and holds at any width; keeps it as it is on both."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(path)
    assert violations(page) == []
    screenshot(name)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    screenshot(f"{name}-phone-dark")
