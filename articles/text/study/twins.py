"""Which text of a row is made from its twin in the other Chinese script."""

from __future__ import annotations

CONVERTED = "converted"


def follows(own: str, twin: str) -> bool:
    """Whether a text of origin `own` is filled from one of origin `twin` ("" for no text): the twin's came as such, its own did not."""
    return twin not in ("", CONVERTED) and own in ("", CONVERTED)
