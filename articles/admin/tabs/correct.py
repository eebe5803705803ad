"""The page "Correct": all boxes travel in one form, so that pressing one button loses nothing that was typed into another box.

A script that posts the same form and asks for JSON gets the rows that look otherwise than it knows them, and need not load the page again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.admin.site import viewer_language
from articles.admin.tabs import correct_live
from articles.admin.tabs.correct_post import ACTIONS, Post, brought_together, posted
from articles.admin.tabs.page import Decision, back, decide, frame, number, parse, respond
from articles.errors import InvalidDecision
from articles.models import Article, Paragraph
from articles.reading import desk, desk_people, desk_review, wording
from articles.reading.desk_sheet import Draft, Place
from articles.workflow import corrections, glossary, unsaved
from articles.workflow.access import languages_of


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The rows side by side; a POST carries out what its button says and keeps what is typed elsewhere."""
    try:
        return _view(request, article)
    except PermissionDenied as error:
        if not _wants_json(request):
            raise
        return JsonResponse({"refused": str(error)}, status=403)


def _view(request: HttpRequest, article: Article) -> HttpResponse:
    viewer = request.user
    assert isinstance(viewer, User)  # the admin lets nobody else in
    if request.method != "POST":
        return _answer(request, article, desk_people.kept(article, viewer))
    name, about = parse(request)
    if name in correct_live.ANSWERS:
        return correct_live.answer(request, article, name, about)
    post = posted(article, viewer, request.POST)
    if name == "refresh":
        return _answer(request, article, desk_people.kept(article, viewer) | post.drafts)
    if name not in ACTIONS or not ACTIONS[name].fits(about):
        raise BadRequest(f"no such button: {name!r}")
    return _carry_out(request, post, name, about)


def _carry_out(request: HttpRequest, post: Post, name: str, about: list[str]) -> HttpResponse:
    article, action = post.article, ACTIONS[name]
    try:
        decisions = action.decisions(post, *about)
    except InvalidDecision as error:
        messages.error(request, wording.refusal(error))
        return _answer(request, article, post.drafts, status=409)
    done = action.done if decisions or action.is_mere else _("Nothing was changed.")
    if not decide(request, article, decisions, done):
        return _answer(request, article, post.drafts, status=409)
    settled = _settled(name, about, decisions)
    unsaved.forget(actor=post.viewer, places=settled)
    left = {place: draft for place, draft in post.drafts.items() if place not in settled}
    left |= brought_together(post, *about) if name == "both" else {}
    if left or _wants_json(request):
        return _answer(request, article, desk_people.kept(article, post.viewer) | left)
    return back(article, "correct", _anchor(post, name, about))


def _settled(name: str, about: list[str], decisions: Iterable[Decision]) -> set[Place]:
    """The places whose draft is done with: it is saved, or was put aside."""
    if name == "discard":
        return {(number(about[0]), about[1])}
    if name == "apply":
        return set()
    return {(given["paragraph"].pk, given["language"]) for verb, given in decisions if verb is corrections.correct}


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _answer(request: HttpRequest, article: Article, drafts: Mapping[Place, Draft], status: int = 200) -> HttpResponse:
    """The page; for a script, what of it has changed."""
    context = _context(request, article, drafts)
    if not _wants_json(request):
        return respond(request, "correct", context, status)
    known = dict(entry.split(":", 1) for entry in request.POST.get("versions", "").split(",") if ":" in entry)
    rows = context["sheet"].rows
    changed = {
        row.key: _part(request, "row", {**context, "row": row}) for row in rows if known.get(row.key) != row.version
    }
    answer = {
        "order": [row.key for row in rows],
        "rows": changed,
        "parts": {name: _part(request, name, context) for name in ("progress", "problems", "filters", "article_head")},
        "messages": [{"level": message.level_tag, "text": str(message)} for message in messages.get_messages(request)],
        "latest": desk_people.latest(article)[0],
    }
    return JsonResponse(answer, status=status)


def _part(request: HttpRequest, name: str, context: Mapping[str, Any]) -> str:
    return render_to_string(f"admin/dianbao/parts/{name}.html", dict(context), request)


def _context(request: HttpRequest, article: Article, drafts: Mapping[Place, Draft]) -> dict[str, Any]:
    editions, editable = list(article.editions.all()), languages_of(request.user)
    drafts = {place: draft for place, draft in drafts.items() if place[1] in editable}
    sheet = desk_review.sheet(article, [edition.language for edition in editions], drafts, glossary.rules(article))
    piece = desk.piece(article, editions, sheet.headline, viewer_language())
    return {
        **frame(request, article, "correct", piece),
        "sheet": sheet,
        "kinds": Paragraph.Kind.choices,
        "unsaved": len(drafts),
        "editable": editable,
        "arrange": request.GET.get("arrange", ""),
    }


def _anchor(post: Post, name: str, about: list[str]) -> str:
    if name in ("apply", "dismiss", "reopen"):
        return f"row-{post.finding(about[0]).paragraph_id}"
    return f"row-{about[0]}" if about and not name.startswith("approve-") else ""
