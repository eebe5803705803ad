"""The edition languages, and where a translated field keeps its text for each of them."""

from django.conf import settings
from django.db import models

LANGUAGES: tuple[str, ...] = tuple(code for code, _ in settings.LANGUAGES)


def column(field: str, language: str) -> str:
    """The attribute that holds `field` in `language`: ("text", "zh-hans") gives "text_zh_hans"."""
    return f"{field}_{language.replace('-', '_')}"


def get(row: models.Model, field: str, language: str) -> str:
    """The text of a translated field in one language, "" where there is none."""
    return getattr(row, column(field, language)) or ""


def name_in(row: models.Model, field: str, language: str) -> str:
    """The text of a translated field for a reader of `language`: her own, else the first language that has one."""
    return get(row, field, language) or next((text for code in LANGUAGES if (text := get(row, field, code))), "")
