"""The agreed form of a term is asked for where the source uses the term."""

from articles.text.checks.term_missing import check
from articles.text.records import TermRule

CHAIN = TermRule({"en": "blockchain", "zh-hant": "區塊鏈"})
CENTRE = TermRule({"en": "Yunnan Blockchain Centre", "zh-hant": "雲南省區塊鏈中心"})


def told(english: str, chinese: str, *terms: TermRule) -> list[str]:
    return [finding.evidence for finding in check(english, chinese, "en", "zh-hant", terms)]


def test_a_term_translated_otherwise_is_told_with_its_place_in_the_source() -> None:
    (finding,) = check("A chain of blocks.", "發展區塊鏈。", "en", "zh-hant", [CHAIN])
    assert finding.evidence == "區塊鏈→blockchain"
    assert (finding.parameters["other_start"], finding.parameters["other_end"]) == (2, 5)
    assert finding.start == finding.end == len("A chain of blocks.")


def test_a_term_used_twice_is_told_once() -> None:
    assert len(told("Chains.", "區塊鏈,區塊鏈。", CHAIN)) == 1


def test_the_longer_of_two_terms_is_asked_for() -> None:
    assert told("A centre.", "雲南省區塊鏈中心", CHAIN, CENTRE) == ["雲南省區塊鏈中心→Yunnan Blockchain Centre"]


def test_the_agreed_form_is_enough_in_any_case_and_number() -> None:
    assert told("Blockchains grow.", "區塊鏈", CHAIN) == []


def test_a_form_that_will_do_is_enough() -> None:
    academy = TermRule({"en": "China Academy", "zh-hant": "中國研究院"}, also={"en": ("CAICT",)})
    assert told("CAICT said so.", "中國研究院說。", academy) == []
    assert told("The institute said so.", "中國研究院說。", academy) == ["中國研究院→China Academy"]


def test_a_term_that_the_source_lacks_is_not_asked_for() -> None:
    assert told("Nothing.", "沒有。", CHAIN) == []


def test_a_term_without_a_form_in_the_language_is_not_asked_for() -> None:
    assert told("Nothing.", "區塊鏈", TermRule({"zh-hant": "區塊鏈"})) == []


def test_a_latin_term_is_a_word_not_a_part_of_one() -> None:
    assert list(check("智能", "They said so.", "zh-hant", "en", [TermRule({"en": "AI", "zh-hant": "人工智能"})])) == []
