"""What the article's pages share: the frame with the tabs, and the way from a form to a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_url
from articles.admin.site import site, viewer_language
from articles.errors import EditConflict, NewsroomError, NotPermitted
from articles.models import Article
from articles.reading import desk, wording
from articles.workflow import conductor

TABS = (
    ("correct", _("Correct")),
    ("cruft", _("Cruft")),
    ("quotes", _("Quotes and sources")),
    ("picture", _("Picture")),
    ("publish", _("Publish")),
    ("history", _("History")),
    ("change", _("Details")),
)

Decision = tuple[Callable[..., Any], dict[str, Any]]


def frame(request: HttpRequest, article: Article, tab: str, piece: desk.Piece | None = None) -> dict[str, Any]:
    """The context of every page of an article: the site's, the piece with its editions (looked up where it is not given), and the tabs."""
    return {
        **site.each_context(request),
        "opts": Article._meta,
        "article": article,
        "piece": piece or desk.pieces([article], viewer_language())[0],
        "tab": tab,
        "tabs": [(name, label, tab_url(article, name)) for name, label in TABS],
        "title": dict(TABS)[tab],
    }


def show(request: HttpRequest, article: Article, tab: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the article."""
    return respond(request, tab, {**frame(request, article, tab), **context}, status)


def respond(request: HttpRequest, tab: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the article whose context has the frame in it."""
    request.current_app = site.name
    return TemplateResponse(request, f"admin/dianbao/{tab}.html", context, status=status)


def parse(request: HttpRequest) -> tuple[str, list[str]]:
    """The name of the pressed button and what it is about: "save:12:en" gives "save" and ["12", "en"]."""
    name, *about = request.POST.get("do", "").split(":")
    return name, about


def number(text: str) -> int:
    """The id that a button carries; a forged one is a bad request."""
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise BadRequest(f"not an id: {text!r}")
    return int(text)


def numbers(texts: Iterable[str]) -> set[int]:
    """The ids among these texts; whatever is none is left out."""
    return {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19}


def decide(request: HttpRequest, article: Article, decisions: Iterable[Decision], done: object) -> bool:
    """Carries out the decisions as the viewer, and says what was done or why not; a conflict is the caller's to show."""
    try:
        conductor.decide_all(article, [(verb, {"actor": request.user, **about}) for verb, about in decisions])
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except EditConflict as error:
        messages.warning(request, wording.refusal(error))
        return False
    except NewsroomError as error:
        messages.error(request, wording.refusal(error))
        return False
    messages.success(request, str(done))
    return True


def back(article: Article, tab: str, anchor: str = "") -> HttpResponse:
    """The way back to a place on one of the article's pages."""
    return HttpResponseRedirect(tab_url(article, tab, anchor))
