"""Quotations without a partner."""

from articles.text.checks.quote_lost import check

CHINESE = "“湖水越來越清，我們都感到非常高興。”李明說。"
ENGLISH = '"The water is getting clearer, and we are all very glad," Li Ming said.'


def told(*rows: tuple[str, str]) -> list[tuple[int | None, int, int]]:
    found = check([{"zh-hans": chinese, "en": english} for chinese, english in rows], "zh-hans")
    return [(finding.paragraph, finding.start, finding.end) for finding in found]


def test_a_quotation_that_the_translation_tells_in_its_own_words() -> None:
    plain = "Li Ming said that the water is getting clearer."
    (finding,) = check([{"zh-hans": CHINESE, "en": plain}], "zh-hans")
    assert (finding.start, finding.end) == (len(plain), len(plain))
    assert "湖水越來越清" in CHINESE[int(finding.parameters["other_start"]) : int(finding.parameters["other_end"])]


def test_a_quotation_that_the_source_does_not_have() -> None:
    ((row, start, end),) = told(("湖", "Lake"), ("李明說湖水越來越清。", ENGLISH))
    assert row == 1
    assert "getting clearer" in ENGLISH[start:end]


def test_quotations_on_both_sides_are_left_alone() -> None:
    cut = '"The water is getting clearer," Li Ming said. "We are all very glad."'
    assert told((CHINESE, ENGLISH), (CHINESE, cut), (CHINESE, ENGLISH.replace('"', "", 1) + '"')) == []


def test_terms_in_marks_and_gaps_are_left_alone() -> None:
    assert told(("“一碼遊”上線。", "One Code is up."), (CHINESE, ""), ("", ENGLISH)) == []


def test_one_quotation_of_two_that_is_lost() -> None:
    chinese = CHINESE + "“鳥也回來了，以前從來沒有見過這麼多。”王小明說。"
    told_twice = f"{ENGLISH} Wang Xiaoming said that the birds had come back, and that he had never seen so many."
    ((row, start, end),) = told((chinese, told_twice))
    assert (row, start, end) == (0, len(told_twice), len(told_twice))
    assert told((chinese, f'{ENGLISH} "The birds are back, I never saw so many," Wang Xiaoming said.')) == []


def test_single_marks_are_marks() -> None:
    assert told((CHINESE, "'The water is getting clearer, and we're all very glad,' Li Ming said.")) == []


def test_marks_that_are_broken_are_another_checks_matter() -> None:
    plain = "Li Ming said that the water is getting clearer."
    assert told((CHINESE.replace("”", ""), plain), ("李明說湖水越來越清。", ENGLISH.replace('," ', ", "))) == []


def test_a_word_in_marks_says_nothing() -> None:
    assert (
        told(("李明說湖水“越來越清”，大家都很高興，鳥也回來了。", "Li Ming said that the water is getting clearer."))
        == []
    )
