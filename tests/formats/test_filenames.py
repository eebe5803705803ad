"""Names say which pages are one story, and stay silent where they leave it open."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from articles.formats import filenames


def grouped(*names: str) -> list[list[str]]:
    return [[str(path) for path in group] for group in filenames.stories(map(PurePath, names))]


class TestLanguage:
    @pytest.mark.parametrize(
        ("name", "story", "language"),
        [
            ("story.en.txt", "story", "en"),
            ("story_zh.txt", "story", "zh"),
            ("story-zh-hant.txt", "story", "zh-hant"),
            ("story.zh_Hans.html", "story", "zh-hans"),
            ("Story zh-CN.docx", "story", "zh-hans"),
            ("story (en).txt", "story", "en"),
            ("story[TW].txt", "story", "zh-hant"),
            ("en_story.txt", "story", "en"),
            ("000_story_en.html", "000_story", "en"),
            ("007-en-story.html", "007-story", "en"),
            ("稿件_简体.txt", "稿件", "zh-hans"),
            ("en/story.txt", "/story", "en"),
            ("in/zh-hant/a/story.txt", "in//a/story", "zh-hant"),
            ("zh.txt", "", "zh"),
        ],
    )
    def test_it_is_read_out_of_a_name(self, name: str, story: str, language: str) -> None:
        assert filenames.read(PurePath(name))[:2] == (story, language)

    @pytest.mark.parametrize(
        "name", ["story.txt", "golden.txt", "storyen.txt", "chinese-tech-week.txt.bak.txt", "hkex.txt"]
    )
    def test_a_name_without_one_says_nothing(self, name: str) -> None:
        assert filenames.read(PurePath(name)).language in ("", "zh")
        assert filenames.read(PurePath("hkex.txt")).language == ""
        assert filenames.read(PurePath("storyen.txt")).language == ""

    @pytest.mark.parametrize(
        ("name", "number"), [("000_a.txt", 0), ("12.txt", 12), ("007-a.txt", 7), ("a-7.txt", None), ("3d.txt", None)]
    )
    def test_so_is_a_number(self, name: str, number: int | None) -> None:
        assert filenames.read(PurePath(name)).number == number


class TestStories:
    @pytest.mark.parametrize(
        "names",
        [
            ("story.en.txt", "story.zh-hant.txt"),
            ("story.en.txt", "story.zh-hant.txt", "story.zh-hans.html"),
            ("story_zh.txt", "story_en.txt"),
            ("story.txt", "story.zh.txt"),
            ("STORY-EN.TXT", "story-zh-tw.txt"),
            ("en/story.txt", "zh-hant/story.txt"),
            ("in/2020/en/story.txt", "in/2020/zh/story.txt"),
            ("en.txt", "zh.txt"),
            ("000_story_en.txt", "001_story_zh.txt"),
            ("en-story.html", "zh-story.html"),
        ],
    )
    def test_languages_of_one_name_are_one_story(self, names: tuple[str, ...]) -> None:
        assert grouped(*names) == [list(names)]

    @pytest.mark.parametrize(
        ("other", "are"), [("story_zh.txt", True), ("other_zh.txt", False), ("story_en.html", False)]
    )
    def test_so_are_two_that_are_looked_at_by_themselves(self, other: str, are: bool) -> None:
        assert filenames.together(PurePath("story_en.txt"), PurePath(other)) is are

    @pytest.mark.parametrize(
        "names",
        [
            ("story.txt", "other.txt"),
            ("story.en.txt", "other.zh.txt"),
            ("a/story.en.txt", "b/story.zh.txt"),
            ("en/story.txt", "zh/other.txt"),
            ("000_a.txt", "001_b.txt"),
            ("story.en.txt", "story.en.html"),
            ("story.zh.txt", "story.zh-hans.txt", "story.zh-hant.txt"),
            ("story-1.txt", "story-2.txt"),
        ],
    )
    def test_what_names_leave_open_stays_alone(self, names: tuple[str, ...]) -> None:
        assert grouped(*names) == [[name] for name in names]

    def test_one_name_many_times_is_told_apart_by_numbers(self) -> None:
        assert grouped(
            "1_report_en.txt", "2_report_zh.txt", "3_report_en.txt", "4_report_zh.txt", "6_report_zh.txt"
        ) == [
            ["1_report_en.txt", "2_report_zh.txt"],
            ["3_report_en.txt", "4_report_zh.txt"],
            ["6_report_zh.txt"],
        ]

    def test_ten_thousand_names_keep_their_order(self) -> None:
        names = [f"{n:05d}.{code}.txt" for n in range(5000) for code in ("en", "zh")]
        assert [group[0] for group in grouped(*names)] == names[::2]


class TestNeighbours:
    @pytest.mark.parametrize(
        ("first", "second", "are"),
        [
            ("000_c539.txt", "001_bbf2.txt", True),
            ("9.txt", "10.txt", True),
            ("000_c539.txt", "002_bbf2.txt", False),
            ("001_c539.txt", "000_bbf2.txt", False),
            ("a/000_x.txt", "b/001_x.txt", False),
            ("000_x_en.txt", "001_x_zh.txt", False),
            ("x.txt", "y.txt", False),
        ],
    )
    def test_they_are_numbered_one_after_the_other(self, first: str, second: str, are: bool) -> None:
        assert filenames.neighbours(PurePath(first), PurePath(second)) is are
