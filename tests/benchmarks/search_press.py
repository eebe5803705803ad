"""Stories made by throwing dice, as many as a benchmark of the search needs: in both scripts and in something like English."""

from __future__ import annotations

import random
from itertools import accumulate

from articles.text.script.opencc_tables import stock_traditional
from articles.text.script.words import known

ENGLISH = "tea dam rail coffee border valley school market court river power harvest bridge region factory export village".split()
VOCABULARY, MADE_UP = 20_000, 8_000
WEIGHTS = list(accumulate(1 / (rank + 8) for rank in range(VOCABULARY)))
HEADLINE, PARAGRAPHS, PARAGRAPH = 8, 8, 50  # words


class Press:
    """Writes stories of some 900 characters or 450 words; as in a newspaper, few words make most of a text."""

    def __init__(self, seed: int = 7) -> None:
        self.dice = random.Random(seed)
        chinese = sorted(word for word in known() if 1 < len(word) < 5 and all("\u4e00" <= c <= "\u9fff" for c in word))
        self.chinese = self.dice.sample(chinese, VOCABULARY)
        self.english = [*ENGLISH, *(self._word() for _ in range(MADE_UP))]

    def story(self) -> dict[str, list[str]]:
        """Headline and paragraphs by language."""
        lengths = [HEADLINE, *[PARAGRAPH] * PARAGRAPHS]
        simplified = list(map(self._chinese, lengths))
        traditional = stock_traditional("\n".join(simplified)).split("\n")
        return {"en": list(map(self._english, lengths)), "zh-hans": simplified, "zh-hant": traditional}

    def _chinese(self, count: int) -> str:
        drawn = self._draw(self.chinese, count)
        return "，".join("".join(drawn[at : at + 6]) for at in range(0, count, 6)) + "。"

    def _english(self, count: int) -> str:
        return " ".join(self._draw(self.english, count)).capitalize() + "."

    def _draw(self, words: list[str], count: int) -> list[str]:
        return self.dice.choices(words, cum_weights=WEIGHTS[: len(words)], k=count)

    def _word(self) -> str:
        pairs = range(self.dice.randint(2, 4))
        return "".join(self.dice.choice("bcdfghklmnprstvw") + self.dice.choice("aeiou") for _ in pairs)
