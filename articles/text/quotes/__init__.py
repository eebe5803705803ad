"""Quotes and their speakers in an article: who is reported to have said what, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from articles.text.quotes import chinese, english, twins
from articles.text.quotes.carry import Turn, carried, turn_after
from articles.text.quotes.linking import Link, link
from articles.text.quotes.marks import hide, quoted
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Span, Speaker
from articles.text.quotes.single_marks import with_single
from articles.text.quotes.terms import is_fragment, speech_among
from articles.text.records import QuoteMention, TermRule

__all__ = ["find"]


def find(paragraphs: Sequence[str], language: str, names: Sequence[TermRule] = ()) -> tuple[QuoteMention, ...]:
    """The quotes of an article in order, direct, indirect and mixed; a speaker is empty where the text gives none.

    Each is a suggestion. `names` are people and organisations already known, with their forms in each language. The quotes of the last
    few articles are remembered: quoting, checking and the next settling ask for the same.
    """
    return _found(tuple(paragraphs), language, tuple(rule for rule in names if rule.name))


@lru_cache(maxsize=16)
def _found(paragraphs: tuple[str, ...], language: str, names: tuple[TermRule, ...]) -> tuple[QuoteMention, ...]:
    if language not in twins.SCRIPTS:
        return _read(paragraphs, language, names)
    known = twins.known(tuple(map(len, paragraphs)), names)
    carried = (twins.carried(found, language, paragraphs, names) for found in known)
    mentions = next((found for found in carried if found is not None), None)
    if mentions is None:
        mentions = _read(paragraphs, language, names)
        known[:] = [*known[-1:], twins.Found(language, paragraphs, mentions)]
    return mentions


def _read(paragraphs: Sequence[str], language: str, names: Sequence[TermRule]) -> tuple[QuoteMention, ...]:
    grammar = chinese if language.startswith("zh") else english
    memory = Memory(names, language)
    marked = [with_single(text, grammar.repair(text, quoted(text))) for text in paragraphs]
    turn = Turn()
    mentions: list[QuoteMention] = []
    for index, (text, quotes) in enumerate(zip(paragraphs, speech_among(paragraphs, marked), strict=True)):
        if text.strip():
            cues = grammar.attributions(hide(text, quotes), index, memory)
            fragments = [quote for quote in marked[index] if quote in quotes or is_fragment(quote.inner.of(text))]
            links = list(carried(index, text, link(text, quotes, cues, fragments), turn, memory))
            turn = turn_after(index, text, links, quotes, cues, memory)
            mentions += (mention(index, found) for found in links)
    return tuple(mentions)


def mention(index: int, found: Link) -> QuoteMention:
    """The public record of a stretch of reported words."""
    speaker = found.speaker or Speaker(-1, Span(-1, -1), "")
    return QuoteMention(
        paragraph=index,
        start=found.span.start,
        end=found.span.end,
        type=found.type,
        speaker=speaker.text,
        speaker_start=speaker.span.start,
        speaker_end=speaker.span.end,
        speaker_paragraph=speaker.paragraph,
        name=speaker.name,
        role=speaker.role,
        organisation=speaker.organisation,
        kind=speaker.kind,
        cue=found.attribution.cue if found.attribution else "",
        reason=found.reason,
    )
