"""A fetch reaches the public internet only, and comes back in bounded time with bounded bytes, whatever the server does."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import replace
from ipaddress import ip_address
from typing import Any

import pytest

from articles.formats import web
from articles.formats.web import Fetched, Limits
from tests.formats.server import (
    AGENT,
    LOOPBACK,
    QUICK,
    Say,
    answer,
    fetch,
    fetched,
    network,
    pages,
    redirect,
    refusal,
    refused,
    serving,
)


class TestPage:
    def test_the_bytes_come_with_their_address_and_what_the_server_calls_them(self) -> None:
        with serving(pages({"/a?b=c": answer(b"text", content_type="text/html; charset=GBK")})) as port:
            found = fetch(f"http://good.example:{port}/a?b=c#top", network=network(port))
        assert found == Fetched(b"text", f"http://good.example:{port}/a?b=c", "text/html", "gbk")

    def test_a_server_that_says_nothing_of_its_bytes(self) -> None:
        found = fetched(pages({"/page": b"HTTP/1.0 200 OK\r\n\r\ntext"}))
        assert (found.content, found.media_type, found.charset) == (b"text", "", "")

    def test_who_asks_is_said_with_the_host_that_is_meant(self) -> None:
        asked: list[str] = []
        fetched(pages({"/page": answer(b"x")}, asked))
        assert f"User-Agent: {AGENT}\r\n" in asked[-1]
        assert "Host: good.example:" in asked[-1]
        assert "cookie" not in asked[-1].lower()

    def test_a_redirect_is_followed_and_the_last_address_told(self) -> None:
        table = {"/page": redirect("/moved?x=1", "301 Moved"), "/moved?x=1": answer("昆明".encode())}
        found = fetched(pages(table))
        assert (found.content.decode(), found.url.rpartition(":")[2].partition("/")[2]) == ("昆明", "moved?x=1")

    def test_an_address_in_chinese_is_asked_for_in_ascii(self) -> None:
        asked: list[str] = []
        fetched(pages({"/%E6%96%B0%E9%97%BB": answer(b"x")}, asked), "/新闻", "新闻.example")
        assert "Host: xn--efvy88h.example:" in asked[-1]

    def test_gzip_and_chunks_are_undone(self) -> None:
        packed = gzip.compress(b"first ") + gzip.compress(b"second")
        chunks = b"".join(b"%x\r\n%b\r\n" % (1, packed[i : i + 1]) for i in range(len(packed))) + b"0\r\n\r\n"
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
        assert fetched(pages({"/page": head + chunks})).content == b"first second"

    def test_a_page_of_exactly_the_limit_is_taken(self) -> None:
        assert len(fetched(pages({"/page": answer(b"x" * QUICK.size)})).content) == QUICK.size

    @pytest.mark.parametrize(
        "status", ["204 No Content", "206 Partial", "304 Not Modified", "403 No", "404 No", "500 No"]
    )
    def test_every_other_status_is_refused(self, status: str) -> None:
        assert refused(pages({"/page": answer(status=status)})) == "status"


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "code"),
        [
            ("ftp://good.example/", "url-scheme"),
            ("file:///etc/passwd", "url-scheme"),
            ("gopher://good.example/", "url-scheme"),
            ("javascript:alert(1)", "url-scheme"),
            ("//good.example/", "url-scheme"),
            ("good.example/page", "url-scheme"),
            ("", "url-scheme"),
            ("http:///page", "url"),
            ("http://", "url"),
            ("http://good.example:99999/", "url"),
            ("http://good.example:x/", "url"),
            ("http://[::1/", "url"),
            ("http://a..b/", "url"),
            (f"http://{'a' * 64}.example/", "url"),
            ("http://good.example/a b", "url"),
            ("http://good.example/\r\nHost: evil", "url"),
            ("http://good.example\\@127.0.0.1/", "url"),
            ("http://[fe80::1%25eth0]/", "url"),
            ("http://good.example%00.evil.example/", "url"),
            ("http://editor@good.example/", "url-credentials"),
            ("http://editor:secret@good.example/", "url-credentials"),
            ("http://good.example:22/", "url-port"),
            ("http://good.example:8080/", "url-port"),
            ("https://good.example:6379/", "url-port"),
        ],
    )
    def test_what_is_no_plain_address_is_refused_unasked(self, url: str, code: str) -> None:
        def resolve(host: str, port: int, seconds: float) -> list[Any]:
            raise AssertionError("nothing may be asked")

        found = refusal(url, network=replace(web.INTERNET, resolve=resolve))
        assert found.code == code
        assert "secret" not in found.message
        assert found.message.isprintable()

    @pytest.mark.parametrize(
        "host",
        """
        127.0.0.1 127.1 2130706433 0x7f000001 0177.0.0.1 0 0.0.0.0 localhost 10.1.2.3 172.16.0.1 192.168.1.1 100.64.0.1
        100.100.100.200 169.254.169.254 168.63.129.16 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1
        224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 １２７.０.０.１ 127。0。0。1 [::] [::1] [::127.0.0.1] [::ffff:127.0.0.1]
        [::ffff:8.8.8.8] [64:ff9b::7f00:1] [64:ff9b::808:808] [64:ff9b:1::1] [100::1] [2001::1] [2001:db8::1] [2002:7f00:1::]
        [3fff::1] [fc00::1] [fd00:ec2::254] [fe80::1] [fec0::1] [ff02::1]
        """.split(),
    )
    def test_what_is_not_the_public_internet_is_refused_however_it_is_spelt(self, host: str) -> None:
        assert refusal(f"http://{host}/").code == "forbidden-address"

    @pytest.mark.parametrize(
        "address", ["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]
    )
    def test_the_public_internet_is_not_refused(self, address: str) -> None:
        assert web.addresses.is_public(ip_address(address))

    def test_one_address_inside_spoils_those_outside(self) -> None:
        both = [ip_address("8.8.8.8"), ip_address("10.0.0.1")]
        assert (
            refusal("http://good.example/", network=replace(web.INTERNET, resolve=lambda *_: both)).code
            == "forbidden-address"
        )

    def test_a_host_that_is_not_known(self) -> None:
        def resolve(*_: Any) -> list[Any]:
            raise socket.gaierror("unknown")

        assert refusal("http://good.example/", network=replace(web.INTERNET, resolve=resolve)).code == "name"

    def test_a_name_server_that_never_answers(self, monkeypatch) -> None:
        def never(*_: Any, **__: Any) -> list[Any]:
            time.sleep(6)
            return []

        monkeypatch.setattr(socket, "getaddrinfo", never)
        started = time.monotonic()
        assert refusal("http://slow.example/", limits=Limits(seconds=0.3)).code == "too-slow"
        assert time.monotonic() - started < 4


class TestRedirects:
    @pytest.mark.parametrize(
        "to",
        [
            "http://127.0.0.2/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::1]/",
            "http://[::ffff:a9fe:a9fe]/",
            "//10.0.0.1/",
            "https://192.168.0.1/",
        ],
    )
    def test_none_leads_inside(self, to: str) -> None:
        with serving(pages({"/page": redirect(to)})) as port:
            found = refusal(f"http://good.example:{port}/page", network=network(port, 80, 443))
        assert found.code == "forbidden-address"

    def test_nor_by_a_number_for_an_address(self) -> None:
        with serving(pages({"/page": redirect("http://2852039166/")})) as port:
            only = network(port, 80)
            real = replace(
                only,
                resolve=lambda host, *rest: (
                    only.resolve(host, *rest) if "good" in host else web.INTERNET.resolve(host, *rest)
                ),
            )
            assert refusal(f"http://good.example:{port}/page", network=real).code == "forbidden-address"

    @pytest.mark.parametrize(
        ("to", "code"),
        [
            ("file:///etc/passwd", "url-scheme"),
            ("ftp://good.example/", "url-scheme"),
            ("http://a:b@good.example/", "url-credentials"),
            ("http://good.example:25/", "url-port"),
            ("http://[", "url"),
        ],
    )
    def test_none_leads_to_what_is_no_page(self, to: str, code: str) -> None:
        assert refused(pages({"/page": redirect(to)})) == code

    def test_a_circle_ends(self) -> None:
        asked: list[str] = []
        assert refused(pages({"/page": redirect("/page")}, asked)) == "redirects"
        assert len(asked) == 1 + 6  # robots.txt, the page, five redirects

    def test_the_time_of_all_of_them_is_one(self) -> None:
        def say(client: socket.socket, request: str) -> None:
            time.sleep(0 if "robots" in request else 0.4)
            client.sendall(redirect("/page"))

        started = time.monotonic()
        assert refused(say, limits=Limits(seconds=0.9)) in ("too-slow", "robots")
        assert time.monotonic() - started < 4


class TestRebinding:
    def test_the_connection_goes_to_the_address_that_was_checked(self) -> None:
        """The name server says a good address first, and loopback from then on: the second answer is never asked for."""
        answers = iter([[LOOPBACK], [ip_address("127.0.0.9")]])
        with serving(pages({"/page": answer(b"good")})) as port:
            only = replace(network(port), resolve=lambda *_: next(answers))
            assert fetch(f"http://good.example:{port}/page", network=only).content == b"good"
            assert next(answers) == [ip_address("127.0.0.9")]

    def test_a_redirect_to_another_name_is_resolved_and_checked_anew(self) -> None:
        with serving(pages({"/page": redirect("http://evil.example/")})) as port:
            only = network(port, 80, names={"evil.example": "127.0.0.9"})
            assert refusal(f"http://good.example:{port}/page", network=only).code == "forbidden-address"

    def test_proxies_of_the_environment_are_not_asked(self, monkeypatch) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        assert fetched(pages({"/page": answer(b"good")})).content == b"good"


class TestEncryption:
    def test_the_certificate_is_checked_against_the_name_and_not_the_address(self) -> None:
        with serving(pages({"/page": answer(b"good")}), tls=True) as port:
            assert fetch(f"https://good.example:{port}/page", network=network(port)).content == b"good"

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1"])
    def test_another_name_than_the_certificates_is_refused(self, host: str) -> None:
        with serving(pages({"/page": answer(b"good")}), tls=True) as port:
            assert "certificate" in refusal(f"https://{host}:{port}/page", network=network(port)).message

    def test_a_certificate_that_nobody_vouches_for_is_refused(self) -> None:
        with serving(pages({"/page": answer(b"good")}), tls=True) as port:
            alone = replace(network(port), trust=web.INTERNET.trust)
            assert "certificate" in refusal(f"https://good.example:{port}/page", network=alone).message


def drip(piece: bytes, head: bytes = b"", pause: float = 0.05) -> Say:
    def say(client: socket.socket, request: str) -> None:
        if "robots" in request:
            client.sendall(answer(status="404 No"))
            return
        client.sendall(head)
        for _ in range(120):
            client.sendall(piece)
            time.sleep(pause)

    return say


class TestHostileServers:
    @pytest.mark.parametrize(
        "say",
        [
            drip(b"x", b"HTTP/1.1 200 OK\r\n\r\n"),
            drip(b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"),
            drip(b"1\r\nx\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
            drip(b"0", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
            drip(b"H"),
            drip(b"x", b"HTTP/1.1 200 OK\r\nX: "),
            drip(b"HTTP/1.1 100 Continue\r\n\r\n"),
            drip(b""),
        ],
        ids=["body", "declared", "chunks", "chunk-size", "status-line", "header", "continue", "silence"],
    )
    def test_a_slow_drip_is_cut_off_wherever_it_drips(self, say: Say) -> None:
        started = time.monotonic()
        with serving(say) as port:
            code = refusal(f"http://good.example:{port}/page", network=network(port), limits=Limits(seconds=0.6)).code
            took = time.monotonic() - started
        assert code == "too-slow"
        assert took < 4

    def test_a_handshake_that_drips_is_cut_off(self) -> None:
        def say(client: socket.socket, request: str) -> None:
            client.sendall(b"\x16\x03\x03\x40\x00")
            for _ in range(120):
                client.sendall(b"\x02")
                time.sleep(0.05)

        started = time.monotonic()
        with serving(say, greet=False) as port:
            found = refusal(f"https://good.example:{port}/page", network=network(port), limits=Limits(seconds=0.6))
            took = time.monotonic() - started
        assert "took too long" in found.message
        assert took < 4

    def test_an_endless_body_is_cut_off(self) -> None:
        assert refused(drip(b"x" * 50_000, b"HTTP/1.1 200 OK\r\n\r\n", 0)) == "too-large"

    def test_a_body_declared_too_large_is_not_read(self) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n"
        assert refused(pages({"/page": head})) == "too-large"

    def test_a_bomb_of_gzip_is_not_unpacked(self) -> None:
        bomb = gzip.compress(bytes(50_000_000))
        assert len(bomb) < QUICK.size
        assert refused(pages({"/page": answer(bomb, content_encoding="gzip")})) == "too-large"

    @pytest.mark.parametrize(
        ("reply", "code"),
        [
            (answer(b"x", content_encoding="br"), "content-encoding"),
            (answer(b"x", content_encoding="gzip, gzip"), "content-encoding"),
            (answer(b"not gzip at all", content_encoding="gzip"), "content-encoding"),
            (answer(gzip.compress(b"whole page")[:-9], content_encoding="gzip"), "connection"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "connection"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "connection"),
            (b"", "connection"),
            (b"SSH-2.0-OpenSSH_9.2\r\n", "connection"),
            (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "connection"),
            (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", "connection"),
        ],
    )
    def test_what_is_broken_is_refused(self, reply: bytes, code: str) -> None:
        assert refused(pages({"/page": reply})) == code

    def test_a_machine_that_does_not_answer_the_call(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        assert refusal(f"http://good.example:{port}/", network=network(port)).code == "robots"
