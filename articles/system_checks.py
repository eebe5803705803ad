"""System checks: what would go wrong later, and quietly, stops a command or server at its start with the remedy.

docs/settings.md lists the ids.
"""

import sqlite3
from collections.abc import Callable, Sequence
from importlib.metadata import packages_distributions, version
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connection

OPENCC_VERSION = "1.4.2"
SQLITE_MINIMUM = (3, 35, 0)  # RETURNING; Debian 12 has 3.40
LANGUAGES_OF_THE_ENGINE = frozenset({"en", "zh-hans", "zh-hant"})
DATABASES = frozenset({"sqlite", "postgresql"})


def check_opencc(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Two other distributions install a package of the same name over OpenCC's and convert differently."""
    owners = sorted(set(packages_distributions().get("opencc", [])))
    if owners == ["OpenCC"] and version("OpenCC") == OPENCC_VERSION:
        return []
    found = ", ".join(f"{owner} {version(owner)}" for owner in owners) or "nothing"
    return [
        Error(
            f"The package opencc must come from OpenCC {OPENCC_VERSION} alone; it comes from: {found}.",
            hint="Uninstall what is listed, then: pip install --require-hashes -r requirements.txt",
            id="dianbao.E001",
        )
    ]


def check_sqlite(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """An SQLite library that is too old for the statements that the application sends."""
    if connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SQLITE_MINIMUM:
        return []
    wanted = ".".join(map(str, SQLITE_MINIMUM))
    return [
        Error(
            f"Python was built with SQLite {sqlite3.sqlite_version}; {wanted} or newer is needed.",
            hint="Use a Python built with a newer SQLite, or set DATABASE_URL to a PostgreSQL database.",
            id="dianbao.E002",
        )
    ]


def check_site_url(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Canonical links, feeds and sitemaps name the public address, which nothing but the owner knows."""
    if settings.DEBUG or urlsplit(settings.SITE_URL).scheme == "https":
        return []
    return [
        Error(
            "SITE_URL is not set to the public https address of the site.",
            hint="Set the environment variable SITE_URL, for example to https://news.example.org.",
            id="dianbao.E003",
        )
    ]


def check_languages(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Languages may be added to those that the language engine works between, not taken away."""
    missing = sorted(LANGUAGES_OF_THE_ENGINE - {code for code, _ in settings.LANGUAGES})
    if not missing:
        return []
    return [
        Error(
            f"LANGUAGES lacks {', '.join(missing)}.",
            hint="Put the language back into LANGUAGES in newsroom/settings.py; its column holds texts.",
            id="dianbao.E004",
        )
    ]


def check_database(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """The triggers that keep raw documents and the audit trail unchanged are written for two databases."""
    if connection.vendor in DATABASES:
        return []
    return [
        Error(
            f"The database {connection.vendor} is not supported.",
            hint="Unset DATABASE_URL to use SQLite, or set it to postgresql://user:password@host:port/database.",
            id="dianbao.E005",
        )
    ]


def check_media_storage(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Pictures in a bucket need a package that most installations do without."""
    if not settings.MEDIA_S3_BUCKET or find_spec("storages"):
        return []
    return [
        Error(
            "MEDIA_S3_BUCKET is set, and django-storages is not installed.",
            hint="pip install --require-hashes -r requirements-s3.txt, or unset MEDIA_S3_BUCKET.",
            id="dianbao.E006",
        )
    ]


def check_card_font(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Pages would name cards that cannot be drawn."""
    from articles.formats.pictures.card import is_font  # lazy: most commands need no Pillow

    if not settings.CARD_FONT or is_font(settings.CARD_FONT):
        return []
    return [
        Error(
            "The file that CARD_FONT names is no font.",
            hint="Name a TrueType or OpenType font with Chinese characters, or unset CARD_FONT.",
            id="dianbao.E007",
        )
    ]


SYSTEM_CHECKS: tuple[Callable[..., list[CheckMessage]], ...] = (
    check_opencc,
    check_sqlite,
    check_site_url,
    check_languages,
    check_database,
    check_media_storage,
    check_card_font,
)
