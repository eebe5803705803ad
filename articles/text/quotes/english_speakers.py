"""Who the subject of an English attribution is, and where he is named."""

from __future__ import annotations

import re

from articles.text.quotes.english_names import CAPITAL, identify
from articles.text.quotes.english_subjects import Subject
from articles.text.quotes.records import Span, Speaker

FULL_NAME = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,3}}")
BESIDE = re.compile(rf"{FULL_NAME.pattern}(?=,|$)")


def speaker_of(masked: str, subject: Subject, index: int) -> Speaker:
    """The speaker whom the subject names; in "the mayor, Li Na," that is the name beside it, with what comes first as the role."""
    start, end = subject.span
    words = masked[start:end]
    span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    identity = identify(span.of(masked), subject.apposition)
    beside = BESIDE.match(subject.apposition)
    if beside and (identity.kind == "unnamed" or words.lower().lstrip().startswith("one of ")):
        at = masked.find(beside.group(), end)
        person = identify(beside.group(), span.of(masked))
        if at >= 0 and person.kind == "person":
            return Speaker(index, Span(at, at + len(beside.group())), beside.group(), *person)
    if identity.name and identity.organisation and span.of(masked).endswith(identity.name):
        span = Span(span.end - len(identity.name), span.end)
    return Speaker(index, span, span.of(masked), *identity)
