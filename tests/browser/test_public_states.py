"""Pages of stories in every state as readers get them: withdrawn, retracted, on hold, compared, reported; and a site that is all empty."""

import json

import pytest
from django.utils.text import slugify
from playwright.sync_api import Page

from tests.browser.conftest import Manage, Screenshot, look_at

FILL = """
import json
from articles.models import Article
from articles.workflow import publication, reports
from articles.workflow.correcting import correct_public
from tests.make import make_user
from tests.public.make import make_piece
from tests.proof.site import fill
fill()
whole = Article.objects.get(slug="whole")
compared, wang = make_piece("compared"), make_user("wang", "Publisher", is_superuser=True)
about = {"kind": "correction", "arose": "translation", "wrong": "good", "right": "bad", "ask_others": False, "override": "seen"}
for language, text in (("en", "She said “the tea is bad” and left."), ("zh-hant", "她說：「茶不好」，然後離開了。")):
    publication.publish(actor=wang, article=compared, language=language)
    column = f"text_{language.replace('-', '_')}"
    compared.paragraphs.filter(kind="paragraph").update(**{column: text})
    notes = {"en": "It was bad.", "zh-hans": "茶不好。", "zh-hant": "茶不好。"}
    correct_public(actor=wang, article=compared, languages=[language], notes=notes, **about)
row = whole.paragraphs.order_by("position").last()
about = {"article": whole, "paragraph": row.pk, "message": "It was another year.", "address": "192.0.2.1"}
print(json.dumps([reports.report(language=language, **about).token for language in ("en", "zh-hant")]))
"""
MISSING = """
from django.test import override_settings
from articles.workflow.rendering import render
with override_settings(DEBUG=False):
    page = render("PATH")
assert page.status == 404
print(page.body.decode())
"""
STATES = (
    "/",
    "/en/",
    "/zh-hant/corrections/",
    "/en/articles/whole/",
    "/zh-hant/articles/whole/",
    "/en/articles/compared/versions/",
    "/en/articles/compared/versions/compare/",
    "/zh-hant/articles/compared/versions/compare/",
    "/zh-hans/articles/english-only/",
    "/en/articles/unchecked/",
    "/en/articles/withdrawn/",
    "/zh-hant/articles/withdrawn/",
    "/zh-hans/articles/retracted/",
    "/en/articles/held/",
)


@pytest.fixture(scope="module")
def tokens(server: str, manage: Manage) -> list[str]:
    """The site; what names the readers' reports."""
    found: list[str] = json.loads(manage("shell", "--no-imports", "--command", FILL).splitlines()[-1])
    return found


def look(page: Page, path: str, screenshot: Screenshot) -> None:
    look_at(page, path, screenshot, f"state-{slugify(path.replace('/', ' ')) or 'chooser'}")


@pytest.mark.usefixtures("tokens")
@pytest.mark.parametrize("path", STATES)
def test_a_page_in_any_state_is_accessible_and_holds_at_any_width(
    page: Page, screenshot: Screenshot, path: str
) -> None:
    look(page, path, screenshot)


def test_what_came_of_a_report_is_accessible_and_holds_at_any_width(
    page: Page, screenshot: Screenshot, tokens: list[str]
) -> None:
    for language, token in zip(("en", "zh-hant"), tokens, strict=True):
        look(page, f"/{language}/reports/{token}/", screenshot)


@pytest.mark.usefixtures("tokens")
@pytest.mark.parametrize("path", ["/zh-hant/articles/none/", "/fr/"])
def test_a_page_that_is_missing_is_accessible_and_holds_at_any_width(
    page: Page, screenshot: Screenshot, manage: Manage, path: str
) -> None:
    # To its developers the server shows a page of Django's; readers get this one.
    body = manage("shell", "--no-imports", "--command", MISSING.replace("PATH", path))
    page.route(f"**{path}", lambda route: route.fulfill(status=404, content_type="text/html", body=body))
    look(page, path, screenshot)
