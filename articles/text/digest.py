"""The digest by which texts are compared: approvals and staleness rest on it."""

from __future__ import annotations

import hashlib


def digest(text: str) -> str:
    """The SHA-256 of a text in hexadecimal, "" for no text."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""
