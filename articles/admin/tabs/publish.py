"""The page "Publish": per edition its gates, its revisions, and what readers are told."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_url
from articles.admin.tabs.page import Decision, back, decide, parse, show
from articles.models import Article, Correction, Edition, Revision
from articles.models.languages import LANGUAGES
from articles.reading import wording
from articles.reading.public_addresses import tag
from articles.workflow import corrections, publication

DONE = {
    "publish": _("The edition is public as it stands."),
    "override": _("The edition is public, past the gates that were closed."),
    "withdraw": _("The edition is withdrawn."),
}
# Where an editor opens a gate: on the page "Correct", unless it is a matter of the article's details.
DETAILS = ("rights", "embargo", "legal-hold")


class ClosedGate(NamedTuple):
    """Why an edition is not published, and where to do something about it."""

    sentence: str
    url: str


class EditionCard(NamedTuple):
    """An edition with what this page shows of it."""

    edition: Edition
    gates: list[ClosedGate]
    can_override: bool
    revisions: list[Revision]


class CorrectionForm(forms.Form):
    """A public correction, with a note in each language."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Correction.Kind.choices)
    arose = forms.ChoiceField(label=_("Where the error arose"), choices=Correction.Arose.choices)
    languages = forms.MultipleChoiceField(
        label=_("Editions concerned"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    wrong = forms.CharField(label=_("What was wrong"), widget=forms.Textarea(attrs={"rows": 2}))
    right = forms.CharField(label=_("What is right"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            widget = forms.Textarea(attrs={"rows": 2, "lang": tag(code)})
            label = _("Note to readers · %(language)s") % {"language": name}
            self.fields[f"note-{code}"] = forms.CharField(label=label, widget=widget, required=False)

    def clean(self) -> dict[str, Any]:
        """Every edition concerned has its note."""
        cleaned = super().clean() or {}
        for code in cleaned.get("languages", ()):
            if not cleaned.get(f"note-{code}"):
                self.add_error(f"note-{code}", _("The readers of this edition need the note in their language."))
        return cleaned

    def decision(self) -> Decision:
        """The verb and what it needs."""
        about = {name: self.cleaned_data[name] for name in ("languages", "kind", "arose", "wrong", "right")}
        notes = {code: self.cleaned_data[f"note-{code}"] for code in LANGUAGES}
        return corrections.tell_readers, {**about, "notes": notes}


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The editions with their gates; a POST publishes, withdraws, or tells readers of a correction."""
    if request.method != "POST":
        return _show(request, article, CorrectionForm())
    name, about = parse(request)
    if name == "tell":
        return _tell(request, article)
    if name not in DONE or len(about) != 1 or about[0] not in LANGUAGES:
        raise BadRequest(f"no such button: {name!r}")
    decide(request, article, [_decision(request, name, about[0])], DONE[name])
    return back(article, "publish", about[0])


def _tell(request: HttpRequest, article: Article) -> HttpResponse:
    form = CorrectionForm(request.POST)
    if form.is_valid() and decide(
        request, article, [form.decision()], _("Readers see it from the next publication on.")
    ):
        return back(article, "publish", "corrections")
    return _show(request, article, form, status=422)


def _show(request: HttpRequest, article: Article, form: CorrectionForm, status: int = 200) -> HttpResponse:
    revisions = list(article.revisions.select_related("created_by").defer("content"))
    cards = [_card(edition, revisions) for edition in article.editions.select_related("article", "revision")]
    cards.sort(key=lambda card: LANGUAGES.index(card.edition.language))
    told = article.corrections.select_related("created_by")
    return show(request, article, "publish", status, cards=cards, form=form, corrections=told)


def _card(edition: Edition, revisions: list[Revision]) -> EditionCard:
    closed = publication.gates(edition)
    gates = [ClosedGate(wording.gate(gate.code, gate.count), _gate_url(edition, gate.code)) for gate in closed]
    own = [revision for revision in revisions if revision.language == edition.language]
    return EditionCard(edition, gates, bool(closed) and all(gate.can_override for gate in closed), own)


def _gate_url(edition: Edition, code: str) -> str:
    return tab_url(edition.article, "change" if code in DETAILS else "correct")


def _decision(request: HttpRequest, name: str, language: str) -> Decision:
    reason = request.POST.get("reason", "")
    if name == "withdraw":
        return publication.withdraw, {"language": language, "reason": reason}
    return publication.publish, {"language": language, "override": reason if name == "override" else ""}
