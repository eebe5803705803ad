"""Who an English noun phrase is: name, role, organisation and kind of source."""

from __future__ import annotations

import re

from articles.text.quotes.lexicon import among, anyone, words
from articles.text.quotes.records import Identity

ABBREVIATION = rf"\b(?:{anyone('en', 'abbreviations')}|[A-Z])\."
CAPITAL = rf"(?:(?:{ABBREVIATION})+|[A-Z][\w’'\-]*(?:\.\w[\w’'\-]*)*)"
NAME = rf"{CAPITAL}(?:\s+(?:(?:of|for|de|la|van|von|der|bin|al|el|the|&)\s+)*{CAPITAL})*"
ENDS_WITH_NAME = re.compile(rf"\b{CAPITAL}(?:\s+(?:(?:de|la|van|von|der|bin|al|el)\s+)?{CAPITAL})*$")
OF = re.compile(r"\s+(?:of|at|for|with|from|in)\s+(?!charge\b)(?:the\s+)?")
DETERMINER = re.compile(rf"^(?:(?:{anyone('en', 'determiners')})\s+)+", re.IGNORECASE)
RELATIVE = re.compile(r"\s+(?:who|which|that|whose|where)\b.*$")
POSSESSIVE = re.compile(r"[’']s\s+")
BODY = re.compile(rf"(?P<article>[Tt]he )?(?P<name>{NAME})")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,6}")
# Nouns that can be a job before a name: no word of grammar, place or time, and no verb.
NO_JOB_LISTS = ("prepositions", "determiners", "pronouns", "boundaries", "auxiliaries", "time", "speech", "thought")
NOT_JOB = rf"(?:{'|'.join(anyone('en', name) for name in NO_JOB_LISTS)}|be|been|not|and|or|but|who|whom|which|so|\w+ern|\w+ly)"
JOB = rf"(?!{NOT_JOB}\b(?!-))(?:[a-z]|\d+-)[\w’'-]*"
NOUNS = re.compile(
    rf"(?:[Tt]he |[Aa] |[Hh]is |[Hh]er |[Tt]heir |[Ii]ts )?{JOB}(?:[ ,]+(?:and |of )?(?:{JOB}|two|three|four|five)){{0,6}}"
)
CLAUSAL = f"{anyone('en', 'prepositions')}|who|whose|which|and|but|or|while|when|if|because|though|although|[RDI]-[A-Z]"
APPOSITION = re.compile(rf"(?!\w+ing\b(?! director| editor| partner)|(?:{CLAUSAL})\b)[A-Za-z]")
POSSESSIVE_END = re.compile(r"[’']s?$")


def identify(phrase: str, apposition: str = "") -> Identity:
    """The source that the phrase names, with the role that an apposition adds to it."""
    lexicon = words("en")
    phrase = phrase.strip(" ,")
    head = RELATIVE.sub("", phrase)
    noun = OF.split(DETERMINER.sub("", head))[0].lower()
    nouns = noun.replace('"', " ").split()
    named = bool(nouns) and nouns[-1] in among("en", "roles", "groups")
    if phrase.lower() in lexicon["pronouns"]:
        return Identity(kind="group" if phrase.lower() in lexicon["groups"] else "person")
    if noun.endswith(lexicon["reporters"]):
        return Identity(kind="newsroom")
    apposition = apposition if APPOSITION.match(apposition) else ""
    if name := person_in(head):
        before = head[: len(head) - len(name)]
        return Identity(name, *(role_and_organisation(apposition) if apposition else titles(before)), "person")
    if body := body_in(head):
        return Identity(name=body, kind="organisation")
    if found := person_of(head):
        return found
    if not named and not lexicon_free(nouns, "documents"):
        return Identity(name=phrase, kind="document")
    proper = DETERMINER.sub("", head)
    if not named and nouns and not lexicon_free(nouns if proper[:1].isupper() else nouns[-1:], "organisations"):
        return Identity(name=proper if proper[:1].isupper() else "", kind="organisation")
    role, organisation = role_and_organisation(head)
    return Identity("", role, organisation, "unnamed" if lexicon_free(nouns, "groups") else "group")


def lexicon_free(nouns: list[str], name: str) -> bool:
    """Whether none of the nouns is in that list."""
    return among("en", name).isdisjoint(nouns)


def person_in(phrase: str) -> str:
    """The personal name that the phrase is or ends with, without the roles before it; or nothing."""
    match = ENDS_WITH_NAME.search(phrase)
    if not match or '"' in phrase or body_in(phrase):
        return ""
    *owners, own = POSSESSIVE.split(match.group())
    parts = without_titles(own.split())
    if owners and len(parts) == len(own.split()):  # "Ukraine's President Zelenskyy", but "Moody's Analytics"
        return ""
    before = phrase[: match.start()].strip()
    described = not before or is_role(before, parts) or "’s" in before or "'s" in before
    institution = any(part.lower() in among("en", "organisations") for part in parts)
    common = bool(parts) and parts[-1].lower() in among("en", "groups", "documents")
    return " ".join(parts) if parts and described and not institution and not common else ""


def body_in(head: str) -> str:
    """The body that the phrase is, for its letters ("NASA", "the U.N.") or for an article and no title ("The Pentagon")."""
    match = BODY.fullmatch(head)
    if not match or not (match["article"] or INITIALS.fullmatch(match["name"])):
        return ""
    lexicon, parts = words("en"), match["name"].lower().replace(".", "").split()
    titled = {*parts} & {*lexicon["roles"]} or parts[-1] in {*lexicon["groups"], *lexicon["documents"]}
    return "" if titled else match["name"]


def is_role(before: str, parts: list[str]) -> bool:
    """Whether what stands before a name is a role: it ends with one, or is nouns in small letters before a full name."""
    last = before.split()[-1].strip(",.")
    if last in words("en")["roles"]:
        return True
    return len(parts) > 1 and parts[0] not in words("en")["places"] and bool(NOUNS.fullmatch(before))


def without_titles(parts: list[str]) -> list[str]:
    """The words of a name behind the last title among them; "Jr." alone is no name."""
    titled = among("en", "roles", "determiners")
    last = max((at for at, part in enumerate(parts) if part.lower().strip(".") in titled), default=-1)
    if last == len(parts) - 1 and last > 0 and parts[0].lower().strip(".") not in titled:
        return parts
    rest = parts[last + 1 :]
    return parts if rest and rest[0].strip(".") in {"Jr", "Sr", "II", "III"} else rest


def titles(before: str) -> tuple[str, str]:
    """Role and organisation of "Norda Bank chief economist", as it stands before a name."""
    parts = DETERMINER.sub("", before.strip(" ,")).split()
    modifiers = among("en", "roles", "modifiers")
    cut = len(parts)
    while cut and (parts[cut - 1].islower() or parts[cut - 1].lower().strip(".,") in modifiers):
        cut -= 1
    if 0 < cut < len(parts) and parts[cut] == "of":  # "Ministry of Health spokesman"
        cut += 2
    organisation = POSSESSIVE_END.sub("", " ".join(parts[:cut]))
    if cut == len(parts) or not organisation[:1].isupper():
        return " ".join(parts), ""
    return " ".join(parts[cut:]), organisation


def person_of(head: str) -> Identity | None:
    """ "Dr. Ruth Abiola of the Lagos Burns Centre": a full or titled name before a place of work."""
    before, *places = OF.split(head, maxsplit=1)
    name = person_in(before) if places else ""
    if not name or (" " not in name and name == before):
        return None
    role, organisation = titles(before[: len(before) - len(name)])
    return Identity(name, role, organisation or (places[0] if places[0][:1].isupper() else ""), "person")


def role_and_organisation(phrase: str) -> tuple[str, str]:
    """The two halves of "director of the Big Data Administration"."""
    role, *rest = OF.split(DETERMINER.sub("", phrase.strip(" ,")).removeprefix("of the "), maxsplit=1)
    place = rest[0] if rest else ""
    return role, RELATIVE.sub("", place) if place[:1].isupper() else ""
