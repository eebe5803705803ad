"""English sentences that lead up to a quote without a verb of speech: "Li Na disagreed: ...", "Li Na shrugged. ..."."""

from __future__ import annotations

import re

from articles.text.quotes.english_names import JOB, NAME
from articles.text.quotes.lexicon import anyone
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.memory import Memory
from articles.text.quotes.records import Span

# "There was one problem: ..." has no speaker, nor has "His message was clear: ...".
NOBODY = "|".join(
    rf"(?i:{anyone('en', name)})" for name in ("openers", "determiners", "boundaries", "prepositions", "pronouns")
)
SUBJECT = (
    rf"(?P<subject>(?:[Hh]e|[Ss]he|[Tt]hey)\b|(?:[Tt]he\s+)?(?:{JOB}\s+){{0,4}}?(?!(?:{NOBODY}|[Tt]here|[Hh]ere)\b)(?P<name>{NAME})"
    rf"|(?i:the|an?|one|another)\s+(?:{JOB}\s+){{0,3}}?(?:{anyone('en', 'roles')}))"
)
START = r"\W*(?:(?:But|And|So|Yet|Then|Still|Later|Meanwhile|However|Afterwards?),?\s+)?"
ASIDE = r"(?:,[^,.;:]{1,80},)?"
VERB = r"(?:\w+ed|\w\w+[^\Ws]s|was|is|had|put|went|began|wrote|made|gave|took|kept|spoke|came|shot|felt|saw|held|laid|led|drew)"
COLON = re.compile(rf"{START}{SUBJECT}{ASIDE}\s+(?:\w+ly\s+)?(?P<cue>{VERB})\b[^.;:{HIDDEN}]{{0,120}}:\s*(?={HIDDEN})")
GESTURE = re.compile(
    rf"{START}{SUBJECT}{ASIDE}\s+(?:\w+ly\s+)?(?P<cue>{anyone('en', 'gestures')})\b[^.;:{HIDDEN}]{{0,60}}[.:]\s*(?={HIDDEN})"
)
LED = re.compile(rf"[.:]\s*{HIDDEN}")  # without which nothing below need be tried
CHARACTERISED = re.compile(rf"(?!\s+that\b)(?:(?!\bthat\b)[^.;:{HIDDEN}]){{1,90}}(?={HIDDEN})")


def lead(masked: str, sentence: Span, memory: Memory) -> re.Match[str] | None:
    """The subject and the verb of a sentence that ends in a gesture or a colon right before a quote.

    Before a colon a single word with a capital is a name only where the article has the full one.
    """
    if not LED.search(masked, sentence.start):
        return None
    if gesture := GESTURE.match(masked, sentence.start):
        return gesture
    match = COLON.match(masked, *sentence) if ":" in masked[sentence.start : sentence.end] else None
    name = match["name"] if match else None
    return match if not name or " " in name or memory.full(name) != name else None
