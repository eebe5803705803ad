"""The clues in English words: their stems, and the pinyin that a capitalised word may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.text.align.clue import Clue, Kind, spelling

WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
# Words that a dictionary explains others with, or that Chinese leaves unsaid.
STOP = frozenset(
    """
    a about after again against all also among an and any are as at be because been before being between both but by can
    could did do does during each eg esp etc few fig for from get had has have he her hers him his how i ie if in into is it
    its just lit made make may me might more most must my no not of off on one one's only or other our ours out over own
    said same say says sb sb's shall she should so some sth such than that the their theirs them then there these they this
    those through to told too under until up upon us use used very was we were what when where which while who whom whose
    will with would you your yours
    """.split()
)
ENDINGS = tuple(
    """
    ization isation ations ation ments ment ities ity ings ing ness ions ion ies ied ers er est ors or ly al ed es ic s e y
    """.split()
)
SHORTEST, LONGEST = 3, 6  # letters of a stem: "develop", "developer" and "development" share six
SYLLABLE = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|ue|uo|er|a|e|i|o|u)"
)
PINYIN = re.compile(f"(?:{SYLLABLE}){{1,4}}")
ONE_SYLLABLE = re.compile(SYLLABLE)


def words(text: str) -> Iterator[Clue]:
    """A clue for each word that says something."""
    for word in dict.fromkeys(WORD.findall(text)):
        yield from _clue(word)


@lru_cache(maxsize=1 << 15)
def _clue(word: str) -> tuple[Clue, ...]:
    plain = _plain(word)
    if len(plain) < 2 or (plain in STOP and not word.isupper()):  # "US" and "IT" are no pronouns
        return ()
    if not word[0].isupper() or not PINYIN.fullmatch(plain):
        return (Clue("word", frozenset({stem(plain)})),)
    kind: Kind = "word" if ONE_SYLLABLE.fullmatch(plain) else "name"
    return (Clue(kind, frozenset({stem(plain), spelling(plain)})),)


def stems(gloss: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(
        stem(plain)
        for word in WORD.findall(gloss)
        if (plain := _plain(word)) and len(plain) > 1 and (plain not in STOP or word.isupper())
    )


def _plain(word: str) -> str:
    """In lower case, without a genitive and without apostrophes: Xi'an's gives xian."""
    return word.lower().replace("’", "'").removesuffix("'s").replace("'", "")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """What words of one family share, roughly: "economic" and "economy" give "econom". `word` is in lower case."""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST), "")
    base = word.removesuffix(ending)
    if len(base) > SHORTEST and base[-1] == base[-2]:
        base = base[:-1]
    if len(base) > SHORTEST and base[-1] in "ie":
        base = base[:-1]
    return base[:LONGEST]
