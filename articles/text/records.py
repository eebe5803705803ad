"""The records that the language engine gives: frozen, comparable, free of Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

Severity = Literal["must-fix", "advisory"]


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup of a page says of a block: the innermost `tag` that makes it a block ("p", "li", "h2"), the names (tags,
    classes, ids, roles) of the elements around it, innermost first, the share of its characters that are links (0 to 1) with
    the `links` themselves, and whether a general extractor takes the block for the article's (None where none was asked).
    """

    tag: str = ""
    within: tuple[str, ...] = ()
    link_share: float = 0.0
    links: tuple[str, ...] = ()
    extracted: bool | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page: `text` is the page's own `page[start:end]`; kind is "paragraph", "heading", "caption" or "list-item".

    `markup` is None where the page came without any.
    """

    text: str
    start: int
    end: int
    kind: str
    markup: Markup | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a block is cruft: `rule` decided, with `score` from 0 (article) to 1 (cruft) and the words it saw."""

    is_cruft: bool
    rule: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Change:
    """One place where a conversion was ambiguous: the span in the converted text, the reading taken and why."""

    start: int
    end: int
    source: str
    target: str
    alternatives: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """Text in the other script, with the places where the converter had to choose."""

    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One bead of an alignment: indexes on the left and on the right; an empty side is a gap."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class SentencePair:
    """One bead of sentences: `left_start:left_end` of the left text with the same of the right; an empty span is a gap."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    score: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class TermRule:
    """A glossary entry: per language the form to use, others that will do, forms to avoid; `name` for people and organisations.

    Compared by identity, so that what follows from a glossary is worked out once and not for every text; `term_rule` gives the same
    one for the same entry, and so does another process that a rule is handed to.
    """

    forms: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        return term_rule, (self.forms, self.also, self.avoid, self.name)


def term_rule(
    forms: Mapping[str, str],
    also: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    avoid: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    name: bool = False,
) -> TermRule:
    """The rule of an entry, the same one whenever it is asked for in a while."""
    return _term_rule(tuple(forms.items()), tuple(also.items()), tuple(avoid.items()), name)


@lru_cache(maxsize=1 << 14)
def _term_rule(
    forms: tuple[tuple[str, str], ...],
    also: tuple[tuple[str, tuple[str, ...]], ...],
    avoid: tuple[tuple[str, tuple[str, ...]], ...],
    name: bool,
) -> TermRule:
    return TermRule(dict(forms), dict(also), dict(avoid), name)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at `start:end` of the text in `language`.

    `evidence` is the normalised matter that makes the finding this one (it survives edits elsewhere), `parameters` fill the
    sentence that reading/wording.py says, `suggestion` replaces the span where exactly one repair is right, and
    `paragraph` is the row's index when a whole document was checked.
    """

    check: str
    severity: Severity
    language: str
    start: int
    end: int
    evidence: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    suggestion: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class QuoteMention:
    """Words attributed to somebody: `start:end` in paragraph number `paragraph`; an offset of the speaker is -1 where none stands.

    `type` is "direct", "indirect" or "mixed"; `kind` is "person", "unnamed", "group", "organisation", "document" or "newsroom";
    `reason` is a stable code that says why this speaker was chosen.
    """

    paragraph: int
    start: int
    end: int
    type: str
    speaker: str
    speaker_start: int
    speaker_end: int
    speaker_paragraph: int
    name: str
    role: str
    organisation: str
    kind: str
    cue: str
    reason: str
