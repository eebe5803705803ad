"""Mixed styles of quotation marks in a document."""

from articles.text.checks.quote_style import check


def told(language: str, *texts: str) -> list[tuple[int | None, str | None]]:
    rows = [{language: text} for text in texts]
    return [
        (
            f.paragraph,
            f.suggestion and texts[f.paragraph or 0][: f.start] + f.suggestion + texts[f.paragraph or 0][f.end :],
        )
        for f in check(rows, language)
    ]


def test_english_follows_its_majority() -> None:
    assert told("en", '"One"', '"Two"', "So “three” it is.") == [(2, 'So "three" it is.')]
    assert told("en", "“One”", "“Two”", 'So "three" it is.') == [(2, "So “three” it is.")]


def test_traditional_chinese_follows_the_house() -> None:
    assert told("zh-hant", "“一碼遊‘好’”", "“雲品”", "「湖」") == [(0, "「一碼遊『好』」"), (1, "「雲品」")]


def test_simplified_chinese_follows_the_house() -> None:
    assert told("zh-hans", "「一码游『好』」", "“湖”") == [(0, "“一码游‘好’”")]


def test_a_mark_without_a_partner_has_no_repair() -> None:
    assert told("en", '"One"', '"Two"', "So “three it is.") == [(2, None)]


def test_one_style_is_left_alone() -> None:
    assert told("en", "“One”", "Don’t “two”") == []
    assert told("zh-hant", "“一碼遊”", "“雲品”") == []


def test_a_document_without_marks_is_left_alone() -> None:
    assert told("en", "Don't.", "") == []
