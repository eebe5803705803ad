"""Posts of a WordPress export become pages that carry what the export says of them."""

from datetime import date
from html import escape

import pytest

from articles.errors import RefusedInput
from articles.formats import Document, Item, markup, wxr

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
)
AUTHOR = "<wp:author><wp:author_login>lina</wp:author_login><wp:author_display_name>Li Na</wp:author_display_name></wp:author>"


def post(body: str = "Text.", number: int = 1, kind: str = "post", status: str = "publish", more: str = "") -> str:
    return (
        f"<item><title>Head &amp;amp; heart</title><link>https://news.example/{number}</link><dc:creator>lina</dc:creator>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2020-03-15 10:00:00</wp:post_date><wp:status>{status}</wp:status>"
        f"<wp:post_type>{kind}</wp:post_type>{more}</item>"
    )


def export(*posts: str) -> bytes:
    channel = f"<title>The Paper</title><language>en-US</language>{AUTHOR}{''.join(posts)}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMES}><channel>{channel}</channel></rss>'.encode()
    )


def items(*posts: str) -> list[Item]:
    return list(wxr.items(export(*posts), "export.xml"))


def page(body: str) -> Document:
    [item] = items(post(body))
    return markup.read(item.content, "post")


def test_a_post_is_a_page_with_all_that_the_export_says_of_it() -> None:
    [item] = items(post())
    document = markup.read(item.content, item.id)
    said = document.about
    assert (item.id, item.media_type, item.story) == ("1", "text/html", "")
    assert (said.headline, said.byline, said.publisher, said.language) == (
        "Head & heart",
        "Li Na",
        "The Paper",
        "en-US",
    )
    assert (said.published_on, said.url) == (date(2020, 3, 15), "https://news.example/1")
    assert [block.text for block in document.blocks] == ["Head & heart", "In short.", "Text."]


def test_the_same_post_gives_the_same_bytes_in_any_export() -> None:
    assert items(post())[0].content == items(post("Other.", 2), post())[1].content


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\nStill one.\n\nTwo.", ["One.", "Still one.", "Two."]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<h2>Head</h2>\n\nOne.\n\n<blockquote>Two.</blockquote>", ["Head", "One.", "Two."]),
        (
            "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>Two.</p>",
            ["One.", "Two."],
        ),
        ('One.\n\n[gallery ids="1,2"]\n\nTwo.', ["One.", "Two."]),
        ('[caption id="a" width="3"]<img src="a.jpg" /> The plant.[/caption]\n\nOne.', ["The plant.", "One."]),
        ("He wrote [sic] so.", ["He wrote [sic] so."]),
        ("One &amp; two &lt;b&gt;", ["One & two <b>"]),
    ],
)
def test_a_body_is_read_as_wordpress_shows_it(body: str, expected: list[str]) -> None:
    assert [block.text for block in page(body).blocks][2:] == expected


def test_the_featured_picture_is_the_lead_picture() -> None:
    thumbnail = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
    picture = post(
        number=9, kind="attachment", more="<wp:attachment_url>https://news.example/9.jpg</wp:attachment_url>"
    )
    [item] = items(post(more=thumbnail), picture)
    found = markup.read(item.content, "post").about.picture
    assert found is not None
    assert (found.url, found.caption) == ("https://news.example/9.jpg", "In short.")


def test_languages_that_polylang_paired_share_a_story() -> None:
    def pair(code: str) -> str:
        return f'<category domain="language" nicename="{code}"/><category domain="post_translations" nicename="pll_1"/>'

    english, chinese = items(post(number=1, more=pair("en")), post(number=2, more=pair("zh-hant")))
    assert english.story == chinese.story == "pll_1"
    assert markup.read(chinese.content, "post").about.language == "zh-hant"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("page", "publish"),
        ("attachment", "inherit"),
        ("nav_menu_item", "publish"),
        ("post", "trash"),
        ("post", "auto-draft"),
    ],
)
def test_parts_of_the_site_and_what_was_thrown_away_are_no_articles(kind: str, status: str) -> None:
    assert [item.id for item in items(post(number=1), post(number=2, kind=kind, status=status))] == ["1"]


@pytest.mark.parametrize(("kind", "status"), [("post", "draft"), ("post", "private"), ("news", "publish")])
def test_drafts_and_kinds_of_their_own_are_articles(kind: str, status: str) -> None:
    assert [item.id for item in items(post(kind=kind, status=status))] == ["1"]


def test_half_a_file_gives_what_stands_before_the_cut_and_then_says_so() -> None:
    whole = export(post(number=1), post(number=2))
    reading = wxr.items(whole[: whole.rindex(b"<item>") + 50], "export.xml")
    with pytest.raises(RefusedInput, match="cut off") as refusal:
        list(reading)
    assert refusal.value.code == "cut-off"


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (export(), "empty"),
        (BOMB.encode() + export(post("&b;")).partition(b"?>")[2], "entities"),
        (OUTSIDE.encode() + export(post("&a;")).partition(b"?>")[2], "entities"),
        ((BOMB + "<rss/>").encode("utf-16"), "entities"),
        (export(post(more="<a>" * 10_000 + "</a>" * 10_000)), "too-deep"),
        (b"no xml at all", "cut-off"),
        (b"", "cut-off"),
        (b"x" * 64_000_001, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refuses_bombs_and_what_is_no_export(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        list(wxr.items(content, "export.xml"))
    assert refusal.value.code == code
    assert refusal.value.message.startswith("export.xml: ")


def test_a_long_export_is_read_post_by_post() -> None:
    reading = wxr.items(export(*(post(escape("Text. " * 200), number) for number in range(1, 400))), "export.xml")
    assert [item.id for item in reading] == [str(number) for number in range(1, 400)]
