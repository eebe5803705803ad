"""The page "Publish": an edition's way to its readers, what bars it, and what readers are told when it is corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.publish_forms import (
    CorrectionForm,
    MomentForm,
    PublicCorrectionForm,
    RetractionForm,
    TogetherForm,
)
from articles.admin.tabs.page import Decision, back, decide, parse, show
from articles.admin.tabs.publish_cards import Card, cards
from articles.models import Article, Correction
from articles.models.languages import LANGUAGES
from articles.workflow import editions, publication, schedule


class Button(NamedTuple):
    """What a button about one edition does: the decision, None where its form is not filled in, and what is said when it is taken."""

    decision: Callable[[HttpRequest, str], Decision | None]
    done: object


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The editions with their gates; a POST moves one of them, or several together, or tells readers of a correction."""
    if request.method != "POST":
        return _show(request, article)
    name, about = parse(request)
    if name in FORMS and not about:
        return FORMS[name](request, article)
    if name not in BUTTONS or len(about) != 1 or about[0] not in LANGUAGES:
        raise BadRequest(f"no such button: {name!r}")
    decision = BUTTONS[name].decision(request, about[0])
    if decision is None:
        messages.error(request, _("The form was not filled in. Nothing was changed."))
    else:
        decide(request, article, [decision], BUTTONS[name].done)
    return back(article, "publish", about[0])


def _show(request: HttpRequest, article: Article, status: int = 200, **forms: forms.Form) -> HttpResponse:
    found = cards(article, request.user)
    leaving, free = _leaving(found), [card.edition.language for card in found if not card.gates]
    context = {
        "together": TogetherForm(None, leaving, free) if len(leaving) > 1 else None,
        "form": CorrectionForm(),
        "public_form": _public_form(None, found),
        "arose": Correction.Arose.choices,
        "moment": MomentForm()["moment"].label,
        **forms,
    }
    told = article.corrections.select_related("created_by")
    return show(request, article, "publish", status, cards=found, corrections=told, **context)


def _leaving(found: Sequence[Card]) -> list[str]:
    """The languages that can go out now."""
    return [card.edition.language for card in found if card.can_go_out]


def _public_form(data: Any, found: Sequence[Card]) -> PublicCorrectionForm | None:
    """The form for the public editions whose drafts say something else, None where there is none."""
    silent = [card for card in found if card.is_silent]
    if not silent:
        return None
    differing = {card.edition.language: _said(card) for card in silent}
    return PublicCorrectionForm(data, differing, with_reason=any(len(card.gates) > 1 for card in silent))


def _said(card: Card) -> tuple[str, str]:
    """What was wrong and what is right, as the changed passages show it."""
    gone = [part.text.strip() for pair in card.changes for part in pair.before if part.kind == "gone"]
    new = [part.text.strip() for pair in card.changes for part in pair.after if part.kind == "new"]
    return " … ".join(filter(None, gone)), " … ".join(filter(None, new))


def _tell(request: HttpRequest, article: Article) -> HttpResponse:
    form = CorrectionForm(request.POST)
    done = _("Readers see it from the next publication on.")
    if form.is_valid() and decide(request, article, [form.decision()], done):
        return back(article, "publish", "corrections")
    return _show(request, article, 422, form=form)


def _correct(request: HttpRequest, article: Article) -> HttpResponse:
    form = _public_form(request.POST, cards(article, request.user))
    if form is None:
        messages.error(request, _("Readers see the draft as it stands: there is nothing to correct."))
        return back(article, "publish")
    if form.is_valid() and decide(request, article, [form.decision()], _("Readers see the correction.")):
        return back(article, "publish")
    return _show(request, article, 422, public_form=form)


def _together(request: HttpRequest, article: Article) -> HttpResponse:
    form = TogetherForm(request.POST, _leaving(cards(article, request.user)))
    if not form.is_valid():
        return _show(request, article, 422, together=form)
    about = {"languages": form.cleaned_data["languages"], "override": request.POST.get("reason", "")}
    if decide(request, article, [(publication.publish_together, about)], _("The chosen editions are public.")):
        return back(article, "publish")
    return _show(request, article, 409, together=form)


def _together_later(request: HttpRequest, article: Article) -> HttpResponse:
    form = TogetherForm(request.POST, _leaving(cards(article, request.user)), moment_required=True)
    if not form.is_valid():
        return _show(request, article, 422, together=form)
    about = {**form.cleaned_data, "override": request.POST.get("reason", "")}
    if decide(request, article, [(schedule.schedule, about)], _("The chosen editions are scheduled.")):
        return back(article, "publish")
    return _show(request, article, 409, together=form)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")


def _schedule(request: HttpRequest, language: str) -> Decision | None:
    form = MomentForm(request.POST)
    if not form.is_valid():
        return None
    about = {"languages": [language], "moment": form.cleaned_data["moment"], "override": _reason(request)}
    return schedule.schedule, about


def _retract(request: HttpRequest, language: str) -> Decision | None:
    form = RetractionForm(request.POST)
    return form.decision(language) if form.is_valid() else None


FORMS: Mapping[str, Callable[[HttpRequest, Article], HttpResponse]] = {
    "tell": _tell,
    "correct": _correct,
    "together": _together,
    "together-later": _together_later,
}
BUTTONS: Mapping[str, Button] = {
    "submit": Button(
        lambda request, code: (editions.submit, {"language": code}), _("The edition is with the editors.")
    ),
    "approve": Button(
        lambda request, code: (editions.approve_edition, {"language": code}), _("The edition is approved as a whole.")
    ),
    "back": Button(
        lambda request, code: (editions.send_back, {"language": code, "reason": _reason(request)}),
        _("The edition is a draft again."),
    ),
    "publish": Button(
        lambda request, code: (publication.publish, {"language": code}), _("The edition is public as it stands.")
    ),
    "override": Button(
        lambda request, code: (publication.publish, {"language": code, "override": _reason(request)}),
        _("The edition is public, past the gates that were closed."),
    ),
    "schedule": Button(_schedule, _("The edition is frozen as it stands, and public from that moment on.")),
    "unschedule": Button(
        lambda request, code: (schedule.unschedule, {"language": code, "reason": _reason(request)}),
        _("The edition is off the schedule."),
    ),
    "withdraw": Button(
        lambda request, code: (publication.withdraw, {"language": code, "reason": _reason(request)}),
        _("The edition is withdrawn."),
    ),
    "retract": Button(_retract, _("The edition is retracted; readers find the notice in its place.")),
}
