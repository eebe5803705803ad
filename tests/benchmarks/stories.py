"""Any number of plain stories in three languages, each different: the Yunnan paragraphs under other names, with other figures.

A story has 40 paragraphs a language under a headline. The Simplified page is the Traditional one as a publisher converts it. The source
language goes round, and so does what a page looks like around the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from articles.text.script.opencc_tables import stock_simplified
from articles.text.study import Page
from articles.workflow.pool import Story
from tests.benchmarks.seed_pages import TEXTS

PARAGRAPHS = 40
LANGUAGES = ("en", "zh-hans", "zh-hant")
PLACES = [
    ("Yunnan", "雲南"),
    ("Guizhou", "貴州"),
    ("Sichuan", "四川"),
    ("Guangxi", "廣西"),
    ("Hunan", "湖南"),
    ("Gansu", "甘肅"),
    ("Qinghai", "青海"),
    ("Shaanxi", "陝西"),
]
FIGURE = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d[\d.,]*")
TAILS = [
    ("The office had counted {a} such cases by {b}.", "到{b}年，該辦公室已統計到{a}起此類案例。"),
    ("Some {a} companies had signed up by the end of {b}.", "截至{b}年底，已有約{a}家企業報名。"),
    ("“We expect {a} more next year,” Li Na said.", "李娜說：「我們預計明年還會增加{a}個。」"),
    ("The budget for {b} is {a} million yuan.", "{b}年的預算為{a}百萬元。"),
    ("Officials said {a} households would benefit in {b}.", "官員表示，{b}年將有{a}戶家庭受益。"),
    ("A report of {b} put the number at {a}.", "{b}年的一份報告稱這一數字為{a}。"),
]
HEADLINES = [
    (
        "{place} plans {a} new blockchain centers to attract companies and talent",
        "{place}計劃新建{a}個區塊鏈中心 吸引企業和人才",
    ),
    ("{a} technology firms move to {place} as the digital economy grows", "數字經濟發展 {a}家科技企業遷往{place}"),
]


def stories(count: int, first: int = 0) -> Iterator[Story]:
    """The stories in order; the same number gives the same story on every machine."""
    return (story(number) for number in range(first, first + count))


def story(number: int) -> Story:
    """One story: its pages in the order received, the source first."""
    pick = Random(number)
    rows = [_headline(pick, number), *(_paragraph(pick, pair, number) for pair in pick.sample(_pairs(), PARAGRAPHS))]
    texts = {"en": "\n\n".join(en for en, _ in rows), "zh-hant": "\n\n".join(zh for _, zh in rows)}
    texts["zh-hans"] = stock_simplified(texts["zh-hant"]).translate(str.maketrans("「」『』", "“”‘’"))
    turn = number % len(LANGUAGES)
    order = LANGUAGES[turn:] + LANGUAGES[:turn]
    return Story(
        tuple(Page(f"{texts[code]}\n", code, "machine" if at else "source") for at, code in enumerate(order)), order[0]
    )


@cache
def _pairs() -> list[tuple[str, str]]:
    """The paragraphs of the seed that are prose."""
    return [pair for pair in TEXTS if len(pair[0]) > 80]


def _headline(pick: Random, number: int) -> tuple[str, str]:
    place, form = pick.choice(PLACES), pick.choice(HEADLINES)
    english, chinese = (text.format(place=name, a=number + 2) for text, name in zip(form, place, strict=True))
    return english, chinese


def _paragraph(pick: Random, pair: tuple[str, str], number: int) -> tuple[str, str]:
    """A paragraph with its figures changed alike in both languages, another place, and a sentence that no other story has."""
    digits = "".join(pick.sample("123456789", 9))
    changed = str.maketrans("123456789", digits)
    values = {"a": number * PARAGRAPHS + pick.randrange(1000), "b": pick.randrange(1990, 2026)}
    place, tail = pick.choice(PLACES), pick.choice(TAILS)
    english, chinese = (
        FIGURE.sub(lambda figure: figure[0].translate(changed), text).replace(home, name) + gap + end.format(**values)
        for text, home, name, gap, end in zip(pair, PLACES[0], place, (" ", ""), tail, strict=True)
    )
    return english, chinese
