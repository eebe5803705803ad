"""Hostile and broken pages are refused with a code, a place and a remedy, in bounded time; odd ones are read."""

import re
from contextlib import suppress
from time import process_time

import pytest

from articles.errors import RefusedInput
from articles.formats import limits, markup
from tests.growth import in_proportion

PAGE = "<!doctype html><html><body>"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<!doctype html><html><body> &nbsp; </body></html>", "empty"),
        (b"<script>alert(1)</script><style>p{}</style>", "empty"),
        (b"<!-- nothing but a remark -->", "empty"),
        (b"<p>text \x00 and more", "binary"),
        (b"<p>\x01\x02\x03\x04", "binary"),
        ("<p>雲南省".encode("utf-16")[:-1], "encoding"),
        (b"<p>" + bytes(range(128, 160)) * 9, "encoding"),
        (b"<p>" * 10 + b"x" * limits.MAX_PAGE, "too-large"),
        ((PAGE + "<div>" * 10_000 + "deep").encode(), "too-deep"),
        ((PAGE + "<p><font>text" * 10_000).encode(), "too-deep"),
        ((PAGE + "<p>a" * 1_000_000).encode(), "too-many"),
        ((PAGE + "<p>a" * 25_000).encode(), "too-many"),
        ((PAGE + "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">text").encode(), "too-many"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refuses_in_bounded_time_and_says_what_to_do(content: bytes, code: str) -> None:
    started = process_time()
    with pytest.raises(RefusedInput) as refusal:
        markup.read(content, "page.html")
    assert refusal.value.code == code
    assert re.fullmatch(r"page\.html: .+\. [A-Z].+\.", refusal.value.message)
    assert process_time() - started < 5


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 300 + "deep but not without end",
        "<p>half a page <b>cut off in the mid",
        "<p>an &entity; of its own and &#0; and &#xD800; and &#x1F600;",
        "</p></div></body></html>after the end",
        "<p a=1 a=2 <<>> b='>'>broken tags",
        "<table><p>in no cell",
        "<p>" + "x" * 2_000_000,
        '<p class="' + "x" * 2_000_000 + '">a long name',
        "<title>unclosed</title><p>text",
        "<p>" + "a &lt;script&gt; in words",
    ],
    ids=lambda body: body[:30],
)
def test_odd_pages_are_read(body: str) -> None:
    [block] = markup.read((PAGE + body).encode(), "page.html").blocks
    assert block.text


def test_scripts_and_handlers_are_nowhere_in_what_was_read() -> None:
    page = '<p onclick="evil()" style="x:evil">text <a href="javascript:evil()" onmouseover="evil()">link</a><script>evil()</script></p>'
    assert "evil" not in repr(markup.read((PAGE + page).encode(), "page.html"))


@pytest.mark.parametrize(
    "unit",
    [
        "<p>a b c",
        "<br>a",
        "<table><tr><td>a<td>b</table>",
        "<a href=x>a</a>",
        "<a href=/x><b>",
        "<span class=author>a",
        "<figure><img>",
        "&amp;",
        "<q>a</q>",
        "<tr>a<td>",
        "&#x200b;",
        "中\n\n \u3000",
    ],
)
def test_the_time_grows_with_the_page_and_not_with_its_square(unit: str) -> None:
    def work(times: int) -> None:
        with suppress(RefusedInput):
            markup.read((PAGE + unit * times + "end").encode(), "page.html")

    assert in_proportion(work, 800)
