"""fragment: a sentence that stops before it has said anything, or that is one word left over from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.records import Finding, TermRule

ID = "fragment"
SENTENCE = re.compile(r"[^.!?\n]+(?:[.](?=[^\s\"”’)])[^.!?\n]*)*[.!?]+[\"”’)]*")
CLAUSE = re.compile(r"(?:Although|Though|Whereas|While) [^,;:—–?!()-]+\.")
HANGING = re.compile(r"\b(?:(?:the|a|an|and|or|than|because|although)|[a-z]{2,}(?:tion|ment|ness|ity) of)\.")
LEFT_OVER = re.compile(r"[A-Z][a-z]{4,}(?:ions|ments|ties|ings|ers|ors)\.")


def check(text: str, language: str, terms: Sequence[TermRule] = ()) -> Iterator[Finding]:
    """An advisory for a clause that has no main clause, a sentence that ends in the air, and a lone plural noun."""
    if language != "en":
        return
    for match in SENTENCE.finditer(text):
        sentence = match[0].strip()
        start = match.end() - len(sentence)
        hanging = HANGING.search(sentence)
        alone = LEFT_OVER.fullmatch(sentence) and text[:start].rstrip().endswith(".")
        if CLAUSE.fullmatch(sentence) or alone or (hanging and hanging.end() == len(sentence)):
            yield Finding(ID, "advisory", language, start, match.end(), sentence, {"found": sentence})
