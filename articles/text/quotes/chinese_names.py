"""Who a Chinese noun phrase is: name, role, organisation and kind of source."""

from __future__ import annotations

import re

from articles.text.quotes.level import level
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.records import Identity

LEXICON = words("zh")
SURNAME = f"[{''.join(LEXICON['surnames'])}]"
HAN = "[\u3400-\u9fff]"
FOREIGN = rf"{HAN}{{1,6}}(?:[·・]{HAN}{{1,8}}){{1,3}}"
NATIVE = rf"{SURNAME}{HAN}{{1,2}}"
NAME = re.compile(rf"(?!的)(?:{FOREIGN}|{HAN}{{2,5}})")
# A role that goes on with "长" is that longer role, but in Japanese surnames ("教授长谷川").
ROLE = re.compile(rf"(?=(?P<role>(?:{anyone('zh', 'roles')})(?:长(?![谷岛崎野泽濑尾]))?))")
# "行政院长": the office shares a character with the body that it heads.
HEADED = re.compile("[院部局处署厅市县省区州镇乡校]长$")
FAMILIAR = f"(?:[老小阿]{HAN}{{1,2}}|{SURNAME}某{{1,2}})"
WHOLE_NAME = re.compile(rf"^(?:{FOREIGN}|{NATIVE}|{FAMILIAR})$")
DESCRIBED = re.compile(rf"的(?P<name>{FOREIGN}|{NATIVE}|{FAMILIAR})$")
INDEFINITE = re.compile(
    "一[位名个家]|有人$|有[位名]|[多几数两][位名个家]|某|该|这[位名]|那[位名]|上述|前述|一些|相关|有关|当地"
)
SEVERAL = re.compile("[多几数两][位名个家]|一些|们$|专家学者$")
ABOVE = re.compile("(?:副|总|代理|代|常务|执行|高级|资深|助理|联席|名誉|荣誉|候任|时任|前任|原)+$")
OCCUPATION = re.compile(rf"^(?P<role>{HAN}{{1,8}}[者员师民商官手匠工户长家生人主])(?P<name>{NATIVE})$")
AFTER_NAME = re.compile(
    rf"^(?P<name>{FOREIGN}|{SURNAME}{HAN}{{2}}(?<![省市县区州业界籍队店级型学会]))(?:\([^)]*\)\s?)?(?P<title>{anyone('zh', 'titles_after')})$"
)
AFTER_SURNAME = re.compile(
    rf"(?:^|的)(?P<name>(?![党车班连司公国农金师全高]){SURNAME}(?:{anyone('zh', 'titles_of_surnames')}))$"
)
ROLE_AND_SURNAME = re.compile(
    rf"^(?P<role>{anyone('zh', 'roles')})(?P<name>{SURNAME}(?:{anyone('zh', 'titles_of_surnames')}))$"
)
OFFICES_TOO = re.compile(rf"(?:{anyone('zh', 'roles')})[、兼暨及和]+.*$")  # "中共中央总书记、" before another office
TRAILING = re.compile("(?:之一|们|等)$")
TITLE = re.compile("《[^》]*》")
LEAST_OCCUPATION = 3
OFFICES = tuple(word for word in LEXICON["organisations"] if len(word) > 1)


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
    return addressed(phrase, plain) or titled(phrase, plain) or untitled(phrase, plain)


def addressed(phrase: str, plain: str) -> Identity | None:
    """A person whose title follows: "赖清德总统", and "王女士", of whom there is no more to name."""
    if match := AFTER_SURNAME.search(plain):
        return Identity(phrase[match.start("name") :], kind="person")
    if match := ROLE_AND_SURNAME.match(plain):
        return Identity(phrase[match.start("name") :], phrase[: match.end("role")], "", "person")
    if (match := AFTER_NAME.match(plain)) and not match["name"].endswith(LEXICON["organisations"]):
        return Identity(phrase[: match.end("name")], phrase[match.start("title") :], "", "person")
    return None


def titled(phrase: str, plain: str) -> Identity | None:
    """Organisation, role and name cut apart, or the first two alone; the rightmost role that leaves a name wins."""
    whole = TRAILING.sub("", plain)
    roles = [(match.start("role"), match.end("role")) for match in ROLE.finditer(plain)]
    for start, end in sorted(roles, key=lambda role: (-role[1], role[0])):
        above = ABOVE.search(plain, 0, start)
        start = above.start() if above else start
        name = plain[end:].removeprefix("之一")
        if NAME.fullmatch(name) and name not in LEXICON["roles"] and not name.endswith(OFFICES):
            return Identity(phrase[len(phrase) - len(name) :], phrase[start:end], body(phrase, start), "person")
        if end == len(whole):
            place = body(phrase, start)
            named = place if level(place).endswith(LEXICON["organisations"]) else ""
            return Identity("", phrase[start:end], named, "group" if is_group(plain) else "unnamed")
    if match := OCCUPATION.match(plain):
        cut = end_of_body(match["role"])
        return Identity(phrase[match.start("name") :], phrase[cut : match.end("role")], phrase[:cut], "person")
    return None


def end_of_body(role: str) -> int:
    """Where the body ends that stands before an occupation of three characters or more ("气象署预报员"); 0 without one."""
    ends = (
        cut for cut in range(len(role) - LEAST_OCCUPATION, 1, -1) if role.endswith(LEXICON["organisations"], 0, cut)
    )
    return next(ends, 0)


def body(phrase: str, end: int) -> str:
    """The organisation that stands before a role, without what only describes the person ("who is sixty and")."""
    held = OFFICES_TOO.search(level(phrase[:end]))
    before = phrase[: held.start() if held else end].strip("、")
    described = before.endswith("的") and not level(before[:-1]).endswith(LEXICON["organisations"])
    if before and HEADED.match(level(phrase[end : end + 2])) and before[-1] != phrase[end]:
        return before + phrase[end]
    return "" if described else before.strip("的")


def is_group(plain: str) -> bool:
    """Whether the phrase means several people: it says so, or names a public by itself."""
    return bool(SEVERAL.search(plain)) or (plain.endswith(LEXICON["publics"]) and not INDEFINITE.search(plain))


def untitled(phrase: str, plain: str) -> Identity:
    """A bare name, or a body by the word it ends with."""
    if plain.endswith(LEXICON["organisations"]):
        return Identity(name=phrase, kind="organisation")
    if WHOLE_NAME.match(plain):
        return Identity(name=phrase, kind="person")
    if plain.endswith(LEXICON["groups"]):
        return Identity(kind="group")
    if INDEFINITE.search(plain):
        return Identity(kind="unnamed")
    if match := DESCRIBED.search(plain):
        return Identity(name=phrase[match.start("name") :], kind="person")
    return Identity(name=phrase, kind="person")
