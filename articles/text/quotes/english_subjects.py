"""The subject of an English cue: the noun phrase before it, or behind it in "..., said Li Na"."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.text.quotes.english_names import ABBREVIATION, CAPITAL, JOB, NAME
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.records import Span

ADVERBS = frozenset(words("en")["adverbs"])
NOUNS_IN_LY = frozenset(words("en")["nouns_in_ly"])
AND = re.compile(r"\band\s*$")
BOUNDARY = re.compile(rf"\b(?:{anyone('en', 'boundaries')})\s+(?=\S)", re.IGNORECASE)
LINK = re.compile(r"^\W*(?:and|but|so|yet|or|as)\s+", re.IGNORECASE)
OPENER = re.compile(rf"^\W*(?:{anyone('en', 'openers')}|\w+ly|\w+ing)\b", re.IGNORECASE)
CHUNK = re.compile(r"[^,;:—]+")
PHRASE = re.compile(rf"\s+(?P<phrase>(?![,.;:()—\s{HIDDEN}])(?:(?:{ABBREVIATION})+(?=\s)|[^,.;:()—{HIDDEN}])+)")
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
NOUN = re.compile(
    rf"(?:(?i:{anyone('en', 'determiners')}|{anyone('en', 'pronouns')}|{anyone('en', 'groups')})\b|{CAPITAL}|\d)"
)
PRONOUN = re.compile(rf"(?i:{anyone('en', 'pronouns')})\b(?!\s+[A-Z])")
PERSONAL = re.compile(rf"(?!(?i:one|some|many|others)\b){PRONOUN.pattern}")
ARTICLE = re.compile(rf"\s*(?i:{anyone('en', 'determiners')})\s+[a-z]")
LEADING_NAME = re.compile(NAME)
ROLE_BEFORE = re.compile(rf"(?:\b(?:{anyone('en', 'roles')}|{anyone('en', 'modifiers')})\s+){{1,4}}$")
# "guard Mary Wong", "Citi analyst Mary Wong", "23-year-old founder and chief executive Mary Wong": nouns, and no verb last.
SMALL_TITLE = re.compile(
    rf"(?:{CAPITAL}(?:\s+(?:(?:of|and|&|the)\s+)?{CAPITAL}){{0,4}}\s+(?!\w+ing\b|\w+ed\b))?{JOB}(?:\s+(?:and\s+|of\s+)?(?:{JOB}|two|three|four|five)){{0,6}}"
    rf"(?<!ing)(?<!ed)\s+(?!{DAY}){NAME}"
)
QUOTED_AS = re.compile(
    r"\s+(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:quoted|cited|reported|heard|recorded)(?:\s+by\s+[^,]{1,40})?\s+as\s*$"
)
LAST_NAME = re.compile(rf"{NAME}$")

# A preposition opens it, a determiner or a possessive is all of it, or it has a verb of its own and no "who".
NO_SUBJECT = re.compile(
    rf"^(?i:in|on|at|by|for|with|from|to)\s|^(?i:{anyone('en', 'determiners')})$|[’']s$"
    rf"|^(?!.*\b(?:who|which|that|whose|whom)\b).*\b(?:{anyone('en', 'auxiliaries')})\b"
)

POSSESSIVE = ("'s", "’s")
# A subject further from its verb than this is none; the bound keeps odd text from costing time.
LONGEST_CLAUSE = 400
LONGEST_PHRASE = 8  # words of "a senior official of the bank" before "who asked not to be named"


class Subject(NamedTuple):
    """Where a noun phrase stands, and the apposition beside it."""

    span: Span
    apposition: str = ""


def subject_before(text: str, begin: int, end: int) -> Subject | None:
    """The subject in `text[begin:end]`, which a cue follows; None where there is none.

    A phrase between commas belongs to the subject ("Li Na, the mayor, said"), and so does a first verb
    ("Li Na rose and said").
    """
    clause = QUOTED_AS.sub(" ", text[begin:end])
    body = without_adverbs(clause)
    apposed = clause[len(body) :].lstrip().startswith(",") or clause.rstrip().endswith(",")
    chunks = [Span(match.start(), match.end()) for match in CHUNK.finditer(body) if match.group().strip()]
    if apposed:
        chunks = [chunk for chunk in chunks if not OPENER.match(chunk.of(body))] or chunks[:1]
    if not chunks:
        return None
    chunk = chunks[0] if apposed else chunks[-1]
    apposition = ", ".join(other.of(body).strip() for other in chunks[1:]) if apposed else ""
    described = apposed and ARTICLE.match(body, chunk.start) and len(chunk.of(body).split()) <= LONGEST_PHRASE
    phrase = governing(body, chunk, only_head=not described and (apposed or bool(AND.search(clause))))
    if phrase is None or NO_SUBJECT.search(phrase.of(body)):
        return None
    return Subject(Span(begin + phrase.start, begin + phrase.end), apposition)


def without_adverbs(clause: str) -> str:
    """The clause without the adverbs, auxiliaries and stops at its end."""
    body = clause.rstrip(" ,")
    while is_adverb(last := body[max(body.rfind(" "), body.rfind(",")) + 1 :]):
        body = body[: len(body) - len(last)].rstrip(" ,")
    return body


def is_adverb(word: str) -> bool:
    """Whether the word can stand between a subject and its verb; "Kelly" and "family" cannot."""
    if word.isupper() and len(word) > 1:
        return False
    return word.lower() in ADVERBS or (word.endswith("ly") and word.islower() and word not in NOUNS_IN_LY)


def governing(body: str, chunk: Span, only_head: bool) -> Span | None:
    """The noun phrase of a chunk behind its conjunctions; only its first name or pronoun where a verb follows."""
    start, end = chunk
    for pattern in (BOUNDARY, LINK):
        heads = (
            start + match.end() for match in pattern.finditer(body[start:end]) if NOUN.match(body, start + match.end())
        )
        start = next(heads, start)
    start += len(body[start:end]) - len(body[start:end].lstrip())
    end = start + len(body[start:end].rstrip())
    if not NOUN.match(body, start):
        match = LAST_NAME.search(body[:end], start)
        role = ROLE_BEFORE.search(body[start : match.start()]) if match else None
        return Span(start + role.start() if role else match.start(), match.end()) if match else None
    head = PERSONAL.match(body, start, end) or (LEADING_NAME.match(body, start, end) if only_head else None)
    return Span(start, head.end() if head and not head.group().endswith(POSSESSIVE) else end)


def subject_after(text: str, begin: int, end: int) -> Subject | None:
    """The subject that follows a cue at `begin`; a name ends where its capitals do."""
    match = PHRASE.match(text, begin, min(end, begin + LONGEST_CLAUSE))
    if not match:
        return None
    start, stop = match.span("phrase")
    apposition = apposed(text, stop, end)
    if (titled := SMALL_TITLE.match(text, start, stop)) and not titled.group().endswith(POSSESSIVE):
        return Subject(Span(*titled.span()))
    if not NOUN.match(match["phrase"]):
        return None
    name = LEADING_NAME.match(text, start, stop)
    named = name and not titled and not name.group().endswith(POSSESSIVE)
    return Subject(Span(start, name.end() if name and named else stop), apposition)


def apposed(text: str, stop: int, end: int) -> str:
    """What stands between the comma at `stop` and the next mark."""
    match = CHUNK.match(text, stop + 1, min(end, stop + LONGEST_CLAUSE)) if text[stop : stop + 1] == "," else None
    return match.group().strip(" .") if match else ""
