"""Rows without a partner and rows said twice."""

from articles.text.checks import check_document

HANT = {"zh-hant": "雲南發展區塊鏈。"}
PAIR = {"en": "Yunnan develops blockchain.", **HANT}
OTHER = {"en": "How competitive is Kunming?", "zh-hant": "昆明的競爭力如何?"}


def told(*rows: dict[str, str]) -> list[tuple[str, str, str, int | None]]:
    return [(f.check, f.severity, f.language, f.paragraph) for f in check_document(rows, "zh-hant")]


def test_a_language_that_lacks_a_paragraph_must_be_fixed() -> None:
    assert told(OTHER, HANT) == [("paragraph-missing", "must-fix", "en", 1)]


def test_white_space_is_no_paragraph() -> None:
    assert told(OTHER, {**HANT, "en": " \n"}) == [("paragraph-missing", "must-fix", "en", 1)]


def test_text_without_a_source_is_advisory() -> None:
    assert told(PAIR, {"en": "Original: a newspaper"}) == [("paragraph-extra", "advisory", "en", 1)]


def test_a_repetition_names_the_row_that_it_repeats() -> None:
    rows = [PAIR, OTHER, {**OTHER, "en": PAIR["en"]}]
    (finding,) = [f for f in check_document(rows, "zh-hant") if f.language == "en"]
    assert (finding.check, finding.paragraph, finding.parameters["first"]) == ("paragraph-duplicate", 2, 0)


def test_a_repetition_of_the_source_is_told_for_the_source_alone() -> None:
    assert told(PAIR, PAIR) == [("paragraph-duplicate", "advisory", "zh-hant", 1)]


def test_whole_rows_are_left_alone() -> None:
    assert told(PAIR, OTHER) == []


def test_a_language_not_begun_lacks_nothing() -> None:
    assert told({**HANT, "en": ""}, {"zh-hant": OTHER["zh-hant"], "en": ""}) == []


def test_a_row_that_nobody_has_is_left_alone() -> None:
    assert told(PAIR, {"en": "", "zh-hant": ""}) == []
