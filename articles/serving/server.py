"""The WSGI application in front of Django's (PEP 3333): a page that is at hand is sent, everything else is Django's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from articles.formats.packing import Packed, pack
from articles.serving.memory import BROTLI, GZIP, IDENTITY, ZSTD, Memory, Page, page
from articles.serving.watch import watch
from articles.workflow import pages
from articles.workflow.rendering import Rendered, render

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

PREFERRED = (BROTLI, ZSTD, GZIP)  # the smallest first
NOT_PAGES = ("/admin/", "/static/", "/media/")
_ADDRESS = re.compile(r"/[\w./-]{0,300}", re.ASCII)
_LATER = re.compile(r"page=[1-9]\d{0,6}", re.ASCII)
_FOR_EVERYBODY = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND)  # sent as rendered, though not kept
_NOTHING: list[bytes] = []
_OK = "200 OK"  # what is gone is never "not modified" (RFC 9110, 13.2.1)
_CHOICES = 1_000  # of different Accept-Encoding headers; a browser sends one


class PageServer:
    """Sends public pages from memory, from the database, or freshly rendered; `inner` is Django."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner
        self.memory = Memory(settings.PAGE_MEMORY_BYTES)
        self.watch = watch(self.memory.forget)
        self.look = self.watch.look
        self.encodings: dict[str, str] = {}
        self.host = urlsplit(settings.SITE_URL).netloc
        # What says that a request came over https, where it must.
        self.secured_by, self.secure = settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme", "https")
        self.must_be_secure = settings.SECURE_SSL_REDIRECT

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answers GET and HEAD of a page at the site's own address; what differs in any way is left to Django."""
        method = environ["REQUEST_METHOD"]
        if (
            (method != "GET" and method != "HEAD")
            or environ.get("HTTP_HOST") != self.host
            or (self.must_be_secure and environ.get(self.secured_by) != self.secure)
        ):
            return self.inner(environ, start_response)
        address, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        if "?" in address:  # it was written as %3F, and begins no query
            return self.inner(environ, start_response)
        if query:
            address = f"{address}?{query}"
        self.look()
        found = self.memory.get(address) or self._fetch(address)
        if found is None:
            return self.inner(environ, start_response)
        asked = environ.get("HTTP_ACCEPT_ENCODING", "")
        answer = found.answers[self.encodings.get(asked) or self._choose(asked)]
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and found.status == _OK and (found.etag in known or known == "*"):
            start_response("304 Not Modified", answer.unchanged)
            return _NOTHING
        start_response(found.status, answer.headers)
        return answer.body if method == "GET" else _NOTHING

    def _choose(self, asked: str) -> str:
        if len(self.encodings) >= _CHOICES:
            self.encodings.clear()
        accepted = accepted_encodings(asked)
        self.encodings[asked] = choice = next((name for name in PREFERRED if name in accepted), IDENTITY)
        return choice

    def _fetch(self, address: str) -> Page | None:
        """The page as it is stored, else rendered now; None for what Django has to answer with the reader's own request."""
        path, _, query = address.partition("?")
        if path.startswith(NOT_PAGES) or not _ADDRESS.fullmatch(path) or (query and not _LATER.fullmatch(query)):
            return None
        tick, asked_at = self.memory.tick, timezone.now()
        try:
            stored = pages.find(address)
            if stored is not None:
                packed = Packed(bytes(stored.gzip), bytes(stored.brotli), bytes(stored.zstd))
                about = stored.status, stored.headers, stored.etag, packed, stored.about, stored.expires_at
                found = page(*about)
            else:
                rendered = render(address)
                if not rendered.about:
                    return _ready(rendered, None) if rendered.status in _FOR_EVERYBODY else None
                found = _ready(rendered, pages.expiry(rendered.about, asked_at))
        finally:
            close_old_connections()
        self.memory.put(address, found, tick)
        return found


def _ready(rendered: Rendered, expires_at: datetime | None) -> Page:
    return page(rendered.status, rendered.headers, rendered.etag, pack(rendered.body), rendered.about, expires_at)


def accepted_encodings(asked: str) -> frozenset[str]:
    """The encodings that an Accept-Encoding header accepts (RFC 9110, 12.5.3); one of weight 0 is refused."""
    accepted = set()
    for part in asked.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not any(re.fullmatch(r"q=0(\.0*)?", parameter) for parameter in parameters):
            accepted.add(name)
    return frozenset(accepted)
