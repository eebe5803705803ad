"""What the finder works with inside one paragraph, before a mention is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a paragraph."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks; `outer` has the marks, and a lost closing mark leaves `closed` false."""

    inner: Span
    outer: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the text says it, and what that says of name, role and organisation."""

    paragraph: int
    span: Span
    text: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    kind: str = "unnamed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its subject: the clause it makes and the words reported after it.

    `speaker` is None where the clause leaves its subject out, `content` where nothing is reported after the cue. A `weak`
    one ("Li Na shrugged.") only leads up to a quote that has no other.
    """

    cue: str
    clause: Span
    speaker: Speaker | None
    content: Span | None
    weak: bool = False


class Identity(NamedTuple):
    """What a noun phrase says of the source."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    kind: str = "unnamed"
