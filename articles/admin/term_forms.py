"""The forms of the glossary: a term with a column a language, and a file to take in."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import numbers
from articles.admin.tools import Lines
from articles.formats import tbx, terms_csv
from articles.formats.terms import LONGEST, Entry
from articles.models import Article, Term
from articles.models.languages import LANGUAGES, column
from articles.reading.public_addresses import tag
from articles.workflow.terms import entry_of

FORMATS = {"csv": terms_csv, "tbx": tbx}
LISTS = ("also", "avoid")


class Column(NamedTuple):
    """The fields of one language."""

    language: str
    fields: list[Any]


class TermForm(forms.Form):
    """A term; the lists are written one a line."""

    article = forms.SlugField(
        label=_("Only for the article"), required=False, help_text=_("Its slug. Empty for the whole house.")
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            self.fields[column("form", code)] = _form(code)
            self.fields[column("also", code)] = _lines(_("Right too"), code)
            self.fields[column("avoid", code)] = _lines(_("To avoid"), code)

    def columns(self) -> Iterator[Column]:
        """The fields of each language."""
        for code in LANGUAGES:
            yield Column(code, [self[column(name, code)] for name in ("form", *LISTS)])

    def clean_article(self) -> Article | None:
        """The article with the slug."""
        slug = self.cleaned_data["article"]
        found = Article.objects.filter(slug=slug).first() if slug else None
        if slug and found is None:
            raise forms.ValidationError(_("No article has this slug."))
        return found

    def entry(self) -> Entry:
        """What was written, as an entry."""
        given = self.cleaned_data
        lists = {
            name: {code: tuple(dict.fromkeys(found)) for code in LANGUAGES if (found := given[column(name, code)])}
            for name in LISTS
        }
        texts = {code: " ".join(given[column("form", code)].split()) for code in LANGUAGES}
        article = given["article"]
        slug = article.slug if article else ""
        return Entry({code: form for code, form in texts.items() if form}, **lists, note=given["note"], article=slug)


def initial_of(term: Term) -> dict[str, Any]:
    """What the form shows of a term."""
    entry = entry_of(term)
    shown: dict[str, Any] = {"article": entry.article, "note": entry.note}
    for code in LANGUAGES:
        shown[column("form", code)] = entry.forms.get(code, "")
        shown[column("also", code)] = list(entry.also.get(code, ()))
        shown[column("avoid", code)] = list(entry.avoid.get(code, ()))
    return shown


def initial_from(asked: Mapping[str, str]) -> dict[str, Any]:
    """What an address fills in: ?article=7&form_en=...&avoid_en=..., as the review page writes it."""
    number = asked.get("article", "")
    article = Article.objects.filter(pk__in=numbers([number])).first()
    shown: dict[str, Any] = {"article": article.slug if article else "", "note": asked.get("note", "")}
    for code in LANGUAGES:
        shown[column("form", code)] = asked.get(column("form", code), "")
        for name in LISTS:
            shown[column(name, code)] = asked.get(column(name, code), "").splitlines()
    return shown


class FileForm(forms.Form):
    """A glossary in a file; once it was looked at, the form carries its content along."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("CSV or TBX, as docs/formats.md describes them.")
    )
    content = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The bytes and the name, of a new file or of the one that was looked at."""
        given = super().clean() or {}
        if upload := given.get("file"):
            given |= {"bytes": upload.read(), "name": upload.name}
        elif given.get("content"):
            try:
                given["bytes"] = base64.b64decode(given["content"], validate=True)
            except binascii.Error as error:
                raise forms.ValidationError(_("Choose the file again.")) from error
        else:
            raise forms.ValidationError(_("Choose a file."))
        return given


def carried(content: bytes) -> str:
    """Bytes as a form carries them along."""
    return base64.b64encode(content).decode()


def format_of(name: str) -> Any:
    """The format of a file, by its name."""
    return FORMATS["tbx" if name.lower().endswith((".tbx", ".xml")) else "csv"]


def _form(code: str) -> forms.CharField:
    attributes = {"lang": tag(code)}
    label = _("Form to use")
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=forms.TextInput(attrs=_named(attributes, label, code))
    )


def _lines(label: Any, code: str) -> Lines:
    attributes = {"lang": tag(code), "rows": 3}
    return Lines(label=label, required=False, widget=forms.Textarea(attrs=_named(attributes, label, code)))


def _named(attributes: dict[str, Any], label: Any, code: str) -> dict[str, Any]:
    return {**attributes, "aria-label": f"{label} · {dict(settings.LANGUAGES)[code]}"}
