"""A wrong form of a name is told wherever it stands."""

import pytest

from articles.text.checks.name_differs import check
from articles.text.records import TermRule

PAPER = TermRule(
    {"en": "Dali Daily", "zh-hant": "大理日報"},
    also={"en": ("the Daily",)},
    avoid={"en": ("Dali Newspaper", "DALI DAILY"), "zh-hant": ("大理日报",)},
    name=True,
)
WORD = TermRule({"en": "big data"}, avoid={"en": ("large data",)})


@pytest.mark.parametrize(
    ("text", "language", "repair"),
    [
        ("He told Dali Newspaper so.", "en", "Dali Daily"),
        ("Original: dali newspaper", "en", "Dali Daily"),
        ("DALI DAILY said so.", "en", "Dali Daily"),
        ("他對大理日报說。", "zh-hant", "大理日報"),
    ],
)
def test_a_wrong_form_must_be_fixed(text: str, language: str, repair: str) -> None:
    (finding,) = check(text, language, [PAPER])
    assert (finding.severity, finding.suggestion) == ("must-fix", repair)


@pytest.mark.parametrize("text", ["Dali Daily, the Daily.", "Dali Newspapers", "large data", "大理日报"])
def test_right_forms_other_words_and_other_languages_are_left_alone(text: str) -> None:
    assert list(check(text, "en", [PAPER, WORD])) == []
