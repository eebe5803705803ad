"""The pages on which sources are found to be one and are merged: likely duplicates, and the choice of names before anything is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.site import site
from articles.admin.tabs.page import numbers
from articles.errors import NewsroomError, NotPermitted
from articles.models import Source
from articles.models.languages import LANGUAGES, column
from articles.reading import desk_sources, wording
from articles.workflow import sources

MOST = 10
FATES = (
    ("also", gettext_lazy("right too")),
    ("wrong_spellings", gettext_lazy("wrong spelling")),
    ("drop", gettext_lazy("drop it")),
)


class Choice(NamedTuple):
    """A name of a source that may be lost, with the field of the form that says what becomes of it."""

    source: Source
    language: str
    name: str
    field: str


def view(request: HttpRequest) -> HttpResponse:
    """What a merge would do; a POST does it. The sources stand in the address: ?source=1&source=2."""
    if not request.user.has_perm("articles.change_source"):
        raise PermissionDenied
    chosen = _chosen(request)
    if len(chosen) < 2:
        messages.error(request, _("Choose at least two sources that are one and the same."))
        return HttpResponseRedirect(reverse("admin:articles_source_changelist"))
    if request.method == "POST":
        return _merged(request, chosen)
    return _page(request, "merge", _("Merge sources"), **_preview(request, chosen))


def duplicates(request: HttpRequest) -> HttpResponse:
    """Sources that may be the same."""
    if not request.user.has_perm("articles.view_source"):
        raise PermissionDenied
    return _page(request, "duplicates", _("Likely duplicates"), likely=desk_sources.duplicates())


def _chosen(request: HttpRequest) -> list[Source]:
    wanted = numbers(request.GET.getlist("source"))
    return list(Source.objects.filter(pk__in=wanted, merged_into=None).order_by("pk")[:MOST])


def _preview(request: HttpRequest, chosen: list[Source]) -> dict[str, Any]:
    kept = next((row for row in chosen if row.pk in numbers([request.GET.get("keep", "")])), _busiest(chosen))
    return {
        "cards": [(row, sources.affected([row]), _names(row)) for row in chosen],
        "kept": kept,
        "choices": [choice for row in chosen for choice in _choices(row)],
        "fates": FATES,
    }


def _busiest(chosen: list[Source]) -> Source:
    return max(chosen, key=lambda row: (sum(sources.affected([row]).values()), -row.pk))


def _names(source: Source) -> list[tuple[str, str, list[str]]]:
    """By language the name, and the wrong spellings."""
    return [
        (code, ", ".join(name for language, name in sources.names(source) if language == code), wrong)
        for code in LANGUAGES
        for wrong in [list(getattr(source, column("wrong_spellings", code)) or ())]
    ]


def _choices(source: Source) -> Iterator[Choice]:
    for at, (language, name) in enumerate(sources.names(source)):
        yield Choice(source, language, name, f"fate-{source.pk}-{at}")


def _merged(request: HttpRequest, chosen: list[Source]) -> HttpResponse:
    kept = next((row for row in chosen if row.pk in numbers([request.POST.get("keep", "")])), None)
    if kept is None:
        raise BadRequest("no source to keep")
    lost = [row for row in chosen if row != kept]
    fates = {(c.source.pk, c.language, c.name): _fate(request, c) for row in lost for c in _choices(row)}
    actor: Any = request.user
    try:
        done = sources.merge(actor=actor, kept=kept, lost=lost, fates=fates)
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except NewsroomError as error:
        messages.error(request, wording.refusal(error))
        return HttpResponseRedirect(reverse("admin:articles_source_changelist"))
    messages.success(request, _said(done))
    return HttpResponseRedirect(reverse("admin:articles_source_change", args=[kept.pk]))


def _fate(request: HttpRequest, choice: Choice) -> Any:
    fate = request.POST.get(choice.field, "also")
    if fate not in sources.FATES:
        raise BadRequest(f"no such fate: {fate!r}")
    return fate


def _said(done: sources.Merged) -> str:
    moved = sum(done.repointed.values())
    said = _("The sources are one now. Rows that were repointed: %(n)s.") % {"n": moved}
    more = _("%(n)s older articles are checked anew at their next decision.") % {"n": done.left} if done.left else ""
    return f"{said} {more}".strip()


def _page(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    request.current_app = site.name
    context = {**site.each_context(request), "opts": Source._meta, "title": title, **context}
    return TemplateResponse(request, f"admin/dianbao/source_{name}.html", context)
