"""What a page says of itself is read from JSON-LD, the meta elements and the page, in this order."""

import json
from datetime import date

import pytest

from articles.formats import About, Picture, markup


def about(head: str = "", body: str = "<p>Text.</p>", attributes: str = "") -> About:
    page = f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return markup.read(page.encode(), "page.html").about


def json_ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **values})}</script>'


def test_a_page_that_says_nothing_gives_nothing() -> None:
    assert about() == About()


def test_json_ld_says_most() -> None:
    said = about(
        json_ld(
            **{"@type": "NewsArticle"},
            headline="Head &amp; heart",
            author=[{"@type": "Person", "name": "Li Na"}, {"name": "Ann Lee"}, "Li Na"],
            publisher={"name": "The Paper"},
            datePublished="2020-03-15T10:00:00+08:00",
            inLanguage="zh-CN",
            mainEntityOfPage={"@id": "https://news.example/1"},
            image={"url": "https://news.example/1.jpg", "caption": "A plant", "creditText": "Xinhua"},
        )
    )
    assert said == About(
        headline="Head & heart",
        byline="Li Na, Ann Lee",
        publisher="The Paper",
        published_on=date(2020, 3, 15),
        language="zh-CN",
        url="https://news.example/1",
        picture=Picture("https://news.example/1.jpg", "A plant", "Xinhua"),
    )


def test_references_inside_a_graph_are_followed() -> None:
    graph = [
        {"@type": "WebPage", "headline": "The page"},
        {"@type": "Article", "headline": "The article", "author": {"@id": "#li"}},
        {"@type": "Person", "@id": "#li", "name": "Li Na"},
    ]
    said = about(json_ld(**{"@graph": graph}))
    assert (said.headline, said.byline) == ("The article", "Li Na")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@type": "Article", "headline": {"a": 1}}', "null", '{"@type": 7}', "9" * 9999]
)
def test_broken_json_ld_says_nothing_and_stops_nothing(broken: str) -> None:
    assert about(f'<script type="application/ld+json">{broken}</script>') == About()


def test_meta_elements_say_the_rest() -> None:
    said = about(
        '<meta property="og:title" content="Head"><meta name="author" content="By Li Na"><meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2020-03-15"><meta property="og:locale" content="zh_TW">'
        '<link rel="canonical" href="https://news.example/1"><link rel="alternate" hreflang="en" href="/en/1">'
        '<meta property="og:image" content="/1.jpg"><meta property="og:image:alt" content="A plant">'
    )
    assert said == About(
        headline="Head",
        byline="Li Na",
        publisher="The Paper",
        published_on=date(2020, 3, 15),
        language="zh-TW",
        url="https://news.example/1",
        alternates={"en": "https://news.example/en/1"},
        picture=Picture("https://news.example/1.jpg", alternative="A plant"),
    )


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Head | The Paper", "", "Head"),
        ("Head - with a dash - The Paper", "", "Head - with a dash"),
        ("雲南新基建_新浪網", "", "雲南新基建"),
        ("Head | The Paper", "Head", "Head"),
        ("Yunnan | a province | The Paper", "Yunnan | a province", "Yunnan | a province"),
        ("The Paper", "", "The Paper"),
        ("Welcome", "A headline that stands alone", "Welcome"),
        ("", "A headline that stands alone", "A headline that stands alone"),
        ("A-B test", "", "A-B test"),
    ],
)
def test_the_headline_stands_without_the_name_of_the_site(title: str, heading: str, expected: str) -> None:
    assert about(f"<title>{title}</title>", f"<h1>{heading}</h1><p>Text.</p>").headline == expected


def test_the_page_itself_tells_byline_date_and_picture() -> None:
    said = about(
        body='<p class="byline">By Li Na</p><time datetime="2020-03-15">15 March</time>'
        '<figure><img src="https://news.example/1.jpg" alt="A plant"><figcaption>The plant. <span class="credit">Xinhua</span></figcaption></figure>'
    )
    assert (said.byline, said.published_on) == ("Li Na", date(2020, 3, 15))
    assert said.picture == Picture("https://news.example/1.jpg", "The plant.", "Xinhua", "A plant")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="https://facebook.example/li">',
        '<meta property="article:published_time" content="yesterday">',
        '<meta property="article:published_time" content="2020-13-45">',
        '<link rel="canonical" href="javascript:alert(1)">',
        '<meta property="og:image" content="data:image/png;base64,x">',
        '<meta name="language" content="not a language">',
        '<link rel="alternate" hreflang="x" href="https://news.example/">',
        '<link rel="alternate" type="application/rss+xml" href="https://news.example/feed">',
    ],
)
def test_what_cannot_be_true_is_not_believed(head: str) -> None:
    assert about(head) == About()


def test_a_long_claim_is_cut() -> None:
    assert len(about(f'<meta property="og:title" content="{"x" * 100_000}">').headline) <= 500
