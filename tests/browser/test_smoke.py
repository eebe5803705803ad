"""The server, the browser and the policy for scripts and styles work together."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_login_page_shows_its_form_without_complaints(
    page: Page, complaints: list[str], screenshot: Callable[[str], None]
) -> None:
    page.goto("/admin/login/")
    expect(page.get_by_label("Password")).to_be_visible()
    screenshot("login")
    assert complaints == []
