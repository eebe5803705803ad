"""Lessons compare blocks by what they say, never by how it is set; figures are left open only where enough is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cruft import judge
from articles.text.cruft.taught import (
    Lesson,
    Lessons,
    is_doubtful,
    is_teachable,
    is_ticked,
    normalised,
    overrule,
    pattern,
    skeleton,
)

TEXT = st.text(alphabet="ab1九9年月…·- 　(）三May PM:.,\n|", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Share This", "» share  this «"),
        ("责任编辑：王小明", "責任編輯:王小明"),
        ("ＡＰＰ下载", "app下载"),
        ("Read\u00a0more", "read more…"),
        ("* * *", "* * *"),
    ],
)
def test_how_a_text_is_set_makes_no_difference(one: str, other: str) -> None:
    assert normalised(one) == normalised(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Share this", "Share that"), ("Page 1", "Page 2"), ("不", "否")])
def test_other_words_and_figures_are_another_text(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@pytest.mark.parametrize(
    ("text", "bones"),
    [
        ("12 comments", "… comments"),
        ("Share (1.2k)", "share …"),
        ("Updated March 15, 2020 at 10:35 a.m.", "updated … at …"),
        ("UPDATED: Tuesday, 3 May 2021, 9:05 pm", "updated …"),
        ("分享（12）", "分享 …"),
        ("2020年3月15日 10:35 來源：新華網", "… 来源:新华网"),
        ("二〇二〇年三月十五日 来源：新华网", "… 来源:新华网"),
        ("3分钟前 新浪", "… 前 新浪"),
        ("2小时前 新浪", "… 前 新浪"),
        ("5 hours ago by Reuters", "… ago by reuters"),
        ("Copyright 2020-2021 The Times", "copyright … the times"),
    ],
)
def test_figures_dates_times_and_counts_are_left_open(text: str, bones: str) -> None:
    assert skeleton(text) == bones


@pytest.mark.parametrize(
    "text",
    [
        "Share this",
        "3-2",
        "2020年",
        "12赞",
        "Tuesday, May 5",
        "5G",
        "In 2020, 5,000 people died in 13 places, 60 more than in the year 2019.",
        "The centre opened in 2020 and employs people from every part of the province, among them many who came back from the coast after years of work in its factories.",
        "一" * 50_000,
    ],
)
def test_what_has_no_figure_or_too_little_else_has_no_skeleton(text: str) -> None:
    assert skeleton(text) == ""


@given(TEXT)
def test_a_pattern_taken_for_a_text_stays_what_it_is(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
    if bones := skeleton(text):
        assert pattern("skeleton", bones) == bones


def lessons(*rows: tuple[str, str, str]) -> Lessons:
    return Lessons.of(Lesson(number, *row) for number, row in enumerate(rows, 1))


def test_the_very_text_says_more_than_its_skeleton() -> None:
    known = lessons(("skeleton", "… comments", "strip"), ("text", "12 comments", "keep"))
    found = [known.on(text) for text in ("3 comments", "12 comments", "No comments")]
    assert [lesson and lesson.ruling for lesson in found] == ["strip", "keep", None]


def test_a_lesson_stands_above_the_verdict_and_leaves_the_others() -> None:
    texts = ["Share this article on Facebook", "Our column"]
    verdicts = judge(texts)
    judged = overrule(texts, verdicts, lessons(("text", "our column", "strip"), ("text", "something else", "keep")))
    assert judged[0] == (verdicts[0], None)
    assert judged[1].lesson == 1
    assert (judged[1].verdict.is_cruft, judged[1].verdict.rule, judged[1].verdict.score) == (True, "taught", 1.0)


@pytest.mark.parametrize(
    ("text", "ruling", "may"),
    [
        ("Our column", "strip", True),
        ("A long sentence. " * 30, "strip", False),
        ("字" * 200, "strip", False),
        ("A long sentence. " * 30, "keep", True),
        ("A long sentence. " * 300, "keep", False),
        (" ", "keep", False),
    ],
)
def test_prose_is_not_taught_as_cruft(text: str, ruling: str, may: bool) -> None:
    assert is_teachable(text, ruling) == may


@pytest.mark.parametrize(
    ("is_cruft", "score", "shown"),
    [
        (True, 0.8, "ticked"),
        (True, 0.6, "doubtful"),
        (False, 0.35, "doubtful"),
        (False, 0.2, ""),
        (False, 0.9, "doubtful"),
    ],
)
def test_how_sure_a_verdict_is_decides_how_it_is_shown(is_cruft: bool, score: float, shown: str) -> None:
    assert is_ticked(is_cruft, score) == (shown == "ticked")
    assert is_doubtful(is_cruft, score) == (shown == "doubtful")
