"""A form to avoid is told with the form to use."""

from articles.text.checks.term_forbidden import check
from articles.text.records import TermRule

GROUND = TermRule({"en": "testing ground"}, also={"en": ("proving field",)}, avoid={"en": ("testing field", "field")})
MANUFACTURING = TermRule({"zh-hant": "智慧製造"}, avoid={"zh-hant": ("智能製造",)})


def told(text: str, *terms: TermRule, language: str = "en") -> list[tuple[str, str | None]]:
    return [(text[f.start : f.end], f.suggestion) for f in check(text, language, terms)]


def test_the_longest_form_to_avoid_is_told_with_its_repair() -> None:
    assert told("It is a testing field.", GROUND) == [("testing field", "testing ground")]


def test_the_repair_begins_as_the_words_did() -> None:
    assert told("Testing field opens", GROUND) == [("Testing field", "Testing ground")]
    assert told("Testing Field opens", GROUND) == [("Testing Field", "Testing Ground")]


def test_chinese_needs_no_word_boundary() -> None:
    assert told("發展智能製造業", MANUFACTURING, language="zh-hant") == [("智能製造", "智慧製造")]


def test_two_terms_that_avoid_one_form_leave_the_choice() -> None:
    other = TermRule({"en": "meadow"}, avoid={"en": ("field",)})
    (finding,) = check("A field.", "en", [GROUND, other])
    assert (finding.suggestion, finding.parameters["wanted"]) == (None, "testing ground / meadow")


def test_good_forms_are_left_alone_even_where_they_hold_a_bad_one() -> None:
    assert told("The testing ground, the proving field.", GROUND) == []


def test_a_part_of_a_word_is_left_alone() -> None:
    assert told("Fielding battlefields", GROUND) == []


def test_another_language_and_names_are_left_alone() -> None:
    name = TermRule({"en": "Dali Daily"}, avoid={"en": ("Dali Newspaper",)}, name=True)
    assert told("智能製造 in Dali Newspaper", MANUFACTURING, name) == []
