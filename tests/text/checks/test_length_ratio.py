"""Rows of unlikely length."""

from articles.text.checks.length_ratio import check

USUAL = [{"zh-hant": "湖" * (30 + n), "en": "lake " * (18 + n // 2)} for n in range(10)]


def told(*rows: dict[str, str]) -> list[tuple[int | None, str | int, str]]:
    return [(f.paragraph, f.parameters["problem"], f.language) for f in check([*USUAL, *rows], "zh-hant")]


def test_a_row_that_lost_most_of_its_text_is_told() -> None:
    assert told({"zh-hant": "湖" * 60, "en": "lake " * 8}) == [(10, "short", "en")]


def test_a_row_that_grew_is_told() -> None:
    assert told({"zh-hant": "湖" * 30, "en": "lake " * 60}) == [(10, "long", "en")]


def test_usual_rows_are_left_alone() -> None:
    assert told({"zh-hant": "湖" * 100, "en": "lake " * 55}) == []


def test_headings_and_gaps_are_left_alone() -> None:
    assert told({"zh-hant": "湖", "en": "The lake of the county"}, {"zh-hant": "湖" * 30, "en": ""}) == []


def test_a_short_document_has_no_measure() -> None:
    assert not list(check([*USUAL[:3], {"zh-hant": "湖" * 60, "en": "lake"}], "zh-hant"))
