"""What the markup of a page adds to the verdict on its text: first the page's frame is taken off, then the rest is read, then both are weighed.

An editor who copies an article leaves the menus behind; the rules on text know such pages. So the frame (all that stands outside of
the article's elements and that no extractor keeps) is not read at all, and the text of the rest is judged without it.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files

from articles.text.cruft import article_zone
from articles.text.cruft.article_zone import Zone
from articles.text.cruft.page import bare, fold_all
from articles.text.cruft.scores import CRUFT, DOUBTFUL, sigmoid
from articles.text.normalize import fold
from articles.text.records import Markup, Verdict

FRAME, MARKED = "page-frame", "page-markup"
CERTAIN = 0.99
NOTHING = Markup()

# Log-odds of cruft for each sign; of the text it is for each unit of the log-odds that its own score stands for. Fitted to pages
# whose article is known, with a lost paragraph weighing twice as much as a kept advert; docs/html-cruft.md says how, and how well they do.
WEIGHTS = {
    "always": 0.5,
    "text": 1.15,
    "left out by the extractor": 1.85,
    "in the article's elements": -1.4,
    "among the article's paragraphs": -0.7,
    "named": 1.7,
    "prose": -0.4,
}
SUREST = 4.0  # of a score on text, in log-odds
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")

Read = Callable[[Sequence[str]], Sequence[Verdict]]


def named_words() -> frozenset[str]:
    """The words of names.toml."""
    lists = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in lists.values() for word in words.split())


NAMED = named_words()


def judge(blocks: Sequence[str], marks: Sequence[Markup | None], title: str | None, read: Read) -> tuple[Verdict, ...]:
    """The verdicts on a page with markup; `read` gives the verdicts on the text of blocks, in their order."""
    markup = [mark or NOTHING for mark in marks]
    zone = article_zone.find(blocks, markup)
    rest = [index for index, mark in enumerate(markup) if not _is_frame(index, mark, zone)]
    texts = dict(zip(rest, read([blocks[index] for index in rest]), strict=True))
    headline = _headline(blocks, markup, title, zone)
    return tuple(
        _kept() if index == headline else _verdict(index, blocks, markup, zone, texts.get(index))
        for index in range(len(blocks))
    )


def signs(index: int, blocks: Sequence[str], markup: Sequence[Markup], zone: Zone, text: float) -> dict[str, float]:
    """How strongly each sign of WEIGHTS shows in a block, mostly 0 or 1; `text` is the score of its text."""
    mark = markup[index]
    _, is_home = zone.within_home(mark)
    return {
        "always": 0.5,
        "text": log_odds(text),
        "left out by the extractor": float(mark.extracted is False),
        "in the article's elements": float(is_home),
        "among the article's paragraphs": float(zone.holds(index)),
        "named": float(bool(name_seen(mark, zone))),
        "prose": float(article_zone.is_prose(blocks[index], mark)),
    }


def log_odds(score: float) -> float:
    """The log-odds that a score stands for, within bounds; a score of 0 says that the text gave no sign at all."""
    if not score:
        return 0.0
    odds = math.log(max(score, 1e-9) / max(1 - score, 1e-9))
    return max(-SUREST, min(odds, SUREST))


def name_seen(mark: Markup, zone: Zone) -> str:
    """The innermost name around a block that says it is none of the article, looked for inside the article's elements only there."""
    names, _ = zone.within_home(mark)
    return next((name for name in names if any(word.lower() in NAMED for word in WORDS.findall(name))), "")


def _is_frame(index: int, mark: Markup, zone: Zone) -> bool:
    """Whether a block is of the page around the article, by every sign of its markup."""
    return zone.found and mark.extracted is False and not zone.holds(index) and not zone.is_home(mark)


def _headline(blocks: Sequence[str], markup: Sequence[Markup], title: str | None, zone: Zone) -> int | None:
    """The block that is the headline: of several with its words a h1, else the nearest above the article."""
    wanted = bare(fold(title)) if title else ""
    printed = [index for index, text in enumerate(fold_all(blocks)) if bare(text) == wanted] if wanted else []
    above = [index for index in printed if index <= zone.last] or printed
    return max(above, key=lambda index: (markup[index].tag == "h1", index <= zone.first, index), default=None)


def _verdict(index: int, blocks: Sequence[str], markup: Sequence[Markup], zone: Zone, text: Verdict | None) -> Verdict:
    mark = markup[index]
    if text is None:
        return Verdict(is_cruft=True, rule=FRAME, score=CERTAIN, evidence=name_seen(mark, zone) or blocks[index][:80])
    shown = signs(index, blocks, markup, zone, text.score)
    score = round(sigmoid(sum(WEIGHTS[sign] * value for sign, value in shown.items())), 3)
    if score < DOUBTFUL:
        return Verdict(is_cruft=False, rule="", score=score, evidence="")
    if text.rule:
        return Verdict(score >= CRUFT, text.rule, score, text.evidence)
    return Verdict(score >= CRUFT, MARKED, score, name_seen(mark, zone) or _strongest(shown))


def _strongest(shown: dict[str, float]) -> str:
    """The sign of the markup that speaks loudest for cruft."""
    return max((sign for sign in shown if sign not in ("always", "text")), key=lambda sign: WEIGHTS[sign] * shown[sign])


def _kept() -> Verdict:
    return Verdict(is_cruft=False, rule="", score=0.0, evidence="")
