"""Blocks with markup for tests: a text, and what stands around it as a style sheet would write it."""

from __future__ import annotations

from collections.abc import Sequence

from articles.text.cruft import judge
from articles.text.records import Markup, Verdict

PROSE = "The plant in Kunming opened on Monday and makes three thousand electric cars a year, says its director, Li Na, who is 52."
Row = tuple[str, str]


def mark(around: str, *, extracted: bool | None = True, link_share: float = 0.0) -> Markup:
    """Markup from names, innermost first; "!" in front says that the extractor left the block out, "~" that it is a link."""
    names = tuple(name for name in around.split() if name not in ("!", "~"))
    left_out, linked = "!" in around.split(), "~" in around.split()
    tag = next((name for name in names if name[0] not in ".#[" and name != "a"), "p")
    return Markup(tag, names, 1.0 if linked else link_share, (), False if left_out else extracted)


def verdicts(rows: Sequence[Row], title: str | None = None) -> tuple[Verdict, ...]:
    """The verdicts on rows of text and names."""
    return judge([text for text, _ in rows], title=title, markup=[mark(around) for _, around in rows])


def stripped(rows: Sequence[Row], title: str | None = None) -> list[str]:
    """The texts that are taken for cruft."""
    return [text for (text, _), verdict in zip(rows, verdicts(rows, title), strict=True) if verdict.is_cruft]
