"""Small files about the site that browsers and people who found a hole ask for at fixed addresses."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone

from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import address, file_address, search_address, tag
from articles.views.base import as_json, as_xml, public_file, public_page

SECURITY_DAYS = 180  # the standard advises less than a year, so that nobody writes to an address that was given up
PAPER, INK = "#fbfaf7", "#24427c"


@public_file
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116); nothing where no contact is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404("No contact is set.")
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": (today + timedelta(days=SECURITY_DAYS)).isoformat(),
        "Preferred-Languages": ", ".join(map(tag, LANGUAGES)),
        "Canonical": address("security"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public_file
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone calls the site on its home screen."""
    names = {"name": settings.SITE_NAME, "short_name": settings.SITE_NAME, "id": "/", "start_url": "/", "scope": "/"}
    look = {"display": "minimal-ui", "background_color": PAPER, "theme_color": INK}
    icons = [_icon("icon-192.png", 192, "any"), _icon("icon-512.png", 512, "any")]
    icons += [_icon("icon-maskable-512.png", 512, "maskable")]
    return as_json({**names, **look, "icons": icons}, "application/manifest+json")


@public_page
def opensearch(request: HttpRequest, language: str) -> HttpResponse:
    """How a browser searches the site from its address bar."""
    context = {
        "language": language,
        "search": search_address(language),
        "icon": file_address("public/favicon.ico"),
    }
    return as_xml("opensearch.xml", context, "application/opensearchdescription+xml")


@public_file
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon for programs that ask for it without reading a page."""
    return HttpResponseRedirect(static("public/favicon.ico"))


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": static(f"public/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
