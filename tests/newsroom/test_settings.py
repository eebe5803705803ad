"""The settings as a whole, started as a user starts them: in another process with an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"SECRET_KEY": "abcdefghij0123456789" * 3, "SITE_URL": "https://news.example.org"}


def manage(*arguments: str, data: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a management command that sees only these variables."""
    environment = {"PATH": os.environ["PATH"], "DIANBAO_DATA_DIR": str(data), **variables}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, cwd=data, capture_output=True, text=True, check=False)


def test_production_settings_pass_every_deployment_check(tmp_path: Path) -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", data=tmp_path, **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_secret_stops_the_start_with_the_remedy(tmp_path: Path) -> None:
    done = manage("check", data=tmp_path)
    assert done.returncode == 1
    assert "SECRET_KEY" in done.stderr
    assert "secrets.token_urlsafe" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_site_address_stops_the_start_in_production(tmp_path: Path) -> None:
    done = manage("check", data=tmp_path, **PRODUCTION | {"SITE_URL": ""})
    assert done.returncode == 1
    assert "dianbao.E003" in done.stderr


def test_development_needs_no_variable_but_debug(tmp_path: Path) -> None:
    assert manage("check", data=tmp_path, DEBUG="1").returncode == 0


def test_an_unknown_locale_stops_the_start_with_the_remedy(tmp_path: Path) -> None:
    done = manage("check", data=tmp_path, DEBUG="1", TRADITIONAL_LOCALE="sg")
    assert done.returncode == 1
    assert "TRADITIONAL_LOCALE must be one of tw, hk." in done.stderr


def test_static_files_get_hashed_names_in_production(tmp_path: Path) -> None:
    done = manage("collectstatic", "--noinput", "--verbosity=0", data=tmp_path, **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, "")
    assert list((tmp_path / "static/admin/css").glob("base.*.css.br"))


def test_the_suite_runs_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("DATABASE_URL") else "sqlite")


@pytest.mark.django_db
def test_a_page_allows_nothing_but_its_own_files(client: Client) -> None:
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


BUCKET = {"MEDIA_S3_BUCKET": "pictures", "MEDIA_S3_URL": "https://media.example.org"}


@pytest.mark.parametrize("name", BUCKET)
def test_a_bucket_and_its_address_belong_together(tmp_path: Path, name: str) -> None:
    done = manage("check", data=tmp_path, DEBUG="1", **{name: BUCKET[name]})
    assert done.returncode == 1
    assert "MEDIA_S3_URL and MEDIA_S3_BUCKET belong together" in done.stderr


def test_pictures_in_a_bucket_may_be_shown(tmp_path: Path) -> None:
    found = manage("diffsettings", data=tmp_path, DEBUG="1", **BUCKET).stdout
    assert """'img-src': ["'self'", 'https://media.example.org']""" in found
    assert "'custom_domain': 'media.example.org'" in found


def test_a_font_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    done = manage("check", data=tmp_path, DEBUG="1", CARD_FONT=str(tmp_path / "none.ttc"))
    assert done.returncode == 1
    assert "CARD_FONT must name a file that is there." in done.stderr
