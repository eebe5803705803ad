"""Entries of RSS and Atom files become pages with their full text and what the feed says of them."""

from datetime import date

import pytest

from articles.errors import RefusedInput
from articles.formats import Item, feeds, markup

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)


def entry(body: str = "<p>Text.</p>", more: str = "") -> str:
    return (
        "<item><title>Head &amp;amp; heart</title><link>https://news.example/1</link><guid>id-1</guid><dc:creator>Li Na</dc:creator>"
        f"<pubDate>Sun, 15 Mar 2020 10:00:00 GMT</pubDate><description>In short.</description>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>"
    )


def rss(*entries: str) -> bytes:
    channel = f"<title>The Paper</title><language>en-GB</language>{''.join(entries)}"
    return f'<?xml version="1.0"?><rss version="2.0" {NAMES}><channel>{channel}</channel></rss>'.encode()


def items(content: bytes) -> list[Item]:
    return list(feeds.items(content, "feed.xml"))


def texts(item: Item) -> list[str]:
    return [block.text for block in markup.read(item.content, item.id).blocks]


def test_an_entry_is_a_page_with_all_that_the_feed_says_of_it() -> None:
    [item] = items(rss(entry(more='<media:content medium="image" url="https://news.example/1.jpg"/>')))
    said = markup.read(item.content, item.id).about
    assert (item.id, item.media_type) == ("id-1", "text/html")
    assert (said.headline, said.byline, said.publisher, said.language) == (
        "Head & heart",
        "Li Na",
        "The Paper",
        "en-GB",
    )
    assert (said.published_on, said.url) == (date(2020, 3, 15), "https://news.example/1")
    assert said.picture is not None
    assert said.picture.url == "https://news.example/1.jpg"
    assert texts(item) == ["Head & heart", "In short.", "Text."]


def test_atom_is_read_too() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-TW"><title>報紙</title><entry><id>urn:1</id><title>標題</title>'
        '<link href="https://news.example/1"/><author><name>李娜</name></author><updated>2020-03-15T10:00:00Z</updated>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>正文。</p></div></content></entry></feed>'
    )
    [item] = items(feed.encode())
    said = markup.read(item.content, item.id).about
    assert (said.headline, said.byline, said.publisher, said.published_on) == (
        "標題",
        "李娜",
        "報紙",
        date(2020, 3, 15),
    )
    assert texts(item) == ["標題", "正文。"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<description>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></description>", ["One.", "Two."]),
        ("<description>Plain text.</description>", ["Plain text."]),
        ("<description>Café &nbsp;&eacute; &amp;amp; more.</description>", ["Café é & more."]),
        ("<description><![CDATA[<p>In CDATA & loose.</p>]]></description>", ["In CDATA & loose."]),
    ],
)
def test_the_text_is_found_where_the_feed_has_it(content: str, expected: list[str]) -> None:
    [item] = items(rss(f"<item><title>Head</title>{content}</item>"))
    assert texts(item) == ["Head", *expected]


def test_small_faults_are_mended() -> None:
    [item] = items(rss("<item><title>AT&T & Co</title><description>Text.</b></description></item>") + b"<!-- 0.3 s -->")
    assert texts(item) == ["AT&T & Co", "Text."]


def test_scripts_reach_no_text() -> None:
    [item] = items(rss(entry("<p>Text.</p><script>evil()</script>")))
    assert texts(item)[-1] == "Text."


def test_an_address_is_never_fetched_and_a_file_never_opened() -> None:
    for content in (b"https://news.example/feed", b"/etc/passwd"):
        with pytest.raises(RefusedInput):
            items(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (rss(), "empty"),
        (b"", "empty"),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]>' + rss(entry("&a;")).partition(b"?>")[2], "entities"),
        (rss(entry())[:-60], "cut-off"),
        (rss("<a>" * 10_000), "too-deep"),
        # Found by atheris.
        (b'<rss version="2.0"><channel><link><title/></link></channel></rss:>', "cut-off"),
        (b"x" * 20_000_001, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refuses_bombs_and_half_files(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        items(content)
    assert refusal.value.code == code
    assert refusal.value.message.startswith("feed.xml: ")
