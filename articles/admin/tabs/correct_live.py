"""What the page "Correct" asks while an editor works: keep this draft and check it, who else is here, what can be done to a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from articles.admin.tabs.correct_post import gone, is_same, one_line
from articles.admin.tabs.page import number
from articles.errors import InvalidDecision, NotPermitted
from articles.models import Article, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.models.staff import called
from articles.models.story import digest
from articles.reading import desk_cells, desk_people, desk_review, wording
from articles.workflow import review, unsaved


def answer(request: HttpRequest, article: Article, name: str, about: list[str]) -> JsonResponse:
    """The answer to one of ANSWERS, or why there is none."""
    assert isinstance(request.user, User)  # the admin lets nobody else in
    words, find = ANSWERS[name]
    if len(about) != words or not set(about[1:]) <= set(LANGUAGES):
        raise BadRequest(f"no such question: {name!r}")
    try:
        return JsonResponse(find(request, request.user, article, *about))
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except InvalidDecision as error:
        return JsonResponse({"refused": wording.refusal(error)}, status=400)


def _keep(request: HttpRequest, viewer: User, article: Article, row: str, language: str) -> dict[str, object]:
    """Keeps a draft, or forgets it where it says what is stored; gives what the checks of its row find in it."""
    paragraph = article.paragraphs.filter(pk=number(row)).first()
    if paragraph is None:
        raise gone()
    typed, base = request.POST.get("text", ""), request.POST.get("base", "")
    text, stored = one_line(typed), get(paragraph, "text", language)
    if is_same(typed, stored):
        unsaved.forget(actor=viewer, places=[(paragraph.pk, language)])
    else:
        began_from = (
            stored
            if digest(stored) == base
            else desk_people.began_from(article, viewer, (paragraph.pk, language), base)
        )
        unsaved.keep(actor=viewer, paragraph=paragraph, language=language, text=text, base=began_from)
    found = review.survey_row(article=article, paragraph=paragraph, language=language, text=text) if text else ()
    notes = [desk_cells.note(finding, text) for finding in found]
    spans = [desk_cells.Span(f.start, f.end, f.severity) for f in found]
    context = {"stretches": desk_cells.stretches(text, spans), "language": language, "notes": notes}
    html = render_to_string("admin/dianbao/parts/live.html", context, request)
    return {"html": html, "open": len(found), "is_stored_newer": digest(stored) != base}


def _pulse(request: HttpRequest, viewer: User, article: Article) -> dict[str, object]:
    """Says that the viewer is here; gives who else is, and what was done last."""
    row = request.POST.get("row", "")
    paragraph = article.paragraphs.filter(pk=number(row)).first() if row else None
    unsaved.arrive(actor=viewer, article=article, paragraph=paragraph)
    latest, by = desk_people.latest(article)
    people = [{"name": name, "row": place} for name, place in desk_people.others(article, viewer)]
    return {"people": people, "latest": latest, "by": "" if by == called(viewer) else by}


def _menu(request: HttpRequest, viewer: User, article: Article, key: str) -> dict[str, object]:
    """What can be done to a row."""
    row = next((row for row in desk_review.sheet(article, LANGUAGES).rows if row.key == key), None)
    if row is None:
        raise gone()
    context = {"row": row, "kinds": Paragraph.Kind.choices}
    return {"html": render_to_string("admin/dianbao/parts/row_menu.html", context, request)}


# How many words a question names, and what answers it.
ANSWERS: Mapping[str, tuple[int, Callable[..., dict[str, object]]]] = {
    "keep": (2, _keep),
    "pulse": (0, _pulse),
    "menu": (1, _menu),
}
