"""One quoted name of the source under several names."""

from articles.text.checks.term_inconsistent import check


def told(*rows: tuple[str, str]) -> list[tuple[int | None, str | int]]:
    found = check([{"zh-hant": chinese, "en": english} for chinese, english in rows], "zh-hant")
    return [(finding.paragraph, finding.parameters["renderings"]) for finding in found]


def test_two_rows_that_share_nothing_are_one_finding() -> None:
    assert told(("“一碼遊”上線。", 'The "One Code" is up.'), ("“一碼遊”好。", 'The "Code Tour" is good.')) == [
        (0, "One Code / Code Tour")
    ]


def test_the_row_that_leaves_the_others_is_the_place() -> None:
    rows = [("“一碼遊”", '"One Code"'), ("“一碼遊”", '"one code"'), ("“一碼遊”", '"Code Tour"')]
    assert told(*rows) == [(2, "Code Tour")]


def test_what_is_quoted_for_other_terms_is_no_rendering() -> None:
    rows = [("“一碼遊”“雲品”", '"One Code" and "Cloud"'), ("“一碼遊”", '"Code Tour"'), ("“雲品”", '"Cloud"')]
    assert told(*rows) == [(0, "One Code / Code Tour")]


def test_one_name_throughout_is_left_alone() -> None:
    assert told(("“一碼遊”", 'The "One Code,"'), ("“一碼遊”", "the “One Code”")) == []


def test_a_row_that_quotes_nothing_is_left_alone() -> None:
    assert told(("“一碼遊”", 'The "One Code"'), ("“一碼遊”", "the code"), ("“一碼遊”", "")) == []


def test_a_name_quoted_once_and_a_long_quotation_are_left_alone() -> None:
    speech = "“我們要在明年以前把這件事情全部做完,不留尾巴。”"
    assert told(("“一碼遊”", '"One Code"'), (speech, '"We will."'), (speech, '"We shall."')) == []
