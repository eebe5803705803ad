"""Every text that a reader of a page sees stands in one block, in the order of the page; nothing else does."""

import pytest

from tests.formats.pages import blocks, kinds, marked, read


def test_the_text_is_the_blocks_joined_by_blank_lines() -> None:
    document = read("<h1>Head</h1><p>One.</p><p>Two.</p>")
    assert document.text == "Head\n\nOne.\n\nTwo."
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Head", "One.", "Two."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>a <b>bold</b> word</p>", ["a bold word"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<p>one<p>two", ["one", "two"]),
        ("text without any element", ["text without any element"]),
        ("<p>First line.<br>Second line.</p>", ["First line.", "Second line."]),
        ("<p>a sentence that<br>goes on</p>", ["a sentence that goes on"]),
        ("<p>a sentence that<br><br>stops</p>", ["a sentence that", "stops"]),
        ("<h1>A headline<br>In two lines</h1>", ["A headline In two lines"]),
        ("<p>中文句子，\n继续下去。</p>", ["中文句子，继续下去。"]),
        ("<p>中文 \n English</p>", ["中文 English"]),
        ("<p>\u3000\u3000正文。\u3000</p>", ["正文。"]),
        ("<p>spaces&nbsp;&nbsp;and\t tabs\n\nand lines</p>", ["spaces and tabs and lines"]),
        ("<pre>one line.\ntwo\n\nthree</pre>", ["one line.", "two", "three"]),
        ("<a href=/1>Home</a><a href=/2>News</a>", ["Home News"]),
        ("<p>He said <q>yes</q>.</p>", ["He said “yes”."]),
        ("<table><tr><th>Year<th>Cars<tr><td>2019<td>3,000</table>", ["Year\tCars", "2019\t3,000"]),
        ("<table><tr><td><p>Left</p><td><p>Right</p></table>", ["Left", "Right"]),
        ("<table><tr><td>menu<td>one<br>two</table>", ["menu", "one two"]),
        ("<button>Share</button><button>Tweet</button>", ["Share", "Tweet"]),
        ("<app-story><app-text>Own elements</app-text><app-text>part</app-text></app-story>", ["Own elements", "part"]),
        ('<span style="display:block">one</span><span style="display: block">two</span>', ["one", "two"]),
        ("<p>soft&shy;hyphen and <wbr>break</p>", ["softhyphen and break"]),
    ],
)
def test_a_block_is_a_line_as_a_browser_prints_it(body: str, expected: list[str]) -> None:
    assert blocks(body) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>hidden()</script>",
        "<style>hidden</style>",
        "<template><p>hidden</p></template>",
        "<noscript>hidden</noscript>",
        "<p hidden>hidden</p>",
        '<p style="color: red; display : NONE">hidden</p>',
        '<div style="visibility:hidden"><p>hidden</p></div>',
        "<dialog>hidden</dialog>",
        "<iframe>hidden</iframe>",
        "<select><option>hidden</select>",
        "<!-- hidden -->",
        "<svg><title>hidden</title><desc>hidden</desc></svg>",
        "<video>hidden</video>",
        '<p onclick="hidden()" title="hidden"></p>',
        '<img alt="hidden">',
    ],
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    assert blocks(f"<p>seen</p>{hidden}<p>seen too</p>") == ["seen", "seen too"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>seen</p><svg><text>seen</text></svg>",
        '<p>seen</p><p aria-hidden="true">seen</p>',
        "<p>seen</p><details><p>seen</p></details>",
        "<p>seen</p><dialog open>seen</dialog>",
        '<p>seen</p><p style="display:inline">seen</p>',
        "<p>seen</p><script></script>seen",
        "<p>seen</p><p hidden>hidden</p>seen",
    ],
)
def test_what_a_reader_sees_is_text(body: str) -> None:
    assert blocks(body) == ["seen", "seen"]


@pytest.mark.parametrize("style", ["display:none", "visibility:hidden"])
def test_a_page_that_hides_itself_until_its_scripts_have_run_is_read(style: str) -> None:
    assert blocks(f'</head><body style="{style}"><p>seen') == ["seen"]


def test_a_page_that_hides_all_it_has_gives_what_it_hides() -> None:
    assert blocks('<div style="display:none"><p>The article.</p></div>') == ["The article."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>Any heading, even one that ends.</h2>", "heading"),
        ("<p>A sentence that ends with a stop.</p>", "paragraph"),
        ("<p><b>A short line without a stop</b></p>", "heading"),
        ("<figure><figcaption>A caption.</figcaption></figure>", "caption"),
        ("<figure><figcaption><p>A caption.</p></figcaption></figure>", "caption"),
        ("<p>图片：新华社</p>", "caption"),
        ("<ol><li>An item.</li></ol>", "list-item"),
        ("<ul><li><p>An item.</p></li></ul>", "list-item"),
        ("<ul><li><article><p>A paragraph of a page in a list.</p></article></li></ul>", "paragraph"),
        ("<div>A sentence of a page without paragraphs.</div>", "paragraph"),
    ],
)
def test_the_kind_is_what_the_element_says_else_what_the_shape_says(body: str, expected: str) -> None:
    assert [kind for kind, _ in kinds(body)] == [expected]


def test_the_markup_names_what_stands_around_a_block_innermost_first() -> None:
    [block] = read(
        '<aside id="more" role="note"><div class="related links"><p class="item">A link.</p></div></aside>'
    ).blocks
    assert marked(block).tag == "p"
    assert marked(block).within == ("p", ".item", ".related", ".links", "aside", "#more", "[role=note]")


def test_an_inline_element_counts_when_all_of_the_block_stands_in_it() -> None:
    whole, part = read('<p><em class="caption">All of it.</em></p><p><em>Some</em> of it.</p>').blocks
    assert marked(whole).within[:2] == ("em", ".caption")
    assert marked(part).within[:1] == ("p",)


def test_the_share_of_links_counts_characters() -> None:
    shares = [
        marked(block).link_share
        for block in read("<p><a href=/x>1234</a> 5678</p><p>none</p><p><a name=x>none</a></p>").blocks
    ]
    assert shares == [0.5, 0.0, 0.0]


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" HTTP://example.org/a ", "HTTP://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/a", "https://news.example/a"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java&#10;script:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
        ("http://[broken", ""),
        ("https://example.org/" + "a" * 2000, ""),
    ],
)
def test_only_addresses_that_are_safe_to_follow_are_kept(href: str, kept: str) -> None:
    page = f'<link rel="canonical" href="https://news.example/story"><p><a href="{href}">link</a></p>'
    [block] = read(page).blocks
    assert marked(block).links == ((kept,) if kept else ())
    assert marked(block).link_share == 1.0


def test_the_extractor_has_its_verdict_on_each_block() -> None:
    prose = "The plant in Kunming opened on Monday, and it makes three thousand cars a year, says its director, Li Na."
    article = "".join(f"<p>{prose} It is number {n}.</p>" for n in range(8))
    document = read(
        f"<nav><ul><li><a href=/>Home</a></ul></nav><article><h1>Head</h1>{article}</article><footer>Imprint</footer>"
    )
    verdicts = {block.text: marked(block).extracted for block in document.blocks}
    assert verdicts[f"{prose} It is number 3."] is True
    assert verdicts["Home"] is verdicts["Imprint"] is False
