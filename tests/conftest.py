"""The environment of every test: development settings with fixed values, and the database that DATABASE_URL names."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

os.environ.update(
    DJANGO_SETTINGS_MODULE="newsroom.settings",
    DEBUG="1",
    SECRET_KEY="for tests only " * 4,
    SITE_URL="http://testserver",
)


def pytest_configure(config: pytest.Config) -> None:
    """Reads the settings, which sets pytest-django up, and makes passwords cheap."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """A request leaves its language active, which the next test must not read texts in."""
    yield
    translation.deactivate()


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """An empty media storage of the test's own."""
    root = tmp_path / "media"
    settings.MEDIA_ROOT = root
    return root
