"""On the two received pages the alignment and the checks say what the hand-made oracle says, and no more."""

import json
from pathlib import Path

import pytest

from articles.text.align import align
from articles.text.checks import check_document, check_pair, check_text

ROOT = Path(__file__).resolve().parents[3]
PAGES = ROOT / "seeds" / "yunnan-blockchain"
GOLD = json.loads((ROOT / "tests" / "seeds" / "oracles" / "seed-alignment.json").read_text(encoding="utf-8"))
PAIRS = [(pair["en_line"], pair["zh_line"]) for pair in GOLD["pairs"]]


def page(name: str) -> dict[int, str]:
    lines = (PAGES / name).read_text(encoding="utf-8").split("\n")
    return {number: line for number, line in enumerate(lines, 1) if line.strip()}


ENGLISH, CHINESE = page("en.txt"), page("zh-hant.txt")


def linked(english: list[int], chinese: list[int]) -> set[tuple[int, int]]:
    pairs = align([ENGLISH[n] for n in english], [CHINESE[n] for n in chinese], "en", "zh-hant")
    return {(english[p.left[0]], chinese[p.right[0]]) for p in pairs if len(p.left) == len(p.right) == 1}


def test_uncleaned_pages_align_in_every_pair() -> None:
    assert set(PAIRS) <= linked(list(ENGLISH), list(CHINESE))


def test_articles_align_in_every_pair_and_no_other() -> None:
    """Lines 3, 5 and 7 of the English and 13 of the Chinese have no partner: credit, standfirst, alt text, caption."""
    english, chinese = {n for n, _ in PAIRS} | {3, 5, 7}, {n for _, n in PAIRS} | {13}
    assert linked(sorted(english), sorted(chinese)) == set(PAIRS)


@pytest.mark.parametrize("english_first", [True, False])
def test_the_only_number_that_differs_is_1949(english_first: bool) -> None:
    sides = [((ENGLISH[a], "en"), (CHINESE[b], "zh-hant")) for a, b in PAIRS]
    found = [
        finding.evidence
        for english, chinese in sides
        for (left, left_language), (right, right_language) in [
            (english, chinese) if english_first else (chinese, english)
        ]
        for finding in check_pair(left, right, left_language, right_language)
    ]
    assert found == ["1949 against none" if english_first else "none against 1949"]


def test_the_script_of_a_text_changes_no_number() -> None:
    assert not [f for text in CHINESE.values() for f in check_pair(text, text, "zh-hans", "zh-hant")]


def english_lines(check: str) -> list[int]:
    return [n for n, text in ENGLISH.items() for f in check_text(text, "en") if f.check == check]


def test_broken_quotation_marks_stand_on_four_lines() -> None:
    """71 and 97: the closing mark floated to the next word; 43 and 101: it is lost."""
    assert english_lines("quote-marks") == [43, 71, 97, 101]


@pytest.mark.parametrize(
    ("check", "lines"),
    [
        ("broken-join", [35, 41, 53, 59, 67, 71, 83, 97, 97, 99]),
        ("repeated-words", [9, 27]),
        ("fragment", [13, 25, 107]),
        ("date-preposition", [33]),
    ],
)
def test_what_the_machine_broke_is_found_and_nothing_else(check: str, lines: list[int]) -> None:
    assert english_lines(check) == lines


def test_over_the_document_two_names_vary_and_one_row_has_other_marks() -> None:
    rows = [{"en": ENGLISH[a], "zh-hant": CHINESE[b]} for a, b in PAIRS]
    found = [(f.check, f.parameters.get("term"), PAIRS[f.paragraph or 0][0]) for f in check_document(rows, "zh-hant")]
    assert sorted(found, key=str) == [
        ("quote-style", None, 83),
        ("term-inconsistent", "一部手機遊雲南", 33),
        ("term-inconsistent", "試驗場", 75),
    ]


def test_one_repair_a_paragraph_sets_the_width_of_its_punctuation_and_of_nothing_else() -> None:
    found = [(text, f) for text in CHINESE.values() for f in check_text(text, "zh-hant") if f.check == "width"]
    assert sum(int(finding.parameters["count"]) for _, finding in found) > 165
    repaired = [text[: f.start] + str(f.suggestion) + text[f.end :] for text, f in found]
    assert not [f for text in repaired for f in check_text(text, "zh-hant") if f.check == "width"]
    for kept in ("8.1%", "31.3萬億", "(080917T)", "20.9%", "67.9%", "1.04萬"):
        assert any(kept in text for text in repaired), kept


def test_the_marks_of_the_chinese_page_are_sound() -> None:
    assert not [f for text in CHINESE.values() for f in check_text(text, "zh-hant") if f.check == "quote-marks"]
