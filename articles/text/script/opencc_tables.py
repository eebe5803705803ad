"""OpenCC's two conversions and the character sets that follow from them; the only module that imports opencc.

Only the s2tw and tw2s configurations are used: the phrase ("p") ones rewrite vocabulary and names. OpenCC's one-to-many
characters are in characters.txt, since its compiled tables cannot be read from Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import opencc

OPENCC_VERSION = "1.4"
if not getattr(opencc, "__version__", "").startswith(OPENCC_VERSION + "."):
    # opencc-py and opencc-python-reimplemented install over the same package without a word.
    raise ImportError(
        f"the package opencc is not OpenCC {OPENCC_VERSION}: reinstall the pinned OpenCC, and no other opencc"
    )

HERE = Path(__file__).parent
# OpenCC ends a text at a NUL and refuses half a surrogate pair.
UNREADABLE = re.compile("([\0\ud800-\udfff])")
HAN = "\u3400-\u9fff"


# Traditional as Taiwan and as Hong Kong write it.
LOCALES = {"tw": "s2tw", "hk": "s2hk"}


@cache
def _converter(config: str) -> opencc.OpenCC:
    """One converter a configuration; building it takes some 100 ms."""
    return opencc.OpenCC(config)


def stock_traditional(text: str, locale: str = "tw") -> str:
    """Simplified text in OpenCC's own Traditional, its errors included; offsets stay."""
    return _convert(text, LOCALES[locale])


def stock_simplified(text: str) -> str:
    """Traditional text (Taiwan or Hong Kong) in OpenCC's own Simplified; offsets stay."""
    return _convert(_convert(text, "hk2t"), "tw2s")


def regional(text: str, locale: str) -> str:
    """Traditional text as Taiwan writes it in the characters of `locale`."""
    return text if locale == "tw" else _convert(_convert(text, "tw2t"), "t2hk")


def _convert(text: str, config: str) -> str:
    """The text converted character to character, on which every span in the product rests."""
    if text.isascii():
        return text
    convert = _converter(config).convert
    converted = "".join(part if UNREADABLE.match(part) else convert(part) for part in UNREADABLE.split(text))
    if len(converted) != len(text):
        raise ValueError(
            f"OpenCC changed the length of {text[:40]!r}; its dictionaries are not those that this code knows"
        )
    return converted


@lru_cache(maxsize=1 << 16)
def traditional_word(word: str, locale: str = "tw") -> str:
    """One word by itself in OpenCC's Traditional; remembered, since few words make most of a text."""
    return stock_traditional(word, locale)


@cache
def data_lines(name: str) -> tuple[str, ...]:
    """The lines of a data file beside this module, without comments and blank lines."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def _characters(section: str) -> frozenset[str]:
    """One named set of characters.txt."""
    rows = dict(line.split("\t") for line in data_lines("characters.txt"))
    return frozenset(rows[section])


def _changed(config: str) -> frozenset[str]:
    """The characters that a configuration changes when they stand alone."""
    alone = "\n".join(map(chr, range(0x3400, 0xA000)))
    return frozenset(a for a, b in zip(alone, _converter(config).convert(alone), strict=True) if a != b)


def _outputs(config: str) -> frozenset[str]:
    """The characters that a configuration writes in place of another one."""
    alone = "\n".join(map(chr, range(0x3400, 0xA000)))
    return frozenset(b for a, b in zip(alone, _converter(config).convert(alone), strict=True) if a != b)


AMBIGUOUS = _characters("ambiguous")


@cache
def simplified_only() -> frozenset[str]:
    """Characters that no Traditional text has, in Taiwan or in Hong Kong."""
    return _changed("s2t") - _changed("t2s") - _characters("also-traditional") - _outputs("t2tw") - _outputs("t2hk")


@cache
def traditional_only() -> frozenset[str]:
    """Characters that no Simplified text has (乾 of 乾隆 and the like stand in both)."""
    return _changed("t2s") - _characters("also-simplified")


def same_characters() -> Iterator[str]:
    """Pairs of characters of which a conversion writes the first for the second, in any script and region; Simplified is written first."""
    alone = "\n".join(map(chr, (*range(0x3400, 0xA000), *range(0x20000, 0x323B0))))
    for config in ("t2s", "s2t", "hk2t", "tw2t", "t2tw", "t2hk"):
        converted = _converter(config).convert(alone)
        yield from (b + a for a, b in zip(alone, converted, strict=True) if a != b)


@lru_cache(maxsize=1 << 14)
def common_form(character: str) -> str:
    """A Traditional character as Taiwan writes it, whichever region's form it is in."""
    taiwan: str = _converter("t2tw").convert(_converter("hk2t").convert(character))
    return taiwan


@cache
def only_in(script: str) -> re.Pattern[str]:
    """Stretches of characters of one script only ("zh-hans" or "zh-hant"), as an expression, which counts ten times as fast as a set."""
    only = simplified_only() if script == "zh-hans" else traditional_only()
    return re.compile(f"[{''.join(sorted(only))}]+")


def script_counts(text: str) -> tuple[int, int]:
    """How many characters of `text` only a Simplified text has, and how many only a Traditional one."""
    simplified, traditional = (sum(map(len, only_in(script).findall(text))) for script in ("zh-hans", "zh-hant"))
    return simplified, traditional
