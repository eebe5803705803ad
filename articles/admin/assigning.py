"""Who works on an article: the form that the board and the list of articles have for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from articles.errors import EditConflict, NewsroomError, NotPermitted
from articles.models import Article
from articles.models.staff import called
from articles.reading import wording
from articles.reading.desk_board import people
from articles.workflow import assignment, conductor


class AssignForm(forms.Form):
    """Whom, and until when."""

    assignee = forms.ModelChoiceField(User.objects.none(), required=False)
    due_at = forms.DateTimeField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = people()  # type: ignore[attr-defined]


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """A POST takes the article, gives it to somebody, or gives it up; the answer leads back to where the form stood."""
    if request.method != "POST":
        raise BadRequest("An article is assigned by a form.")
    form = AssignForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a person of the list, and a date with a time."))
        return _back(request)
    given = form.cleaned_data
    if request.POST.get("do") == "take":
        given = {"assignee": request.user, "due_at": _seen(request)["seen_due_at"]}
    try:
        with conductor.writing():
            assignment.assign(actor=_actor(request), article=article, **given, **_seen(request))
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except EditConflict as error:
        messages.warning(request, _("Nothing was changed: somebody else was first. %(who)s") % {"who": _holder(error)})
    except NewsroomError as error:
        messages.error(request, wording.refusal(error))
    else:
        messages.success(request, _done(given["assignee"], request))
    return _back(request)


def _seen(request: HttpRequest) -> dict[str, Any]:
    """What the form was drawn with."""
    who, due = request.POST.get("seen_assignee", ""), request.POST.get("seen_due_at", "")
    return {"seen_assignee": int(who) if who.isascii() and who.isdigit() else None, "seen_due_at": _moment(due)}


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text) if text else None
    except ValueError as error:
        raise BadRequest("not a moment") from error


def _holder(error: EditConflict) -> str:
    return (
        _("%(name)s has this piece now.") % {"name": error.theirs} if error.theirs else _("Nobody has this piece now.")
    )


def _done(assignee: User | None, request: HttpRequest) -> str:
    if assignee is None:
        return _("Nobody has this piece any more.")
    if assignee == request.user:
        return _("The piece is yours.")
    return _("%(name)s has this piece now.") % {"name": called(assignee)}


def _actor(request: HttpRequest) -> Any:
    return request.user


def _back(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if is_ours else reverse("admin:index"))
