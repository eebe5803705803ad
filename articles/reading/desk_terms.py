"""What a term finds, in words and with the changes that it proposes marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Paragraph
from articles.models.story import digest
from articles.reading import wording
from articles.reading.desk import pieces
from articles.reading.differences import Part, diff


@dataclass(frozen=True, slots=True)
class FlagShown:
    """A flagged text: what is said of it, its words around what is wrong, and the change where one is proposed."""

    paragraph: Paragraph
    number: int
    language: str
    sentences: tuple[str, ...]
    text: str
    change: tuple[Part, ...]
    value: str


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """An article, by its headline, with its flagged texts."""

    article: Article
    headline: str
    language: str
    flags: tuple[FlagShown, ...]


@dataclass(frozen=True, slots=True)
class TrialShown:
    """What a term finds; `more` articles were not looked at, and of `changes` texts a replacement is proposed."""

    articles: tuple[ArticleShown, ...]
    more: int
    flags: int
    changes: int


def shown(trial: Any, language: str) -> TrialShown:
    """A trial (of articles.workflow.term_trial) as a page shows it to a viewer of `language`."""
    known = pieces([entry.article for entry in trial.touched], language)
    articles = tuple(
        ArticleShown(entry.article, piece.headline, piece.headline_language, tuple(map(_flag, entry.flags)))
        for entry, piece in zip(trial.touched, known, strict=True)
    )
    changes = sum(bool(flag.change) for entry in articles for flag in entry.flags)
    return TrialShown(articles, trial.more, trial.count, changes)


def _flag(flag: Any) -> FlagShown:
    return FlagShown(
        paragraph=flag.paragraph,
        number=flag.paragraph.position + 1,
        language=flag.language,
        sentences=tuple(_sentences(flag.findings)),
        text=flag.text,
        change=_near(diff(flag.text, flag.proposal)) if flag.proposal else (),
        value=f"{flag.paragraph.pk}:{flag.language}:{digest(flag.text)}",
    )


def _sentences(findings: Iterable[Any]) -> Iterator[str]:
    said = (wording.finding_sentence(found.check, found.parameters) for found in findings)
    yield from dict.fromkeys(said)


def _near(parts: tuple[Part, ...], around: int = 60) -> tuple[Part, ...]:
    """The changes with so many characters around them; what lies further off is left out."""
    near = []
    for at, part in enumerate(parts):
        text, last = part.text, len(parts) - 1
        if part.kind == "same" and len(text) > 2 * around:
            before = "" if at == 0 else text[:around]
            after = "" if at == last else text[-around:]
            text = f"{before} … {after}"
        near.append(Part(part.kind, text))
    return tuple(near)
