"""The page "Cruft": every block of the raw pages with the verdict on it; a person keeps, strips, or takes her ruling back."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import Decision, back, decide, number, numbers, parse, show
from articles.models import Article, Block, RawDocument
from articles.reading import desk_pages
from articles.workflow import cruft

RULINGS = {"keep": Block.Ruling.KEEP, "strip": Block.Ruling.STRIP, "undo": Block.Ruling.NONE}
DONE = {
    "keep": _("The block is kept."),
    "strip": _("The block is stripped."),
    "undo": _("The ruling is taken back; the rules decide again."),
    "confirm": _("The rules’ verdicts are confirmed."),
    "ticks": _("The blocks are kept and stripped as you ticked them."),
}


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The raw pages block by block; a POST rules on a block, on all whose tick changed, or confirms the rules on a page."""
    if request.method != "POST":
        return show(request, article, "cruft", pages=desk_pages.pages(article))
    name, about = parse(request)
    if name not in DONE or len(about) != 1:
        raise BadRequest(f"no such button: {name!r}")
    if name in RULINGS:
        decide(request, article, [_ruling(request, article, name, about[0])], DONE[name])
        return back(article, "cruft", f"block-{about[0]}")
    document = get_object_or_404(article.documents, pk=number(about[0]))
    decisions = _confirmed(document) if name == "confirm" else _ticked(request, document)
    decide(request, article, decisions, DONE[name])
    return back(article, "cruft", f"page-{document.pk}")


def _ruling(request: HttpRequest, article: Article, name: str, about: str) -> Decision:
    blocks = Block.objects.filter(document__articles=article).select_related("document")
    block = get_object_or_404(blocks, pk=number(about))
    return cruft.rule, {"block": block, "ruling": RULINGS[name], "reason": request.POST.get("reason", "")}


def _confirmed(document: RawDocument) -> list[Decision]:
    """A ruling on each block that the rules call cruft and that nobody has ruled on yet."""
    waiting = document.blocks.filter(is_cruft=True, ruling=Block.Ruling.NONE)
    return [(cruft.rule, {"block": block, "ruling": Block.Ruling.STRIP}) for block in waiting]


def _ticked(request: HttpRequest, document: RawDocument) -> list[Decision]:
    """A ruling on each block whose tick is another than the one that was shown."""
    shown, now = numbers(request.POST.get("shown", "").split(",")), numbers(request.POST.getlist("tick"))
    return [
        (cruft.rule, {"block": block, "ruling": Block.Ruling.STRIP if block.pk in now else Block.Ruling.KEEP})
        for block in document.blocks.filter(pk__in=shown ^ now)
    ]
