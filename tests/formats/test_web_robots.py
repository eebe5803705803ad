"""A fetch keeps to what the owner of a site lets robots read, and says why when that cannot be known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.errors import RefusedInput
from articles.formats.web import Robots
from tests.formats.server import AGENT, answer, fetch, fetched, network, pages, redirect, refused, serving


class TestRobots:
    @pytest.mark.parametrize("status", ["404 No", "403 No", "410 Gone"])
    def test_a_site_without_rules_forbids_nothing(self, status: str) -> None:
        assert fetched(pages({"/robots.txt": answer(status=status), "/page": answer(b"x")})).content == b"x"

    @pytest.mark.parametrize("status", ["500 No", "503 No", "429 Too many"])
    def test_a_site_that_fails_forbids_all(self, status: str) -> None:
        assert refused(pages({"/robots.txt": answer(status=status), "/page": answer(b"x")})) == "robots"

    @pytest.mark.parametrize(
        ("rules", "path", "allowed"),
        [
            ("User-agent: *\nDisallow: /page", "/page", False),
            ("User-agent: *\nDisallow: /page", "/other", True),
            ("User-agent: Dianbao\nDisallow: /", "/page", False),
            ("User-agent: Googlebot\nDisallow: /", "/page", True),
            ("User-agent: *\nDisallow: /\n\nUser-agent: dianbao\nAllow: /", "/page", True),
            ("User-agent: *\nDisallow: /*.txt$\nAllow: /page", "/page", True),
            ("\ufeffUser-agent: *\nDisallow: /", "/page", False),
            ("<html>no rules at all</html>", "/page", True),
        ],
    )
    def test_the_rules_are_kept(self, rules: str, path: str, allowed: bool) -> None:
        table = {"/robots.txt": answer(rules.encode()), "/page": answer(b"x"), "/other": answer(b"x")}
        if allowed:
            assert fetched(pages(table), path).content == b"x"
        else:
            assert refused(pages(table), path) == "robots"

    def test_a_page_is_not_asked_for_when_the_rules_forbid_it(self) -> None:
        asked: list[str] = []
        refused(pages({"/robots.txt": answer(b"User-agent: *\nDisallow: /")}, asked))
        assert [request.split(" ")[1] for request in asked] == ["/robots.txt"]

    def test_the_rules_hold_where_a_redirect_leads(self) -> None:
        table = {"/robots.txt": answer(b"User-agent: *\nDisallow: /secret"), "/page": redirect("/secret")}
        assert refused(pages(table)) == "robots"

    def test_a_site_is_asked_for_its_rules_once(self) -> None:
        asked: list[str] = []
        robots = Robots()
        with serving(pages({"/page": answer(b"x")}, asked)) as port:
            for _ in range(3):
                fetch(f"http://good.example:{port}/page", network=network(port), robots=robots)
        assert sum("robots.txt" in request for request in asked) == 1

    def test_rules_may_redirect_but_not_inside(self) -> None:
        moved = {
            "/robots.txt": redirect("/rules"),
            "/rules": answer(b"User-agent: *\nDisallow: /"),
            "/page": answer(b"x"),
        }
        assert refused(pages(moved)) == "robots"
        inside = {"/robots.txt": redirect("http://10.0.0.1/"), "/page": answer(b"x")}
        assert refused(pages(inside)) == "robots"


def clock(moments: list[float]) -> Callable[[], float]:
    return lambda: moments[-1]


class TestPauses:
    def test_the_pause_that_a_site_wants_is_made_between_two_pages(self) -> None:
        now, pauses = [0.0], []
        robots = Robots(clock=clock(now), sleep=lambda seconds: pauses.append(seconds))
        for url in ("https://good.example/1", "https://good.example/2"):
            robots.admit("https://good.example", url, AGENT, lambda _: (200, b"User-agent: *\nCrawl-delay: 2"))
        robots.admit("https://other.example", "https://other.example/1", AGENT, lambda _: (404, b""))
        assert pauses == [2.0]

    def test_a_site_that_wants_a_day_gets_half_a_minute(self) -> None:
        now, pauses = [0.0], []
        robots = Robots(clock=clock(now), sleep=lambda seconds: pauses.append(seconds))
        for _ in range(2):
            robots.admit(
                "https://a.example", "https://a.example/1", AGENT, lambda _: (200, b"User-agent: *\nCrawl-delay: 86400")
            )
        assert pauses == [30.0]

    def test_rules_are_asked_for_again_after_an_hour_and_failures_after_a_minute(self) -> None:
        now, asked = [0.0], []

        def ask(url: str) -> tuple[int, bytes]:
            asked.append(url)
            return (503, b"") if "bad" in url else (200, b"")

        robots = Robots(clock=clock(now))
        for moment in (0.0, 59.0, 61.0, 3599.0, 3601.0):
            now.append(moment)
            robots.admit("https://a.example", "https://a.example/1", AGENT, ask)
            with pytest.raises(RefusedInput, match="status 503"):
                robots.admit("https://bad.example", "https://bad.example/1", AGENT, ask)
        assert sum("/a." in url for url in asked) == 2
        assert sum("bad" in url for url in asked) == 3
