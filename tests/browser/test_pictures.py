"""A picture from the desk to readers, in a real browser: sent, described, and shown without moving the text."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, Manage, Screenshot, log_in, violations
from tests.pictures import make_file, make_image

FILL = f"""
from tests.make import make_user
wang = make_user("wang", "Publisher"); wang.set_password("{PASSWORD}"); wang.save()
"""
SLUG = "yunnan-blockchain-new-infrastructure"
SHIFT = """
() => new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shift), 500);
})
"""


@pytest.fixture(scope="module")
def sent(server: str, manage: Manage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The piece, public in three languages, and a picture that waits to be sent."""
    manage("import_seeds")
    manage("shell", "--no-imports", "--command", FILL)
    path = tmp_path_factory.mktemp("sent") / "hills.jpg"
    path.write_bytes(make_file("JPEG", make_image((1400, 900), left="#35507f", right="#9a6a4c")))
    return path


def test_a_picture_goes_from_the_desk_to_readers(
    page: Page, sent: Path, complaints: list[str], screenshot: Screenshot
) -> None:
    log_in(page, "wang")
    page.goto("/admin/articles/article/1/picture/")
    assert violations(page) == []
    page.get_by_label("File").set_input_files(sent)
    page.get_by_role("button", name="Send the picture").click()
    expect(page.get_by_text("1400 × 900")).to_be_visible()
    for box in page.get_by_label("Alt text").all():
        box.fill("Hills at dusk")
    page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_text("The words are saved.")).to_be_visible()
    assert violations(page) == []
    screenshot("desk-picture")
    page.goto("/admin/articles/article/1/publish/")
    page.get_by_role("button", name="Publish the draft as it stands now English").click()
    for width, scheme in ((1280, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for path in ("", f"articles/{SLUG}/", "regions/yunnan/"):
            page.goto(f"/en/{path}")
            image = page.locator("picture img").first
            expect(image).to_be_visible()
            assert image.evaluate("image => image.decode().then(() => image.currentSrc)").endswith(".avif")
            assert page.evaluate(SHIFT) == 0
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            screenshot(f"picture-{path.split('/')[0] or 'front'}-{width}")
    assert complaints == []
