"""What the project knows of words beyond OpenCC: the house dictionary, the contexts of single characters, and phrases.

From these and from the dictionaries of OpenCC and jieba follows which pairs of neighbours leave a character open: where no
word or phrase that holds the pair writes the character otherwise than it stands alone, there is nothing to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from articles.text.script import words
from articles.text.script.opencc_tables import AMBIGUOUS, data_lines, regional, stock_traditional, traditional_word
from articles.text.script.pins import occurrences

ONE_AMBIGUOUS = re.compile(f"[{''.join(sorted(AMBIGUOUS))}]")

# 一只, 那面: a number or pronoun and its measure are a word to the dictionaries, but the measure goes by what follows.
COUNTED = re.compile("[数上好]?[一二两三四五六七八九十百千万几每多首这那哪]+[只面出]")

CLASS = re.compile("<([a-z]+)>")
REACH = 12


@cache
def house(locale: str = "tw") -> dict[str, str]:
    """The house dictionary, Simplified to Traditional; a line may hold several words of one kind."""
    rows = [line.split("\t") for line in data_lines("house.tsv")]
    pairs = [pair for row in rows for pair in zip(row[0].split(), row[1].split(), strict=True)]
    return {simplified: regional(traditional, locale) for simplified, traditional in pairs}


@dataclass(frozen=True, slots=True)
class Context:
    """A form of a word, and the expressions that match right before it and right after it."""

    form: str
    before: re.Pattern[str]
    after: re.Pattern[str]

    def asks(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours of `text[start:end]` ask for the form."""
        if not self.after.match(text, end):
            return False
        return self.before.search(text, max(0, start - REACH), start) is not None


@cache
def contexts(locale: str = "tw") -> dict[str, tuple[Context, ...]]:
    """For each word that its neighbours decide, its contexts in the order in which they are asked."""
    rows = [line.split("\t") for line in data_lines("contexts.tsv")]
    classes = {row[0][1:]: f"(?:{row[1]})" for row in rows if row[0].startswith("@")}
    found: dict[str, tuple[Context, ...]] = {}
    for word, form, *expressions in (row for row in rows if not row[0].startswith("@")):
        written = (CLASS.sub(lambda name: classes[name[1]], expression) for expression in expressions)
        rules = tuple(_context(regional(form, locale), expression) for expression in written)
        found[word] = found.get(word, ()) + rules
    return found


def _context(form: str, expression: str) -> Context:
    """One expression of contexts.tsv, its classes written out."""
    before, after = expression.split("_")
    return Context(form, re.compile(rf"(?:{before})\Z"), re.compile(after))


def in_context(text: str, at: int, word: str, locale: str = "tw") -> str | None:
    """The form that its neighbours ask for of the word `text[at:]`, if any do; a name goes by the surname that begins it."""
    rules, end = contexts(locale), at + len(word)
    asked = next((rule.form for rule in rules.get(word, ()) if rule.asks(text, at, end)), None)
    if asked:
        return asked
    names = (rule.form for rule in rules.get(f"{word[0]}*", ()) if rule.asks(text, at, at + 1))
    surname = next(names, None)
    return surname + traditional_word(word[1:], locale) if surname else None


@cache
def phrases() -> tuple[frozenset[str], frozenset[str]]:
    """The phrases that words are put together to, and their first two characters."""
    of_opencc = (phrase for phrase in data_lines("phrases.txt") if not COUNTED.fullmatch(phrase))
    found = frozenset(of_opencc) | house().keys()
    return found, frozenset(phrase[:2] for phrase in found)


@cache
def open_pairs() -> frozenset[str]:
    """Pairs of neighbours, one of them ambiguous, that stand in a word or phrase which writes that one in a rarer form."""
    known = [word for word in (*words.known(), *phrases()[0]) if len(word) > 1 and ONE_AMBIGUOUS.search(word)]
    written = stock_traditional("\n".join(known)).split("\n")
    longer = ((word, rule.form) for word, rules in contexts().items() for rule in rules if len(word) > 1)
    both = (*zip(known, written, strict=True), *house().items(), *longer)
    return frozenset(pair for one, other in both for pair in _open_in(one, other))


def load() -> None:
    """Reads the dictionaries, which takes seconds once a process: nobody should have to wait for that behind a lock."""
    open_pairs()


def _open_in(simplified: str, traditional: str) -> Iterator[str]:
    """The pairs of one word that hold a character in a rarer form."""
    for found in ONE_AMBIGUOUS.finditer(simplified):
        at = found.start()
        if traditional[at] != traditional_word(found.group()):
            yield from (simplified[max(0, at - 1) : at + 1], simplified[at : at + 2])


@cache
def usual_forms(locale: str = "tw") -> dict[str, str]:
    """Each ambiguous character as it is written where it stands alone."""
    return {character: traditional_word(character, locale) for character in AMBIGUOUS}


@lru_cache(maxsize=1 << 16)
def house_form(word: str, locale: str = "tw") -> str | None:
    """The word with every house entry in it put in; None where it holds none."""
    target = traditional_word(word, locale)
    found = occurrences(word, _house_words_in(word))
    for start, end in found:
        target = target[:start] + house(locale)[word[start:end]] + target[end:]
    return target if found else None


def _house_words_in(word: str) -> set[str]:
    """The stretches of a word that stand in the house dictionary."""
    spans = combinations(range(len(word) + 1), 2)
    return {word[start:end] for start, end in spans} & house().keys()
