"""The forms of the page "Publish": what readers are told of a correction, and when languages go out together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import Decision
from articles.models import Correction
from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import tag
from articles.workflow import correcting, corrections

NAMES = dict(settings.LANGUAGES)
_UNCHOSEN = [("", "—")]


def moment_field(**options: Any) -> forms.DateTimeField:
    """A moment to the second, by the browser's own picker, in the newsroom's time zone."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")
    label = format_lazy("{} ({})", _("Moment"), settings.TIME_ZONE)
    return forms.DateTimeField(label=label, widget=widget, **options)


class MomentForm(forms.Form):
    """When one edition goes out."""

    moment = moment_field()


class TogetherForm(forms.Form):
    """Languages that go out together, at once or at a moment."""

    languages = forms.MultipleChoiceField(label=_("Editions"), widget=forms.CheckboxSelectMultiple)
    moment = moment_field(required=False, help_text=_("Only to schedule them: readers see them from this second on."))

    def __init__(
        self, data: Any, languages: Iterable[str], free: Iterable[str] = (), *, moment_required: bool = False
    ) -> None:
        """`languages` can be chosen; `free` are those that no gate bars, which are chosen already."""
        super().__init__(data, initial={"languages": list(free)})
        self.fields["languages"].choices = [(code, NAMES[code]) for code in languages]  # type: ignore[attr-defined]
        self.fields["moment"].required = moment_required


class CorrectionForm(forms.Form):
    """A public correction, with a note in each language; only a typo needs none."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[*_UNCHOSEN, *Correction.Kind.choices])
    arose = forms.ChoiceField(label=_("Where the error arose"), choices=[*_UNCHOSEN, *Correction.Arose.choices])
    languages = forms.MultipleChoiceField(
        label=_("Editions concerned"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    wrong = forms.CharField(label=_("What was wrong"), widget=forms.Textarea(attrs={"rows": 2}))
    right = forms.CharField(label=_("What is right"), widget=forms.Textarea(attrs={"rows": 2}))
    codes: tuple[str, ...] = LANGUAGES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in self.codes:
            widget = forms.Textarea(attrs={"rows": 2, "lang": tag(code)})
            label = _("Note to readers · %(language)s") % {"language": NAMES[code]}
            self.fields[f"note-{code}"] = forms.CharField(label=label, widget=widget, required=False)

    def clean(self) -> dict[str, Any]:
        """Every edition concerned has its note, unless it is a typo."""
        cleaned = super().clean() or {}
        for code in cleaned.get("languages", ()):
            if not cleaned.get(f"note-{code}") and cleaned.get("kind") != Correction.Kind.TYPO:
                self.add_error(f"note-{code}", _("The readers of this edition need the note in their language."))
        return cleaned

    def told(self) -> dict[str, Any]:
        """What the verbs ask for."""
        about = {name: self.cleaned_data[name] for name in ("languages", "kind", "arose", "wrong", "right")}
        return {**about, "notes": {code: self.cleaned_data[f"note-{code}"] for code in self.codes}}

    def decision(self) -> Decision:
        """The verb and what it needs."""
        return corrections.tell_readers, self.told()


class PublicCorrectionForm(CorrectionForm):
    """The same for a draft that differs from what readers see: it is published with the note."""

    ask_others = forms.BooleanField(
        label=_("Ask in the other languages whether they have the same error"),
        label_suffix="",
        required=False,
        initial=True,
    )
    reason = forms.CharField(
        label=_("Reason for passing closed gates, which the audit trail keeps"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(self, data: Any, differing: Mapping[str, tuple[str, str]], *, with_reason: bool) -> None:
        """`differing` maps each public edition whose draft is another to what was wrong and what is right there."""
        self.codes = tuple(differing)
        wrong, right = (" / ".join(filter(None, texts)) for texts in zip(*differing.values(), strict=True))
        initial = {"languages": self.codes, "wrong": wrong, "right": right}
        super().__init__(data, prefix="public", initial=initial)
        self.fields["languages"].choices = [(code, NAMES[code]) for code in self.codes]  # type: ignore[attr-defined]
        if not with_reason:
            del self.fields["reason"]
        self.order_fields(["languages", "kind", "arose", "wrong", "right", *(f"note-{code}" for code in self.codes)])

    def decision(self) -> Decision:
        """The verb and what it needs."""
        choices = {"ask_others": self.cleaned_data["ask_others"], "override": self.cleaned_data.get("reason", "")}
        return correcting.correct_public, {**self.told(), **choices}


class RetractionForm(forms.Form):
    """Why readers find a notice in the place of a story."""

    arose = forms.ChoiceField(choices=Correction.Arose.choices)
    note = forms.CharField()

    def decision(self, language: str) -> Decision:
        """The verb and what it needs."""
        told = {"languages": [language], "notes": {language: self.cleaned_data["note"]}, "wrong": "", "right": ""}
        kind = Correction.Kind.RETRACTION
        return correcting.correct_public, {**told, "kind": kind, "arose": self.cleaned_data["arose"]}
