"""A public page as any reader gets it: the application is asked for it as a browser would, without cookies."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation

# Of one answer and not of the page, or made anew for each encoding.
_NOT_KEPT = frozenset({"x-request-id", "etag", "vary", "content-length", "content-encoding", "date"})
_MADE_OF = ("formats", "models", "reading", "templates", "templatetags", "views", "static/public", "locale")
_SETTINGS = (
    "SITE_URL",
    "SITE_NAME",
    "CONTACT_EMAIL",
    "LANGUAGES",
    "TRADITIONAL_LOCALE",
    "TIME_ZONE",
    "CARD_FONT",
    "MEDIA_S3_URL",
    "CDN_SECONDS",
    "CONTENT_SECURITY_POLICY",
    "SECURE_HSTS_SECONDS",
)
_APP = Path(__file__).resolve().parent.parent


class Rendered(NamedTuple):
    """A page: its status, headers and body, and what it tells of; () is a page that is not to be kept."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    about: tuple[str, ...]

    @property
    def etag(self) -> str:
        """What tells this body from another one."""
        return hashlib.sha256(self.body).hexdigest()[:32]


def render(address: str) -> Rendered:
    """The page at an address (a path, with "?page=2" for a later page of a list), in the transaction of the caller."""
    path, _, query = address.partition("?")
    with translation.override(settings.LANGUAGE_CODE):  # the middleware of languages leaves its choice behind
        response: Any = _handler().get_response(WSGIRequest(_environ(path, query)))
    about = tuple(response.headers.get("Surrogate-Key", "").split())
    left_out = _NOT_KEPT if settings.CDN_SECONDS else _NOT_KEPT | {"surrogate-key"}
    headers = tuple(pair for pair in response.items() if pair[0].lower() not in left_out)
    return Rendered(response.status_code, headers, b"".join(response), about)


@cache
def generation() -> str:
    """A digest of what pages are made with: templates, words, styles, the code that renders, and the settings that they show or obey."""
    made = hashlib.sha256(repr([getattr(settings, name) for name in _SETTINGS]).encode())
    for folder in _MADE_OF:
        for path in sorted((_APP / folder).rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".po"):
                made.update(path.relative_to(_APP).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()[:32]


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def _environ(path: str, query: str) -> dict[str, Any]:
    site = urlsplit(settings.SITE_URL)
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),  # as WSGI writes it (PEP 3333)
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = value
    return environ
