"""Strict readers of environment variables: a bad value stops the start and says which variable and what to do.

An unset variable and an empty one mean the same. Values are never repeated in a message, because they may be secrets.
"""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
SECRET_LENGTH = 50


def refuse(name: str, remedy: str) -> ImproperlyConfigured:
    """The error that stops the start, naming the variable and the remedy."""
    return ImproperlyConfigured(f"The environment variable {name} {remedy} (docs/settings.md describes it)")


def text(name: str, default: str, *, choices: tuple[str, ...] = ()) -> str:
    """The value without surrounding space."""
    value = os.environ.get(name, "").strip() or default
    if choices and value not in choices:
        raise refuse(name, f"must be one of {', '.join(choices)}.")
    return value


def boolean(name: str, default: bool) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off; in any case of letters."""
    value = text(name, "").lower()
    if value and value not in YES | NO:
        raise refuse(name, "must be 1 or 0 (also true, false, yes, no, on, off).")
    return value in YES if value else default


def integer(name: str, default: int, *, minimum: int, maximum: int) -> int:
    """A whole number between the bounds, both included."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdecimal() and minimum <= int(value) <= maximum):
        raise refuse(name, f"must be a whole number from {minimum} to {maximum}.")
    return int(value)


def listing(name: str, default: list[str]) -> list[str]:
    """The values between commas, without surrounding space and without empty ones."""
    return [item for part in text(name, "").split(",") if (item := part.strip())] or default


def url(name: str, default: str) -> str:
    """An absolute http or https address without path, query and trailing slash."""
    value = text(name, "")
    if not value:
        return default
    parts = _split(name, value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise refuse(name, "must be an absolute address such as https://news.example.org.")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise refuse(name, "must be scheme and host only, such as https://news.example.org.")
    return f"{parts.scheme}://{parts.netloc}"


def contact(name: str) -> str:
    """An address to write to, call or open, "" where it is unset."""
    value = text(name, "")
    if value and (not value.startswith(("mailto:", "tel:", "https://")) or len(value.split()) > 1):
        raise refuse(name, "must be one address that begins with mailto:, tel: or https://.")
    return value


def email(name: str) -> str:
    """A mail address, "" where it is unset."""
    value = text(name, "")
    if value and not re.fullmatch(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+", value):
        raise refuse(name, "must be one mail address such as desk@news.example.org.")
    return value


def directory(name: str, default: Path) -> Path:
    """A directory to write to as an absolute path, made if it is not there."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(name, f"must name a directory that can be made ({error.strerror}).") from error
    return path


def postgresql(name: str) -> dict[str, Any] | None:
    """Connection settings out of postgresql://user:password@host:port/database?option=value, None where it is unset.

    Options go to libpq as they are; `host` may be one, which is how a directory with a Unix socket is named.
    """
    value = text(name, "")
    if not value:
        return None
    parts = _split(name, value)
    database = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not database:
        raise refuse(name, "must be postgresql://user:password@host:port/database; unset it to use SQLite.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "OPTIONS": options,
    }


def secret(name: str, *, development_file: Path | None) -> str:
    """A long random string; required unless a file is named, which then keeps one, made at first use, for its owner only."""
    value = text(name, "")
    if not value and development_file:
        return _kept_secret(development_file)
    if len(value) < SECRET_LENGTH:
        command = f"python3 -c 'import secrets; print(secrets.token_urlsafe({SECRET_LENGTH}))'"
        raise refuse(name, f"must hold at least {SECRET_LENGTH} random characters. Make them with: {command}")
    return value


def _kept_secret(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    value = secrets.token_urlsafe(SECRET_LENGTH)
    with open(descriptor, "w", encoding="ascii") as file:
        file.write(value)
    return value


def _split(name: str, value: str) -> SplitResult:
    """The parts of an address; an unreadable one, also one with an impossible port, is refused."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise refuse(name, "is not a readable address.") from error
    return parts
