"""What a search that found nothing may have meant: other languages, fewer words, no filters, and names that are written much like it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from itertools import islice

from django.utils.translation import gettext

from articles.models import Edition, Region, Source, Topic
from articles.models.languages import LANGUAGES, column
from articles.reading.public_search import newest
from articles.reading.public_search_asked import ALL, Asked
from articles.text.search.folding import fold
from articles.text.search.terms import RUNS

MOST = 5  # searches that are offered
PIECES, LONGEST_RUN = 4, 24  # pieces of a search, and characters of Chinese of which pieces are looked for
NAMES, HEADLINES = 2_000, 1_000  # in a language, the newest, among which near forms are looked for
ALIKE = 0.65  # two names of three characters that share two


@dataclass(frozen=True, slots=True)
class Hint:
    """A search that finds something: its words, what else is different about it, how many stories, and its address."""

    words: str
    note: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Hints:
    """Searches to offer: `near` with other words, `wider` with the same words and less around them."""

    near: tuple[Hint, ...]
    wider: tuple[Hint, ...]


def hints(asked: Asked, at: datetime | None = None) -> Hints:
    """The searches to offer in the place of one that found nothing."""
    near = (hint for text in _near(asked, at) for hint in islice(_finding(_in_any(asked.but(text=text)), asked, at), 1))
    wider = _finding(_wider(asked, at), asked, at)
    return Hints(tuple(islice(near, MOST)), tuple(islice(wider, MOST)))


def _in_any(asked: Asked) -> tuple[Asked, Asked]:
    return asked, asked.but(language=ALL)


def _count(asked: Asked, at: datetime | None) -> int:
    return len(newest(asked, at, "pk")) if asked.query else 0


def _finding(searches: Iterable[Asked], asked: Asked, at: datetime | None) -> Iterator[Hint]:
    """Those of the searches that find something, each once."""
    seen = {asked}
    for other in searches:
        if other in seen:
            continue
        seen.add(other)
        if count := _count(other, at):
            notes = [gettext("all languages")] if other.language != asked.language else []
            notes += [gettext("without filters")] if asked.is_narrowed and not other.is_narrowed else []
            yield Hint(other.text, gettext(", ").join(notes), count, other.address())


def _wider(asked: Asked, at: datetime | None) -> Iterator[Asked]:
    """The search without its filters, in all languages, without what it leaves out, and with its words in pieces."""
    bare = asked.but(region="", topic="", source="", since=None, until=None)
    yield from _in_any(bare)
    everywhere = bare.but(language=ALL)
    yield everywhere.but(text=" ".join(asked.query.words))
    words = asked.query.words
    pieces = _pieces(words[0], everywhere, at) if len(words) == 1 else words[:PIECES]
    yield everywhere.but(text=" ".join(pieces))
    yield from (everywhere.but(text=piece) for piece in pieces)


def _pieces(typed: str, asked: Asked, at: datetime | None) -> list[str]:
    """What was typed in pieces that are found: its words, or of Chinese the longest beginnings of what is left, two of them at most."""
    run = RUNS.fullmatch(typed)
    if not (run and run[1]):
        return [found[0] for found in RUNS.finditer(typed)]
    pieces: list[str] = []
    left = typed[:LONGEST_RUN]
    for _ in range(PIECES):
        # A beginning of a beginning is found wherever that one is.
        lengths = range(2, len(left) + 1)
        found = bisect_left(lengths, True, key=lambda length: not _count(asked.but(text=left[:length]), at))
        if found:
            pieces.append(left[: found + 1])
        left = left[found + 1 :]
    return pieces[:2]


def _near(asked: Asked, at: datetime | None) -> Iterator[str]:
    """Names that are written much like the words, and the words with a slip of the keys mended."""
    typed = fold(asked.text)
    names = dict(_names())
    yield from (
        names[name]
        for name in get_close_matches(typed, names, MOST, ALIKE)
        if name != typed or names[name] != asked.text
    )
    mended = [_mended(word, vocabulary) for vocabulary in [_vocabulary(at)] for word in asked.text.split()]
    if mended != asked.text.split():
        yield " ".join(mended)


def _names() -> Iterator[tuple[str, str]]:
    """Names of regions, topics and sources in every language, folded and as they are; a wrong spelling leads to the name."""
    for code in LANGUAGES:
        name, wrong = column("name", code), column("wrong_spellings", code)
        for model in (Region, Topic):
            yield from ((fold(text), text) for text in model.objects.values_list(name, flat=True)[:NAMES] if text)
        published = Source.objects.filter(search_docs__isnull=False).distinct().order_by("-pk")
        for text, spellings in published.values_list(name, wrong)[:NAMES]:
            if text:
                yield from ((fold(form), text) for form in (text, *(spellings or ())))


def _vocabulary(at: datetime | None) -> list[str]:
    """The words of the newest headlines of each language."""
    words = set()
    for code in LANGUAGES:
        newest = Edition.objects.published(at).filter(language=code).order_by("-published_at")
        for headline in newest.values_list("revision__headline", flat=True)[:HEADLINES]:
            words |= {run[0] for run in RUNS.finditer(fold(headline)) if not run[1]}
    return sorted(words)


def _mended(word: str, vocabulary: list[str]) -> str:
    if not word.isascii() or len(word) < 4 or word.lower() in vocabulary:
        return word
    return next(iter(get_close_matches(word.lower(), vocabulary, 1, 0.8)), word)
