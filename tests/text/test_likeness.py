"""The same page again, and the same story in the other language, are known by a few keys; others are not."""

from __future__ import annotations

import json
from random import Random

import pytest
from django.conf import settings

from articles.text import likeness
from articles.text.script import convert

SEED = settings.BASE_DIR / "seeds" / "yunnan-blockchain"
ENGLISH, CHINESE = ((SEED / name).read_text(encoding="utf-8") for name in ("en.txt", "zh-hant.txt"))
OTHER = """Ajax beat Feyenoord 3-1

A hat-trick by Brian Brobbey gave Ajax a 3-1 victory over Feyenoord in front of 54,000 spectators in Amsterdam on Sunday.

The defeat leaves Feyenoord fourth in the Dutch league, seven points behind PSV Eindhoven."""
OTHER_CHINESE = """阿贾克斯3比1击败费耶诺德

周日，在阿姆斯特丹五万四千名观众面前，布罗比上演帽子戏法，阿贾克斯以3比1战胜费耶诺德。

失利之后，费耶诺德排名荷甲联赛第四，落后埃因霍温七分。"""


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def bands(left: str, right: str, language: str = "en", other: str = "en") -> int:
    return len({*likeness.page_keys(left, language)} & {*likeness.page_keys(right, other)})


def story(left: str, language: str, right: str, other: str) -> tuple[int, float]:
    mine, theirs = likeness.traits(left, language), likeness.traits(right, other)
    return len({*likeness.story_keys(mine)} & {*likeness.story_keys(theirs)}), likeness.shared(mine, theirs)


class TestPageKeys:
    def test_the_same_text_has_the_same_keys_on_every_machine(self) -> None:
        """The keys are stored: a release of rensa that sketches otherwise would make every page of the archive unfindable."""
        assert likeness.page_keys("A page of news.", "en")[0] == -26075901156831585

    @pytest.mark.parametrize("seed", range(5))
    def test_another_advert_and_another_time_leave_keys_in_common(self, seed: int) -> None:
        lines = paragraphs(ENGLISH)
        lines.insert(
            Random(seed).randrange(len(lines)), "Updated 14:31. Subscribe now and save 40 % on your first year."
        )
        assert bands(ENGLISH, "\n".join(lines)) >= 5

    def test_case_width_and_spacing_change_nothing(self) -> None:
        assert bands(ENGLISH, ENGLISH.upper().replace(" ", "  ")) == 10

    def test_both_scripts_give_the_same(self) -> None:
        simplified = convert(CHINESE, "zh-hans", source="zh-hant").text
        assert bands(CHINESE, simplified, "zh-hant", "zh-hans") >= 3

    @pytest.mark.parametrize("other", [OTHER, "\n".join(paragraphs(ENGLISH)[-3:])])
    def test_another_page_has_none_in_common(self, other: str) -> None:
        assert bands(ENGLISH, other) == 0

    def test_english_and_chinese_have_none_in_common(self) -> None:
        assert bands("A-1 B-2 C-3 D-4", "A-1 B-2 C-3 D-4", "en", "zh-hans") == 0

    @pytest.mark.parametrize("text", ["", "。！", " \n"])
    def test_nothing_has_no_keys(self, text: str) -> None:
        assert likeness.fingerprint(text, "en") == ((), ())

    def test_one_word_has_keys(self) -> None:
        assert len(likeness.page_keys("Kunming", "en")) == 10


class TestCopied:
    LINES = (
        "The centre opened in Kunming on Tuesday, officials of the province said.",
        "It employs 240 people and cost 3.1 million yuan, according to its director.",
        "A second one follows in Dali next year.",
    )

    def test_the_same_lines_in_any_order(self) -> None:
        assert likeness.copied(self.LINES, self.LINES[::-1]) == 1.0

    def test_an_advert_more(self) -> None:
        assert 0.8 < likeness.copied(self.LINES, (*self.LINES, "Subscribe now.")) < 1

    def test_a_word_corrected(self) -> None:
        line = self.LINES[0].replace("officials", "officers")
        assert likeness.copied(self.LINES, (line, *self.LINES[1:])) > likeness.SAME_PAGE

    def test_tomorrows_figures_are_another_page(self) -> None:
        today = [
            f"The province counted {n} new cases in city number {n + 1} on Monday, it said." for n in range(12, 40)
        ]
        tomorrow = [line.replace(" new", "0 new") for line in today]
        assert likeness.copied(today, tomorrow) < 0.1

    def test_nothing_of_another_page(self) -> None:
        assert likeness.copied(self.LINES, paragraphs(OTHER)) == 0.0

    def test_nothing_is_no_copy_of_nothing(self) -> None:
        assert likeness.copied((), ()) == 0.0


class TestStories:
    @pytest.mark.parametrize("script", ["zh-hant", "zh-hans"])
    def test_a_translation_is_known(self, script: str) -> None:
        chinese = CHINESE if script == "zh-hant" else convert(CHINESE, "zh-hans", source="zh-hant").text
        keys, weight = story(ENGLISH, "en", chinese, script)
        assert keys >= likeness.MANY_KEYS
        assert weight >= likeness.SAME_STORY

    @pytest.mark.parametrize(
        ("english", "chinese"), [(ENGLISH, OTHER_CHINESE), (OTHER, CHINESE), (OTHER, CHINESE[:300]), ("", CHINESE)]
    )
    def test_another_story_is_not(self, english: str, chinese: str) -> None:
        keys, weight = story(english, "en", chinese, "zh-hans")
        assert keys < likeness.MANY_KEYS
        assert weight < likeness.SAME_STORY

    @pytest.mark.parametrize(
        ("english", "chinese", "trait"),
        [
            ("It cost 10,400 yuan.", "花了1.04万元。", "number 10400"),
            ("It opened in Kunming.", "在昆明成立。", "pinyin kunming"),
            ("Ruan Chengfa said so.", "阮成发说。", "pinyin chengfa"),
            ("A new blockchain.", "新的区块链。", "blockc"),
            ("A model named ChatGPT.", "名为ChatGPT的模型。", "chatgp"),
        ],
    )
    def test_what_both_languages_keep_is_one_trait(self, english: str, chinese: str, trait: str) -> None:
        assert trait in {**likeness.traits(english, "en")}.keys() & {**likeness.traits(chinese, "zh-hans")}.keys()

    @pytest.mark.parametrize("text", ["However, they didn't.", "Few of them were there.", "", "2020"])
    def test_what_every_story_says_weighs_little(self, text: str) -> None:
        assert sum(likeness.traits(text, "en").values()) < 8

    def test_traits_are_of_the_beginning_only(self) -> None:
        assert likeness.traits("word " * 3000 + "Kunming", "en") == likeness.traits("word " * 3000, "en")

    def test_keys_fit_a_column_of_64_bits(self) -> None:
        keys = [*likeness.fingerprint(ENGLISH, "en").page, *likeness.fingerprint(ENGLISH, "en").story]
        assert len(keys) == 42
        assert all(-(2**63) <= key < 2**63 for key in keys)
        assert json.loads(json.dumps(keys)) == list(keys)
