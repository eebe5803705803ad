"""What the names of files say: which language a page is in, and which pages are one story in several languages.

    story.en.txt  story.zh-hant.txt        story_zh.txt  story_en.txt        en/story.txt  zh-hant/story.txt
    000_story_en.html  001_story_zh.html   story.txt  story.en.txt (the one without a language is the other one)

Names of numbers alone (000_c5395f80.txt, 001_bbf25573.txt) only say that two pages may belong together: see `neighbours`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

CHINESE = "zh"  # of either script
TOKENS = {
    "en": "en eng english en-us en-gb 英文 英语",
    "zh-hans": "zh-hans zhhans hans chs zh-cn zh-sg cn simplified sc 简体 简体中文 简中",
    "zh-hant": "zh-hant zhhant hant cht zh-tw zh-hk zh-mo tw hk traditional tc 繁體 繁體中文 繁体 繁中",
    CHINESE: "zh zho chi chinese 中文",
}
LANGUAGE = {token: language for language, tokens in TOKENS.items() for token in tokens.split()}
_ANY = "|".join(sorted((re.escape(token).replace(r"\-", "[-_]?") for token in LANGUAGE), key=len, reverse=True))
ENDING = re.compile(rf"[\s._(\[-]+({_ANY})[)\]]?$", re.IGNORECASE)
BEGINNING = re.compile(rf"^({_ANY})[\s._-]+", re.IGNORECASE)
NUMBER = re.compile(r"^(\d{1,9})(?:[\s._-]+|$)")


class Name(NamedTuple):
    """A file's name read: what its languages have in common, its language ("" where it does not say), and its number."""

    story: str
    language: str
    number: int | None


def read(path: PurePath) -> Name:
    """The name of a file. A folder named for a language speaks for what lies in it."""
    stem, language = _without_language(path.stem)
    folders = []
    for folder in path.parts[:-1]:
        spoken = _language(folder)
        language = language or spoken
        folders.append("" if spoken else folder)
    number = NUMBER.match(stem)
    return Name("/".join((*folders, stem.lower())), language, int(number[1]) if number else None)


def stories(paths: Iterable[PurePath]) -> Iterator[tuple[PurePath, ...]]:
    """The files, those of one story together, in the order in which each story's first file came.

    Files whose names leave it open which belong together stay alone: a wrong pair is worse than none.
    """
    groups: dict[str, list[tuple[PurePath, Name]]] = {}
    for path in paths:
        name = read(path)
        number = NUMBER.match(name.story.rpartition("/")[2]) if name.language else None
        key = name.story if number is None else _without_number(name.story)
        groups.setdefault(key, []).append((path, name))
    for group in groups.values():
        yield from _told_apart(group)


def together(one: PurePath, other: PurePath) -> bool:
    """Whether the names of two files make one story of them."""
    return len(list(stories((one, other)))) == 1


def neighbours(first: PurePath, second: PurePath) -> bool:
    """Whether two files without a language in their names are numbered one after the other, in one folder."""
    one, two = read(first), read(second)
    if one.language or two.language or one.number is None or two.number is None:
        return False
    return first.parent == second.parent and two.number == one.number + 1


def _told_apart(group: Sequence[tuple[PurePath, Name]]) -> Iterator[tuple[PurePath, ...]]:
    """The group as one story where each language stands in it once; as several where numbers say which; else each file alone."""
    if _is_story([name for _, name in group]):
        yield tuple(path for path, _ in group)
    elif all(name.language and name.number is not None for _, name in group):
        yield from _by_number(sorted(group, key=lambda row: row[1].number or 0))
    else:
        yield from ((path,) for path, _ in group)


def _by_number(group: Sequence[tuple[PurePath, Name]]) -> Iterator[tuple[PurePath, ...]]:
    run: list[tuple[PurePath, Name]] = []
    for path, name in group:
        follows = bool(run) and name.number == (run[-1][1].number or 0) + 1
        if run and not (follows and _is_story([*(known for _, known in run), name])):
            yield tuple(known for known, _ in run)
            run = []
        run.append((path, name))
    yield tuple(path for path, _ in run)


def _is_story(names: Sequence[Name]) -> bool:
    languages = [name.language for name in names]
    return len(set(languages)) == len(languages) and not (CHINESE in languages and len(languages) > 2)


def _without_language(stem: str) -> tuple[str, str]:
    """A name's stem without the language in it, and that language; a name that is nothing but a language has no stem."""
    if _language(stem):
        return "", _language(stem)
    match = ENDING.search(stem)
    if match:
        return stem[: match.start()], _language(match[1])
    number = NUMBER.match(stem)
    start = number.end() if number else 0
    match = BEGINNING.match(stem[start:])
    return (stem[:start] + stem[start + match.end() :], _language(match[1])) if match else (stem, "")


def _without_number(story: str) -> str:
    """The story without its number, marked so that it is no other file's name; a story that is nothing but a number keeps it."""
    folder, slash, stem = story.rpartition("/")
    rest = NUMBER.sub("", stem)
    return f"{folder}{slash}#{rest}" if rest else story


def _language(token: str) -> str:
    plain = token.lower().replace("_", "-")
    return LANGUAGE.get(plain) or LANGUAGE.get(plain.replace("-", ""), "")
