"""The whole way of the Yunnan piece through the desk, from two raw pages to three public editions, as docs/desk.md tells it."""

import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ARTEFACTS, PASSWORD, Manage, log_in

PIECE = next(Path(__file__).parents[2].glob("seeds/yunnan-*"))
SLUG = tomllib.loads(Path(PIECE, "manifest.toml").read_text())["slug"]
LOGIN = (
    "from tests.make import make_user; u = make_user('wang', 'Publisher', first_name='Wang'); "
    f"u.set_password('{PASSWORD}'); u.save()"
)


class Walk:
    """An editor at the keyboard, with a count of what she does and how long the machine takes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.did: Counter[str] = Counter()
        self.waited = 0.0

    def decide(self, what: str, press: str | Locator) -> None:
        """Presses a key or a button that posts a decision, and waits until the page shows it."""
        self.did[what] += 1
        start = time.monotonic()
        with self.page.expect_response(
            lambda answer: answer.request.method == "POST" and "keep:" not in (answer.request.post_data or "")
        ):
            if isinstance(press, str):
                self.page.keyboard.press(press)
            else:
                press.click()
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        self.waited += time.monotonic() - start

    def picture(self, name: str) -> None:
        """What the screen shows now."""
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"walk-{name}.png")


@pytest.fixture
def walk(page: Page, server: str, manage: Manage) -> Walk:
    manage("import_seeds", "--raw")
    manage("shell", "--no-imports", "--command", LOGIN)
    page.set_viewport_size({"width": 1440, "height": 900})
    log_in(page, "wang")
    return Walk(page)


def corrected() -> list[tuple[str, str, str]]:
    """The texts that the piece's editor wrote: language, how the received text begins, and hers."""
    tables = tomllib.loads(Path(PIECE, "decisions.toml").read_text())["texts"]
    return [(table["language"], table["paragraph"], table["text"]) for table in tables if "paragraph" in table]


def confirm_cruft(walk: Walk, address: str) -> None:
    walk.page.goto(f"{address}cruft/")
    walk.picture("cruft")
    while (button := walk.page.get_by_role("button", name="Confirm all").first).count():
        walk.decide("confirm the cruft of a page", button)


def mend(walk: Walk, address: str) -> None:
    """Goes from one must-fix finding to the next; a suggestion is taken, a text rewritten, and what is right after all dismissed."""
    walk.page.goto(f"{address}correct/")
    walk.picture("correct")
    while (kind := walk.page.locator("[value^='apply-kind:']").first).count():
        walk.decide("take all suggestions of a kind", kind)
    texts = corrected()
    while (note := walk.page.locator(".note-must-fix.note-open").first).count():
        note.focus()
        finding = note.get_attribute("data-note")
        mark = walk.page.locator(f"mark[data-finding='{finding}']").first
        cell = walk.page.locator(".cell", has=mark)
        if note.locator("[data-apply]").count():
            walk.decide("take a suggestion", "y")
            continue
        language, box = cell.get_attribute("data-language"), cell.locator("textarea[name^='text-']")
        stored = box.input_value()
        hers = next((text for code, starts, text in texts if code == language and stored.startswith(starts)), stored)
        if hers == stored:
            walk.page.keyboard.press("d")
            walk.page.keyboard.type("Right as it stands")
            walk.decide("dismiss a finding", "Enter")
            continue
        walk.page.keyboard.press("e")
        box.fill(hers)
        walk.picture("edit")
        walk.decide("rewrite a text and approve it", "Control+Enter")


def approve(walk: Walk) -> None:
    """Approves what nothing speaks against at once, and the rest one by one."""
    while (button := walk.page.locator("[value^='approve-clean:']").first).count():
        walk.decide("approve the clean rows of a language", button)
    walk.picture("clean")
    while (row := walk.page.locator("[data-row]", has=walk.page.locator("[data-waits]")).first).count():
        row.focus()
        walk.decide("approve a row", "Control+Enter")
    walk.picture("approved")


def test_three_editions_are_public_in_a_sitting(walk: Walk) -> None:
    page = walk.page
    start = time.monotonic()
    page.goto("/admin/")
    walk.picture("board")
    page.get_by_role("link", name="Blockchain leads Yunnan").first.click()
    address = page.url.rsplit("/", 2)[0] + "/"
    confirm_cruft(walk, address)
    mend(walk, address)
    approve(walk)
    page.goto(f"{address}publish/")
    walk.picture("publish")
    walk.decide("publish three languages", page.get_by_role("button", name="Publish them now"))
    expect(page.locator("section.card .state-published")).to_have_count(3)
    for language in ("en", "zh-hans", "zh-hant"):
        page.goto(f"/{language}/articles/{SLUG}/")
        expect(page.locator("main h1")).to_be_visible()
        expect(page.locator("meta[name=robots][content*=noindex]")).to_have_count(0)
    walk.picture("public")
    print(
        f"\n{sum(walk.did.values())} decisions, {walk.waited:.0f} s of waiting, {time.monotonic() - start:.0f} s in all"
    )
    print("\n".join(f"  {count:3} x {what}" for what, count in walk.did.items()))
