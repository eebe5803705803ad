"""The desk in a real browser: what waits and who takes it, quotes, sources that are one, and the glossary."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import PASSWORD, Manage, Screenshot, log_in, violations

FILL = f"""
from datetime import timedelta
from django.utils import timezone
from articles.models import Article, Region, Source
from articles.workflow import conductor
from tests.make import make_article, make_paragraph, make_published, make_source, make_user
wang = make_user("wang", "Publisher", first_name="Wang", last_name="Fang"); wang.set_password("{PASSWORD}"); wang.save()
li = make_user("li", "Editor", first_name="Li", last_name="Na")
make_user("mei", "Editor", first_name="Mei")
yunnan = Region.objects.create(slug="yunnan-west", name_en="West Yunnan", name_zh_hans="滇西", name_zh_hant="滇西")
herald = Source.objects.create(slug="herald", kind="publication", name_en="Spring City Herald", name_zh_hant="春城先驅報")
kept = make_source("zhang-wei", name_en="Zhang Wei", name_zh_hans="张伟", name_zh_hant="張偉", role_en="station master")
lost = make_source("zhang-wei-2", name_en="ZHANG Wei", name_zh_hans="张伟", name_zh_hant="張偉")
make_source("chang-wei", name_en="Chang Wei", name_zh_hans="", name_zh_hant="張偉")
titles = [("Rail line to Mohan opens", "磨憨鐵路通車"), ("Puer tea finds buyers", "普洱茶找到買家"), ("A lake gets cleaner", "湖水變清")]
for at, (english, chinese) in enumerate(titles):
    story = make_article(slug=f"story-{{at}}", region=yunnan, publisher=herald if at else lost, created_at=timezone.now())
    make_paragraph(story, {{"zh-hant": chinese, "en": english}}, kind="headline", approved=at == 2)
    if at < 2:
        make_paragraph(story, {{"zh-hant": "“線路五月開通，貿易將會翻一番。”張偉說。他在2019年來到這裡。", "en": '"The line opens in May, and trade will double," Zhang Wei said. He came to the Rail Hub in 2018.'}})
    story.sources.add(lost)
    if at == 2:
        make_published(story, "en")
    conductor.settle(story)
Article.objects.filter(slug="story-0").update(due_at=timezone.now() - timedelta(hours=3), assignee=li)
"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth)
    .map(e => e.outerHTML.slice(0, 120))"""
VIEWS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (1280, "light"),
    (1280, "dark"),
    (820, "light"),
    (390, "dark"),
)


@pytest.fixture(scope="module")
def newsroom(server: str, manage: Manage) -> str:
    """A newsroom with some stories; the address of the server."""
    manage("import_seeds", "--raw")
    manage("shell", "--no-imports", "--command", FILL)
    return server


@pytest.fixture
def wang(page: Page, newsroom: str) -> Page:
    """The publisher Wang, logged in."""
    return log_in(page, "wang")


def entry(page: Page, words: str):
    """A piece on the board's list."""
    return page.locator(".entry", has_text=words)


def show(page: Page, screenshot: Screenshot, name: str) -> None:
    """Asks axe about the page as it stands, and keeps it light and dark, wide and narrow."""
    page.wait_for_timeout(400)
    assert violations(page) == []
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # links fade from colour to colour, and axe would measure half way
        assert page.evaluate(TOO_WIDE) == [], f"{name} at {width}"
        if (width, scheme) in ((390, "dark"), (1280, "dark")):
            assert violations(page) == []
        screenshot(f"{name}-{width}-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def in_chinese(page: Page) -> None:
    page.get_by_role("button", name="繁體中文").click()
    expect(page.get_by_role("button", name="繁體中文")).to_have_attribute("aria-pressed", "true")


def test_the_board_leads_to_what_waits_and_a_piece_is_taken(
    wang: Page, complaints: list[str], screenshot: Screenshot
) -> None:
    wang.goto("/admin/")
    expect(entry(wang, "Rail line to Mohan opens")).to_contain_text("Overdue")
    assert complaints == []
    show(wang, screenshot, "board")
    wang.get_by_role("link", name=re.compile("must-fix open, English")).click()
    expect(wang).to_have_url(re.compile("need=must-fix"))
    expect(wang.locator(".entry")).to_have_count(2)
    wang.get_by_role("link", name="Nobody’s", exact=True).click()
    expect(wang.locator(".entry")).to_have_count(1)
    entry(wang, "Puer tea").get_by_role("button", name=re.compile("^Assign to me")).click()
    expect(wang.locator(".messagelist")).to_contain_text("The piece is yours.")
    expect(wang.get_by_text("Nothing waits here.")).to_be_visible()
    wang.get_by_role("link", name="Mine", exact=True).click()
    mine = entry(wang, "Puer tea")
    mine.locator("summary").press("Enter")
    mine.get_by_label("To").select_option(label="Mei")
    mine.get_by_label("Due").fill("2030-01-02T18:00")
    mine.get_by_role("button", name=re.compile("^Save")).click()
    expect(wang.locator(".messagelist")).to_contain_text("Mei has this piece now.")
    wang.goto("/admin/?need=published")
    expect(entry(wang, "A lake gets cleaner")).to_be_visible()
    assert [line for line in complaints if "inline style" not in line] == []


def test_the_board_works_without_javascript_and_in_chinese(
    browser: Browser, newsroom: str, wang: Page, screenshot: Screenshot
) -> None:
    context = browser.new_context(
        base_url=newsroom, java_script_enabled=False, storage_state=wang.context.storage_state()
    )
    plain = context.new_page()
    plain.goto("/admin/?region=")
    plain.get_by_label("Region", exact=True).select_option(label="West Yunnan")
    plain.get_by_role("button", name="Filter").click()
    expect(plain).to_have_url(re.compile(r"region=\d"))
    piece = entry(plain, "Rail line")
    piece.get_by_role("button", name=re.compile("^Assign to me")).click()
    expect(plain.locator(".messagelist")).to_contain_text("The piece is yours.")
    context.close()
    wang.goto("/admin/")
    in_chinese(wang)
    expect(wang.get_by_role("heading", name="待辦一覽")).to_be_visible()
    screenshot("board-zh-hant")
    wang.set_viewport_size({"width": 390, "height": 844})
    screenshot("board-zh-hant-phone")


def test_a_quote_is_corrected_by_selecting_its_words(wang: Page, complaints: list[str], screenshot: Screenshot) -> None:
    wang.goto("/admin/?need=must-fix&language=en")
    entry(wang, "Rail line").get_by_role("link", name=re.compile("quotes to settle")).click()
    quote = wang.locator(".quote-suggested").first
    quote.locator("summary", has_text="Correct").click()
    quote.locator("p.passage[lang=en]").evaluate(
        "node => { const r = document.createRange(), t = node.querySelector('mark').firstChild;"
        " r.setStart(t, 0); r.setEnd(t, 21); getSelection().removeAllRanges(); getSelection().addRange(r); }"
    )
    quote.get_by_role("button", name="Take the selected words English").click()
    expect(quote.get_by_label("Words · English")).to_have_value("The line opens in May")
    assert complaints == []
    show(wang, screenshot, "quotes")
    quote.locator(".quote-fields").get_by_label("Said by").first.select_option(index=1)
    quote.get_by_role("button", name="Save and confirm").click()
    expect(wang.locator(".quote-confirmed blockquote[lang=en]")).to_have_text("The line opens in May")
    wang.get_by_label("In paragraph").select_option(index=1)
    wang.get_by_role("button", name="Show its text").click()
    form = wang.locator("form.quote")
    form.get_by_label("Words · English").fill("He came to the")  # not of the words that the glossary test replaces
    form.get_by_label("Said by").select_option(index=1)
    form.get_by_role("button", name="Add the quote").click()
    expect(wang.locator(".quote-confirmed")).to_have_count(2)


def test_two_sources_become_one(wang: Page, complaints: list[str], screenshot: Screenshot) -> None:
    wang.goto("/admin/articles/source/duplicates/")
    show(wang, screenshot, "duplicates")
    wang.get_by_role("link", name=re.compile("^Compare and merge")).first.click()
    expect(wang.get_by_text("What becomes of the names")).to_be_visible()
    assert [line for line in complaints if "inline style" not in line] == []
    show(wang, screenshot, "merge")
    wang.get_by_role("radio", name="Keep zhang-wei", exact=True).check()
    wang.get_by_label("ZHANG Wei (zhang-wei-2): wrong spelling").check()
    wang.get_by_role("button", name="Merge them").click()
    expect(wang.locator(".messagelist")).to_contain_text("The sources are one now.")
    expect(wang.locator("#id_wrong_spellings_en")).to_have_value("ZHANG Wei")
    expect(wang.locator(".used-in")).to_contain_text("Rail line to Mohan opens")
    show(wang, screenshot, "source")
    in_chinese(wang)
    screenshot("source-zh-hant")


def test_a_term_is_tried_saved_applied_and_exported(wang: Page, complaints: list[str], screenshot: Screenshot) -> None:
    wang.goto("/admin/articles/term/add/?form_en=Rail+Junction&avoid_en=Rail+Hub")
    expect(wang.get_by_label("Form to use · English")).to_have_value("Rail Junction")
    wang.get_by_role("button", name="Show what it would flag").click()
    expect(wang.locator(".affected ins").first).to_have_text("Junction")
    assert complaints == []
    show(wang, screenshot, "term")
    wang.get_by_role("button", name="Save", exact=True).click()
    expect(wang.locator(".messagelist")).to_contain_text("The term is saved.")
    boxes = wang.get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    boxes.first.uncheck()
    show(wang, screenshot, "term-apply")
    wang.get_by_role("button", name="Correct the ticked texts").click()
    expect(wang.locator(".messagelist")).to_contain_text("Texts corrected in your name: 1")
    expect(wang.get_by_role("checkbox")).to_have_count(1)
    for name in ("CSV", "TBX"):
        wang.goto("/admin/articles/term/")
        with wang.expect_download() as download:
            wang.get_by_role("link", name=f"Export as {name}").click()
        assert "Rail Junction" in download.value.path().read_text("utf-8-sig")
        wang.goto("/admin/articles/term/import/")
        content = download.value.path().read_bytes().replace(b"Rail Hub", b"Rail Node")
        upload: FilePayload = {"name": f"glossary.{name.lower()}", "mimeType": "text/plain", "buffer": content}
        wang.get_by_label("File").set_input_files(upload)
        wang.get_by_role("button", name="Show what would happen").click()
        expect(wang.locator(".outcomes .outcome-changed, .outcomes .outcome-same")).not_to_have_count(0)
    show(wang, screenshot, "term-import")
    wang.get_by_role("button", name="Import these terms").click()
    expect(wang.get_by_role("heading", name="What happened")).to_be_visible()
