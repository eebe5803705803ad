"""fragment: a sentence that stops before it has said anything, or that is one word left over from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "fragment"
# The ends are sought and not the sentences: a long stretch without a stop would be tried from each of its characters.
END = re.compile(r"\n|(?:[!?]|\.(?![^\s\"”’)]))[.!?]*[\"”’)]*")
CLAUSE = re.compile(r"(?:Although|Though|Whereas|While) [^,;:—–?!()-]+\.")
HANGING = re.compile(r"\b(?:(?:the|a|an|and|or|than|because|although)|[a-z]{2,}(?:tion|ment|ness|ity) of)\.")
LEFT_OVER = re.compile(r"[A-Z][a-z]{4,}(?:ions|ments|ties|ings|ers|ors)\.")


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory for a clause that has no main clause, a sentence that ends in the air, and a lone plural noun."""
    if language != "en":
        return
    before = ""
    for start, end in _sentences(text):
        sentence = text[start:end]
        hanging = HANGING.search(sentence)
        alone = LEFT_OVER.fullmatch(sentence) and before.endswith(".")
        if CLAUSE.fullmatch(sentence) or alone or (hanging and hanging.end() == len(sentence)):
            yield Finding(ID, "advisory", language, start, end, sentence, {"found": sentence})
        before = sentence


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences and of the lines without a stop, without the white space around them."""
    start = 0
    for match in END.finditer(text):
        sentence = text[start : match.end()].strip()
        if len(sentence) > len(match[0].strip()):
            begin = text.index(sentence, start)
            yield begin, begin + len(sentence)
        start = match.end()
