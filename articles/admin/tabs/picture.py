"""The page "Picture": the lead picture of an article, and what is said of it in each language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import Decision, back, decide, parse, show
from articles.errors import NotPermitted, RefusedInput
from articles.models import Article, Picture
from articles.models.languages import LANGUAGES, get
from articles.models.pictures import WORDS, words_version
from articles.reading import wording
from articles.reading.public_addresses import tag
from articles.workflow import pictures
from articles.workflow.access import languages_of

BUTTONS = ("attach", "describe", "remove")
ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/gif"


class WordsForm(forms.Form):
    """What is said of a picture in one language; `base` is the version of it that the person saw."""

    alt = forms.CharField(
        label=_("Alt text"),
        help_text=_("What the picture shows, for who does not see it. Without one the edition is not published."),
    )
    caption = forms.CharField(label=_("Caption"), help_text=_("Who and what it is, where and when."))
    credit = forms.CharField(label=_("Credit"), help_text=_("Who made it, and who owns it."))
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, picture: Picture, language: str) -> None:
        self.picture, self.language = picture, language
        super().__init__(data, prefix=language, initial={name: get(picture, name, language) for name in WORDS})
        for name in WORDS:
            self.fields[name].required = False
            attrs = {"rows": 2, "lang": tag(language), "maxlength": pictures.MOST_WORDS}
            self.fields[name].widget = forms.Textarea(attrs=attrs)

    @property
    def is_changed(self) -> bool:
        """Whether something else was typed than stood there when the page was shown."""
        words = (self.cleaned_data.get(name, "") for name in WORDS)
        return words_version(self.picture.sha256, words) != self.cleaned_data["base"]

    def decision(self) -> Decision:
        """The verb and what it needs."""
        words = {name: self.cleaned_data.get(name, "") for name in WORDS}
        return pictures.describe, {"language": self.language, "words": words, "base": self.cleaned_data["base"]}


class Words(NamedTuple):
    """One language on the page: the version of its words, its form where the viewer may edit it, and the words as stored."""

    language: str
    version: str
    form: WordsForm | None
    stored: list[tuple[object, str]]
    is_typed: bool


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The picture with its words; a POST attaches, describes or removes it."""
    if request.method != "POST":
        return _show(request, article)
    name, about = parse(request)
    if name not in BUTTONS or about:
        raise BadRequest(f"no such button: {name!r}")
    if name == "attach":
        return _attach(request, article)
    if name == "describe":
        return _describe(request, article)
    seen = {"seen": request.POST.get("seen", "")}
    decide(request, article, [(pictures.remove, seen)], _("The picture is off the article."))
    return back(article, "picture")


def _attach(request: HttpRequest, article: Article) -> HttpResponse:
    """Checked and made ready before anything is locked."""
    upload = request.FILES.get("picture")
    if upload is None or (upload.size or 0) > settings.MAX_UPLOAD_BYTES:
        large = _("The file is too large. Export the picture smaller.")
        messages.error(request, large if upload else _("The file is empty. Choose the picture again."))
        return _show(request, article, 422)
    assert isinstance(request.user, User)  # the admin lets nobody else in
    try:
        stored = pictures.take_in(actor=request.user, content=upload.read(), filename=upload.name or "")
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except RefusedInput as error:
        messages.error(request, wording.refusal(error))
        return _show(request, article, 422)
    about = {"stored": stored, "seen": request.POST.get("seen", "")}
    decide(request, article, [(pictures.attach, about)], _("The article has this picture now. Say what it shows."))
    return back(article, "picture", "words")


def _describe(request: HttpRequest, article: Article) -> HttpResponse:
    """Every language whose words were changed, as one decision; what was typed stays in its box when it is refused."""
    picture = _picture(article)
    if picture is None:
        messages.error(request, _("The article has no picture."))
        return back(article, "picture")
    forms = [WordsForm(request.POST, picture, language) for language in languages_of(request.user)]
    changed = [
        form for form in forms if f"{form.language}-base" in request.POST and form.is_valid() and form.is_changed
    ]
    if not changed:
        messages.info(request, _("Nothing was changed."))
        return back(article, "picture", "words")
    if decide(request, article, [form.decision() for form in changed], _("The words are saved.")):
        return back(article, "picture", "words")
    return _show(request, article, 409, {form.language: form for form in changed})


def _picture(article: Article) -> Picture | None:
    return Picture.objects.filter(article=article).select_related("uploaded_by").first()


def _show(
    request: HttpRequest, article: Article, status: int = 200, typed: Mapping[str, WordsForm] | None = None
) -> HttpResponse:
    picture = _picture(article)
    shown = next((each for each in picture.files if each["type"] == "image/jpeg"), None) if picture else None
    context = {
        "picture": picture,
        "shown": shown,
        "url": default_storage.url(shown["name"]) if shown else "",
        "entries": _entries(picture, languages_of(request.user), typed or {}) if picture else [],
        "accepted": ACCEPTED,
        "most": settings.MAX_UPLOAD_BYTES // 1024 // 1024,
    }
    return show(request, article, "picture", status, **context)


def _entries(picture: Picture, given: Collection[str], typed: Mapping[str, WordsForm]) -> list[Words]:
    """The languages of the house, each with its form where the viewer may edit it; what was typed stays."""
    labels = {name: WordsForm.base_fields[name].label for name in WORDS}
    return [
        Words(
            code,
            picture.version(code),
            typed.get(code) or (WordsForm(None, picture, code) if code in given else None),
            [(labels[name], text) for name in WORDS if (text := get(picture, name, code))],
            code in typed,
        )
        for code in LANGUAGES
    ]
