"""What the admin's modules share: read-only tables, and forms with one input a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models.languages import LANGUAGES, column
from articles.reading.public_addresses import tag

NAMES = dict(settings.LANGUAGES)


def in_languages(field: str) -> tuple[str, ...]:
    """The columns of a translated field, for one line of a form."""
    return tuple(column(field, language) for language in LANGUAGES)


class ReadOnlyAdmin(admin.ModelAdmin):
    """A table to look at: what changes it is a verb of the workflow, and nothing goes round the verbs."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class Lines(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The lines as a list, without the empty ones."""
        return [line for part in (value or "").splitlines() if (line := part.strip())]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines are other ones."""
        return (initial or []) != self.to_python(data)


def _date_and_time(name: str) -> forms.SplitDateTimeWidget:
    """The browser's own pickers: Django's write style attributes, which the policy refuses, and have no labels."""
    return forms.SplitDateTimeWidget(
        date_attrs={"type": "date", "aria-label": f"{name}, {_('date')}"},
        date_format="%Y-%m-%d",
        time_attrs={"type": "time", "aria-label": f"{name}, {_('time')}"},
        time_format="%H:%M",
    )


class HouseAdmin(admin.ModelAdmin):
    """A form with one input a language: each says which, and its text is marked up as that language."""

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Django's field, or lines for a list; a column of a translated field is labelled with its language."""
        if isinstance(db_field, models.JSONField):
            field: Any = Lines(required=False, help_text=_("One a line."), widget=forms.Textarea(attrs={"rows": 4}))
        else:
            if isinstance(db_field, models.DateTimeField):
                kwargs["widget"] = _date_and_time(str(db_field.verbose_name))
            field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", "")
        if field is not None and language:
            # modeltranslation's columns point to the field that they translate.
            label = str(db_field.translated_field.verbose_name)  # type: ignore[attr-defined]
            field.label = f"{label[:1].upper()}{label[1:]} · {NAMES[language]}"
            field.widget.attrs["lang"] = tag(language)
        return field

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Saves with the base columns of translated fields in one fixed language, whatever the screen's is."""
        with translation.override(settings.LANGUAGE_CODE):
            super().save_model(request, obj, form, change)


def described(form: forms.ModelForm, values: Mapping[str, Any]) -> str:
    """The changed fields of a form with their values, a line each, for the audit trail."""
    return "\n".join(f"{form.fields[name].label}: {_plain(values.get(name))}" for name in form.changed_data)


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | QuerySet) else str(value)
