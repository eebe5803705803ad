"""Gives each request an id, which audit entries and the response carry."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.workflow.audit import request_id

_SAFE = re.compile(r"[\w-]{8,36}", re.ASCII)


def request_id_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Takes the id that a proxy gave (X-Request-ID) when it is a plain word, else makes one."""

    def handle(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        token = request_id.set(given if _SAFE.fullmatch(given) else str(uuid.uuid4()))
        try:
            response = get_response(request)
            response["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)

    return handle
