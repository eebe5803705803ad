"""Who a Chinese noun phrase is: name, role, organisation and kind of source."""

from __future__ import annotations

import re

from articles.text.quotes.level import level
from articles.text.quotes.lexicon import words
from articles.text.quotes.records import Identity

LEXICON = words("zh")
SURNAME = f"[{''.join(LEXICON['surnames'])}]"
HAN = "[\u3400-\u9fff]"
FOREIGN = rf"{HAN}{{1,6}}(?:[·・]{HAN}{{1,8}}){{1,3}}"
NATIVE = rf"{SURNAME}{HAN}{{1,2}}"
NAME = re.compile(rf"(?:{FOREIGN}|{HAN}{{2,5}})")
ROLE = re.compile(rf"(?=(?P<role>{'|'.join(map(re.escape, LEXICON['roles']))}))")
FAMILIAR = f"(?:[老小阿]{HAN}{{1,2}}|{SURNAME}某{{1,2}})"
WHOLE_NAME = re.compile(rf"^(?:{FOREIGN}|{NATIVE}|{FAMILIAR})$")
DESCRIBED = re.compile(rf"的(?P<name>{FOREIGN}|{NATIVE}|{FAMILIAR})$")
INDEFINITE = re.compile(
    "一[位名个家]|有人$|有[位名]|[多几数两][位名个家]|某|该|这[位名]|那[位名]|上述|前述|一些|相关|有关|当地"
)
SEVERAL = re.compile("[多几数两][位名个家]|一些|们$|专家学者$")
ABOVE = re.compile("(?:副|总|代理|常务|执行|高级|资深|助理|联席|名誉|荣誉|候任|时任|前任|原)+$")
OCCUPATION = re.compile(rf"^(?P<role>{HAN}{{1,8}}[者员师民商官手匠工户长家生人主])(?P<name>{NATIVE})$")
TRAILING = re.compile("(?:之一|们|等)$")
TITLE = re.compile("《[^》]*》")


def identify(phrase: str) -> Identity:
    """The source that the phrase names."""
    plain = level(phrase)
    if plain in LEXICON["pronouns"]:
        return Identity(kind="group" if plain in LEXICON["groups"] else "person")
    if plain.endswith(LEXICON["reporters"]):
        return Identity(kind="newsroom")
    if title := TITLE.search(plain):
        return Identity(name=phrase[title.start() : title.end()], kind="document")
    if plain.endswith(LEXICON["documents"]):
        return Identity(name=phrase, kind="document")
    return titled(phrase, plain) or untitled(phrase, plain)


def titled(phrase: str, plain: str) -> Identity | None:
    """Organisation, role and name cut apart, or the first two alone; the rightmost role that leaves a name wins."""
    whole = TRAILING.sub("", plain)
    roles = [(match.start("role"), match.end("role")) for match in ROLE.finditer(plain)]
    for start, end in sorted(roles, key=lambda role: (-role[1], role[0])):
        above = ABOVE.search(plain, 0, start)
        start = above.start() if above else start
        name = plain[end:].removeprefix("之一")
        if NAME.fullmatch(name) and name not in LEXICON["roles"]:
            return Identity(phrase[len(phrase) - len(name) :], phrase[start:end], body(phrase, start), "person")
        if end == len(whole):
            place = body(phrase, start)
            named = place if level(place).endswith(LEXICON["organisations"]) else ""
            return Identity("", phrase[start:end], named, "group" if is_group(plain) else "unnamed")
    if match := OCCUPATION.match(plain):
        return Identity(phrase[match.start("name") :], phrase[: match.end("role")], "", "person")
    return None


def body(phrase: str, end: int) -> str:
    """The organisation that stands before a role, without what only describes the person ("who is sixty and")."""
    before = phrase[:end].strip("、")
    described = before.endswith("的") and not level(before[:-1]).endswith(LEXICON["organisations"])
    return "" if described else before.strip("的")


def is_group(plain: str) -> bool:
    """Whether the phrase means several people: it says so, or names a public by itself."""
    return bool(SEVERAL.search(plain)) or (plain.endswith(LEXICON["publics"]) and not INDEFINITE.search(plain))


def untitled(phrase: str, plain: str) -> Identity:
    """A bare name, or a body by the word it ends with."""
    if plain in LEXICON["organisations"]:
        return Identity(name=phrase, kind="organisation")
    if WHOLE_NAME.match(plain):
        return Identity(name=phrase, kind="person")
    if plain.endswith(LEXICON["groups"]):
        return Identity(kind="group")
    if plain.endswith(LEXICON["organisations"]):
        return Identity(name=phrase, kind="organisation")
    if INDEFINITE.search(plain):
        return Identity(kind="unnamed")
    if match := DESCRIBED.search(plain):
        return Identity(name=phrase[match.start("name") :], kind="person")
    return Identity(name=phrase, kind="person")
