"""The three doors of the checks, and the register behind them."""

from articles.text.checks import CHECKS, check_pair, check_text
from articles.text.records import TermRule


def test_every_check_has_its_own_id_and_a_description() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.description.endswith(".") for check in CHECKS)


def test_a_text_is_checked_for_script_and_marks() -> None:
    assert {finding.check for finding in check_text("“省長髮言後，大家振奮。", "zh-hant")} == {
        "script-slip",
        "quote-marks",
    }


def test_a_sound_text_has_no_findings() -> None:
    assert check_text("“省長發言後，大家都感到振奮。”", "zh-hant") == ()
    assert check_text("Everyone was excited.", "en") == ()


def test_a_pair_is_checked_for_numbers_and_terms_in_the_language_under_examination() -> None:
    term = TermRule({"en": "blockchain", "zh-hant": "區塊鏈"})
    findings = check_pair("In 2018, chains.", "2019年,區塊鏈。", "en", "zh-hant", [term])
    assert [finding.check for finding in findings] == ["number-differs", "term-missing"]
    assert {finding.language for finding in findings} == {"en"}


def test_a_sound_pair_has_no_findings() -> None:
    assert check_pair("In 2019.", "2019年。", "en", "zh-hant") == ()


def test_a_text_and_a_pair_are_held_to_the_glossary() -> None:
    paper = TermRule({"en": "Dali Daily", "zh-hant": "大理日報"}, avoid={"en": ("Dali Newspaper",)}, name=True)
    (finding,) = check_text("He told Dali Newspaper so.", "en", [paper])
    assert (finding.check, finding.suggestion) == ("name-differs", "Dali Daily")
    assert [f.check for f in check_pair("He told Dali Dally so.", "他對大理日報說。", "en", "zh-hant", [paper])] == [
        "name-misspelt",
        "term-missing",
    ]


def test_findings_come_in_the_order_of_the_text() -> None:
    starts = [finding.start for finding in check_text("他說”好,還是隻有“一", "zh-hant")]
    assert starts == sorted(starts)
