"""What every public page has in common: the language of its address, caches that may keep it, and no cookies."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import wraps

from django.conf import settings
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

from articles.reading.public_addresses import tag
from articles.reading.public_head import Head

# Caches ask each time, which costs them a 304: a page that is withdrawn is gone at once.
FRESH = {"public": True, "max_age": 0, "must_revalidate": True}
if settings.CDN_SECONDS:
    FRESH = {**FRESH, "s_maxage": settings.CDN_SECONDS}
View = Callable[..., HttpResponse]
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def public_page(view: View) -> View:
    """Renders in the language of the address, whatever the browser asks for, and lets caches keep and revalidate the page."""
    localised = _in_its_language(view)

    @require_safe
    @conditional_page
    @wraps(view)
    def page(request: HttpRequest, **names: str) -> HttpResponse:
        response = localised(request, **names)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, **FRESH)
        return response

    return page


def live_page(view: View) -> View:
    """The same for a page that no cache keeps; it may take posts."""
    return require_http_methods(["GET", "HEAD", "POST"])(_in_its_language(view))


def _in_its_language(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, language: str = settings.LANGUAGE_CODE, **names: str) -> HttpResponse:
        with translation.override(language):
            try:
                response = view(request, language, **names)
            except InvalidPage as error:
                raise Http404("The list has no such page.") from error
        response["Content-Language"] = tag(language)
        return response

    return page


def public_file(view: View) -> View:
    """The same for what programs read and what is of no language."""
    return require_safe(cache_control(**FRESH)(conditional_page(view)))


def show(
    request: HttpRequest,
    template: str,
    head: Head,
    language: str,
    *,
    about: tuple[str, ...],
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """A page out of a template of public/. `about` names what the page tells of, so that stores can drop it when that changes:
    "latest", "corrections", "article-tea", "region-yunnan", "topic-tea", "source-mei"; () is a page that no store keeps.
    """
    response = render(request, f"public/{template}", {"head": head, "language": language, **context}, status=status)
    return keep(response, *about)


def keep(response: HttpResponse, *about: str) -> HttpResponse:
    """Marks a response with what it tells of (the header Surrogate-Key, which content delivery networks know); `about` as in `show`."""
    if about:
        response["Surrogate-Key"] = " ".join(about)
    else:
        response["Cache-Control"] = "private, no-store"
    return response


def as_xml(template: str, context: Mapping[str, object], media_type: str = "application/xml") -> HttpResponse:
    """A document out of an XML template of public/, without the characters that XML forbids even as references."""
    document = NOT_IN_XML.sub("", render_to_string(f"public/{template}", dict(context)))
    return HttpResponse(document, content_type=f"{media_type}; charset=utf-8")


def as_json(value: Mapping[str, object], media_type: str = "application/json") -> HttpResponse:
    """A document in JSON, which is UTF-8 by its definition and has no charset parameter."""
    return HttpResponse(json.dumps(value, ensure_ascii=False, indent=1).encode(), content_type=media_type)


def page_number(request: HttpRequest) -> str:
    """The page of a list that the address asks for."""
    return request.GET.get("page", "1")
