"""Speakers that the text leaves unsaid, names that are already known, and text that is broken."""

import pytest

from articles.text.records import TermRule
from tests.text.quotes.helpers import mentions, said


def test_a_second_quote_in_the_paragraph_has_the_same_speaker() -> None:
    found = said('"The line opens in May," Li Na said. "Trade will double."')
    assert found[1] == ("direct", "Li Na", "Trade will double.")


def test_a_colon_hands_the_next_paragraph_to_its_speaker() -> None:
    assert said("Li Na said:", '"The line opens in May."')[0][1] == "Li Na"


def test_a_quote_that_stays_open_runs_on_into_the_next_paragraph() -> None:
    found = mentions('Li Na said: "The line opens in May.', "", '"Trade will double."')
    assert [(m.speaker, m.speaker_paragraph, m.reason) for m in found] == [
        ("Li Na", 0, "cue-before"),
        ("Li Na", 0, "continued"),
    ]


def test_a_pronoun_has_the_name_of_the_last_person() -> None:
    (_, mention) = mentions("Li Na said that trade grew.", "She added that it would double.")
    assert (mention.speaker, mention.name) == ("She", "Li Na")


def test_a_known_name_stands_for_its_other_forms() -> None:
    rule = TermRule(forms={"en": "Li Na"}, avoid={"en": ("Lee Na",)}, name=True)
    (mention,) = mentions("Lee Na said that trade grew.", names=(rule,))
    assert (mention.speaker, mention.name) == ("Lee Na", "Li Na")


def test_a_term_that_is_no_name_changes_nothing() -> None:
    rule = TermRule(forms={"en": "growth"}, avoid={"en": ("Lee Na",)})
    (mention,) = mentions("Lee Na said that trade grew.", names=(rule,))
    assert mention.name == "Lee Na"


def test_a_quote_that_recurs_is_a_term() -> None:
    assert said('Trucks use "the long road over the pass."', 'They call it "the long road over the pass."') == []


def test_speech_without_any_speaker_has_an_empty_one() -> None:
    (mention,) = mentions('"The line opens in May, and trade will double."')
    assert (mention.speaker, mention.speaker_start, mention.reason) == ("", -1, "mentioned")


@pytest.mark.parametrize(
    "text", ['"', "”“”", '"""', "Li Na said", "说，", "」「", "said said that that", "在看来，", ""]
)
@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant", "und"])
def test_no_text_is_refused(text: str, language: str) -> None:
    for mention in mentions(text, language=language):
        assert 0 <= mention.start < mention.end <= len(text)


def test_a_speaker_is_where_the_mention_says() -> None:
    paragraphs = ("Li Na said that trade grew.", '"It will double," she said.')
    for mention in mentions(*paragraphs):
        spoken = paragraphs[mention.speaker_paragraph][mention.speaker_start : mention.speaker_end]
        assert spoken == mention.speaker
