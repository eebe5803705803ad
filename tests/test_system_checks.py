"""System checks: each fires on its fault and is silent without it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks
from django.test import override_settings

from articles import system_checks


def ids(messages: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in messages]


@override_settings(SITE_URL="https://news.example.org")
def test_all_are_registered_and_silent_on_a_sound_installation() -> None:
    assert [m for m in run_checks() if (m.id or "").startswith("dianbao.")] == []
    with override_settings(LANGUAGES=[("en", "English")]):
        assert "dianbao.E004" in ids(run_checks())


def test_another_distribution_over_opencc_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_checks, "packages_distributions", lambda: {"opencc": ["OpenCC", "Django"]})
    assert ids(system_checks.check_opencc(None)) == ["dianbao.E001"]


def test_the_version_of_opencc_is_the_pinned_one() -> None:
    pins = (Path(__file__).resolve().parent.parent / "requirements.in").read_text(encoding="utf-8")
    assert f"OpenCC=={system_checks.OPENCC_VERSION}\n" in pins


def test_another_version_of_opencc_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_checks, "version", lambda name: "1.1.0")
    assert ids(system_checks.check_opencc(None)) == ["dianbao.E001"]


def test_an_old_sqlite_is_an_error_only_where_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_checks, "SQLITE_MINIMUM", (99, 0, 0))
    monkeypatch.setattr(system_checks, "connection", SimpleNamespace(vendor="sqlite"))
    assert ids(system_checks.check_sqlite(None)) == ["dianbao.E002"]
    monkeypatch.setattr(system_checks, "connection", SimpleNamespace(vendor="postgresql"))
    assert system_checks.check_sqlite(None) == []


@pytest.mark.parametrize(
    ("debug", "address", "expected"),
    [
        (False, "", ["dianbao.E003"]),
        (False, "http://news.example.org", ["dianbao.E003"]),
        (False, "https://news.example.org", []),
        (True, "http://127.0.0.1:8000", []),
    ],
)
def test_production_needs_a_public_https_address(settings: Any, debug: bool, address: str, expected: list[str]) -> None:
    settings.DEBUG, settings.SITE_URL = debug, address
    assert ids(system_checks.check_site_url(None)) == expected


def test_languages_may_be_added_but_not_taken_away(settings: Any) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("bo", "བོད་སྐད།")]
    assert system_checks.check_languages(None) == []
    settings.LANGUAGES = settings.LANGUAGES[:1]
    assert ids(system_checks.check_languages(None)) == ["dianbao.E004"]


def test_another_database_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_checks, "connection", SimpleNamespace(vendor="mysql"))
    assert ids(system_checks.check_database(None)) == ["dianbao.E005"]


@pytest.mark.parametrize(("bucket", "ids_found"), [("", []), ("pictures", ["dianbao.E006"])])
def test_a_bucket_without_its_package_is_an_error(bucket: str, ids_found: list[str], monkeypatch) -> None:
    monkeypatch.setattr(system_checks, "find_spec", lambda name: None)
    with override_settings(MEDIA_S3_BUCKET=bucket):
        assert ids(system_checks.check_media_storage(None)) == ids_found


def test_a_font_of_cards_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_text("no font")
    for path, found in (("", []), (str(tmp_path / "no.ttf"), ["dianbao.E007"])):
        with override_settings(CARD_FONT=path):
            assert ids(system_checks.check_card_font(None)) == found
