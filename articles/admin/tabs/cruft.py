"""The page "Cruft": every block of the raw pages with the verdict on it; a person keeps, strips, or takes her ruling back."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import Decision, back, decide, number, parse, show
from articles.models import Article, Block
from articles.reading import desk_pages
from articles.workflow import cruft

RULINGS = {"keep": Block.Ruling.KEEP, "strip": Block.Ruling.STRIP, "undo": Block.Ruling.NONE}
DONE = {
    "keep": _("The block is kept."),
    "strip": _("The block is stripped."),
    "undo": _("The ruling is taken back; the rules decide again."),
    "confirm": _("The rules’ verdicts are confirmed."),
}


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The raw pages block by block; a POST rules on a block, or confirms the rules on a page."""
    if request.method != "POST":
        return show(request, article, "cruft", pages=desk_pages.pages(article))
    name, about = parse(request)
    if name not in DONE or len(about) != 1:
        raise BadRequest(f"no such button: {name!r}")
    decisions = _confirmed(article, about[0]) if name == "confirm" else [_ruling(request, article, name, about[0])]
    anchor = f"page-{about[0]}" if name == "confirm" else f"block-{about[0]}"
    decide(request, article, decisions, DONE[name])
    return back(article, "cruft", anchor)


def _ruling(request: HttpRequest, article: Article, name: str, about: str) -> Decision:
    blocks = Block.objects.filter(document__articles=article).select_related("document")
    block = get_object_or_404(blocks, pk=number(about))
    return cruft.rule, {"block": block, "ruling": RULINGS[name], "reason": request.POST.get("reason", "")}


def _confirmed(article: Article, about: str) -> list[Decision]:
    """A ruling on each block that the rules call cruft and that nobody has ruled on yet."""
    document = get_object_or_404(article.documents, pk=number(about))
    waiting = document.blocks.filter(is_cruft=True, ruling=Block.Ruling.NONE).select_related("document")
    return [(cruft.rule, {"block": block, "ruling": Block.Ruling.STRIP}) for block in waiting]
