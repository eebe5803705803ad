"""Readers of the environment: what they take, and how they refuse the rest."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env

SetValue = Callable[[str], None]


@pytest.fixture
def value(monkeypatch: pytest.MonkeyPatch) -> SetValue:
    """Sets the variable THING."""
    return lambda text: monkeypatch.setenv("THING", text)


def test_an_empty_variable_is_an_unset_one(value: SetValue) -> None:
    value("  ")
    assert env.text("THING", "default") == "default"
    assert env.boolean("THING", default=True) is True
    assert env.integer("THING", 3, minimum=1, maximum=9) == 3
    assert env.listing("THING", ["a"]) == ["a"]
    assert env.url("THING", "") == ""
    assert env.email("THING") == ""
    assert env.postgresql("THING") is None


@pytest.mark.parametrize(
    ("text", "meaning"), [("1", True), ("TRUE", True), (" on ", True), ("0", False), ("No", False)]
)
def test_a_boolean_is_read_in_any_case(value: SetValue, text: str, meaning: bool) -> None:
    value(text)
    assert env.boolean("THING", default=not meaning) is meaning


def test_a_list_is_read_between_commas(value: SetValue) -> None:
    value("a.example, b.example,,")
    assert env.listing("THING", []) == ["a.example", "b.example"]


def test_an_address_loses_its_trailing_slash(value: SetValue) -> None:
    value("https://news.example.org/")
    assert env.url("THING", "") == "https://news.example.org"


def test_a_postgresql_address_is_read_with_its_options(value: SetValue) -> None:
    value("postgresql://yun%40nan:s%2Fcret@db.example:5433/dianbao?sslmode=require")
    assert env.postgresql("THING") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "dianbao",
        "USER": "yun@nan",
        "PASSWORD": "s/cret",
        "HOST": "db.example",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_postgresql_address_can_name_a_socket_directory(value: SetValue) -> None:
    value("postgresql:///dianbao?host=/run/postgresql")
    settings = env.postgresql("THING")
    assert settings
    assert (settings["HOST"], settings["NAME"], settings["OPTIONS"]) == ("/run/postgresql", "dianbao", {})


REFUSED = [
    (lambda: env.boolean("THING", default=False), "maybe"),
    (lambda: env.integer("THING", 3, minimum=1, maximum=9), "10"),
    (lambda: env.integer("THING", 3, minimum=1, maximum=9), "three"),
    (lambda: env.integer("THING", 3, minimum=1, maximum=9), "-2"),
    (lambda: env.text("THING", "INFO", choices=("INFO", "ERROR")), "info"),
    (lambda: env.url("THING", ""), "news.example.org"),
    (lambda: env.url("THING", ""), "https://news.example.org/path"),
    (lambda: env.url("THING", ""), "https://news.example.org:port"),
    (lambda: env.postgresql("THING"), "mysql://user:secret@host/database"),
    (lambda: env.postgresql("THING"), "postgresql://user:secret@host"),
    (lambda: env.secret("THING", development_file=None), "too short"),
    (lambda: env.secret("THING", development_file=None), ""),
    (lambda: env.email("THING"), "desk at example.org"),
    (lambda: env.email("THING"), "a@example.org, b@example.org"),
    (lambda: env.email("THING"), "a@example.org?subject=x"),
    (lambda: env.directory("THING", Path("/")), "/dev/null/there"),
]


@pytest.mark.parametrize(("read", "text"), REFUSED)
def test_a_bad_value_is_refused_by_name_and_never_repeated(
    value: SetValue, read: Callable[[], object], text: str
) -> None:
    value(text)
    with pytest.raises(ImproperlyConfigured, match="environment variable THING") as refusal:
        read()
    assert "secret@" not in str(refusal.value)


def test_a_development_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    first = env.secret("THING", development_file=file)
    assert len(first) >= env.SECRET_LENGTH
    assert env.secret("THING", development_file=file) == first
    assert file.stat().st_mode & 0o077 == 0
