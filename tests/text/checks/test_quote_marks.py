"""Lost, floated and mixed quotation marks are told; every sound use is left alone."""

import pytest

from articles.text.checks.quote_marks import check
from articles.text.records import Finding


def found(text: str, language: str = "en") -> list[Finding]:
    return list(check(text, language))


@pytest.mark.parametrize(
    ("text", "problem", "severity"),
    [
        ('"The market is huge. "He Baohong said.', "spacing", "advisory"),
        ('He said " the market is huge" today.', "spacing", "advisory"),
        ('"The rankings are not high Zhang Xiaomei told the reporter.', "lost-closing", "must-fix"),
        ("The “old three and others", "lost-closing", "must-fix"),
        ("Apply for the army.”", "lost-opening", "advisory"),
        ("All of us have to wait.” It rained. “It stays.”", "lost-opening", "advisory"),
        ("Mr Li said it stays.” Nobody moved.", "lost-opening", "must-fix"),
        ("“市场很大，“他说。", "turned", "advisory"),
        ("这叫“试验场“", "turned", "advisory"),
        ("举办”区块链节“的城市。", "turned", "advisory"),
        ('"市场很大，“他说。', "turned", "advisory"),
        ("“看节目抽大奖", "lost-closing", "must-fix"),
        ("舉辦”看節目「抽大獎」", "lost-opening", "must-fix"),
        ("「他說『好」。", "lost-closing", "must-fix"),
    ],
)
def test_a_broken_mark_is_told(text: str, problem: str, severity: str) -> None:
    first = found(text)[0]
    assert (first.parameters["problem"], first.severity) == (problem, severity)


@pytest.mark.parametrize(
    "text",
    [
        '"The market is huge," he said. "It will grow."',
        "Don't say it's the ministers' fault; the '90s are over.",
        "\"He said 'no' to me,\" she said.",
        "“He said ‘no’ to me,” she said.",
        'The "old three"-style economy—"tired", they say—is ("nearly") over.',
        'A 6" pipe.',
        '"But I—" he began.',
        "“試驗場”和“數字雲南”。",
        "他说：“政府提出，“数字云南”要先行。”",
        "他說:「這叫『試驗場』。」",
        '他说:"你好。"他笑了。',
        "",
    ],
)
def test_sound_marks_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_repair_of_a_floated_mark_is_its_suggestion() -> None:
    text = '"The market is huge. "He Baohong said.'
    (finding,) = found(text)
    assert (
        text[: finding.start] + str(finding.suggestion) + text[finding.end :]
        == '"The market is huge." He Baohong said.'
    )


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("“市场很大，“他说。", "“市场很大，”他说。"),
        ("举办”区块链节“的城市。", "举办“区块链节”的城市。"),
        ("他说，“云南要先行。”记者问：“何时？“", "他说，“云南要先行。”记者问：“何时？”"),
    ],
)
def test_a_turned_mark_is_turned_by_its_suggestion(text: str, repaired: str) -> None:
    for finding in found(text, "zh-hans"):
        text = text[: finding.start] + str(finding.suggestion) + text[finding.end :]
    assert (text, found(text, "zh-hans")) == (repaired, [])


def test_a_quote_that_may_go_on_in_the_next_paragraph_is_advisory() -> None:
    assert [finding.severity for finding in found("“The market is huge.\nIt grows.")] == ["advisory"]


def test_marks_are_never_paired_across_paragraphs() -> None:
    assert len(found('He was "tired\nand "late')) == 2


def test_two_styles_in_one_paragraph_are_told_once() -> None:
    assert [finding.parameters["problem"] for finding in found('"One" and “two” and “three”.')] == ["mixed"]


@pytest.mark.parametrize("mark", ["“", "”", '"', '"a', "「『"])
def test_a_paragraph_of_nothing_but_marks_is_no_prose(mark: str) -> None:
    assert found(mark * 20_000) == []
