"""What a process has at hand: bounded, never older than what it knows, and forgotten by what it tells of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.formats.packing import pack
from articles.serving import memory
from articles.serving.memory import Memory, Page
from articles.serving.server import accepted_encodings


def make_page(*about: str, body: bytes = b"text", expires_at=None) -> Page:
    return memory.page(200, [("Content-Type", "text/html")], "abc", pack(body), about, expires_at)


@pytest.fixture
def at_hand() -> Memory:
    at_hand = Memory(limit=10 * memory.OVERHEAD)
    at_hand.forget(None, 1)
    return at_hand


def test_a_page_is_given_back(at_hand: Memory) -> None:
    page = make_page("latest")
    at_hand.put("/en/", page, 1)
    assert at_hand.get("/en/") is page
    assert at_hand.get("/zh-hans/") is None


def test_pages_are_forgotten_by_what_they_tell_of(at_hand: Memory) -> None:
    at_hand.put("/en/", make_page("latest", "corrections"), 1)
    at_hand.put("/en/articles/tea/", make_page("article-tea"), 1)
    at_hand.forget({"corrections"}, 2)
    assert list(at_hand.pages) == ["/en/articles/tea/"]
    at_hand.forget(None, 3)
    assert (list(at_hand.pages), at_hand.size) == ([], 0)


def test_what_was_read_before_a_change_is_not_kept_after_it(at_hand: Memory) -> None:
    at_hand.forget({"article-coffee"}, 2)
    at_hand.put("/en/articles/tea/", make_page("article-tea"), 1)
    assert at_hand.get("/en/articles/tea/") is None


def test_the_longest_unused_make_room(at_hand: Memory) -> None:
    for number in range(9):
        at_hand.put(f"/{number}", make_page("latest"), 1)
    at_hand.get("/0")
    at_hand.put("/new", make_page("latest"), 1)
    assert "/0" in at_hand.pages
    assert "/1" not in at_hand.pages
    assert at_hand.size == sum(page.size for page in at_hand.pages.values()) <= at_hand.limit


def test_a_page_put_again_counts_once(at_hand: Memory) -> None:
    for _ in range(30):
        at_hand.put("/en/", make_page("latest"), 1)
    assert at_hand.size == make_page("latest").size


def test_a_page_larger_than_the_whole_memory_is_not_kept(at_hand: Memory) -> None:
    at_hand.put("/en/", make_page("latest", body=bytes(range(256)) * 1_000), 1)
    assert at_hand.get("/en/") is None


def test_a_page_ends_at_its_moment(at_hand: Memory) -> None:
    at_hand.put("/en/", make_page("latest", expires_at=timezone.now() + timedelta(hours=1)), 1)
    assert at_hand.get("/en/") is not None
    at_hand.put("/en/", make_page("latest", expires_at=timezone.now()), 1)
    assert at_hand.get("/en/") is None
    assert "/en/" not in at_hand.pages


@pytest.mark.parametrize(
    ("asked", "accepted"),
    [
        ("", set()),
        ("gzip, deflate, br", {"gzip", "br"}),
        ("GZip;Q=0.5", {"gzip"}),
        ("br;q=0, gzip;q=0.000, zstd;q=0.001", {"zstd"}),
        ("*", set()),
        (";;,, q=1", set()),
    ],
)
def test_encodings_are_taken_at_their_word(asked: str, accepted: set[str]) -> None:
    assert accepted_encodings(asked) & {"gzip", "br", "zstd"} == accepted
