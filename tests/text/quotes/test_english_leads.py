"""English quotes without a verb of speech: a colon, a gesture, a name that is given, a text that is read."""

import pytest

from tests.text.quotes.helpers import said

LEADS = [
    ('LeBron James disagreed: "That was a foul."', "LeBron James"),
    ("Keir Starmer was clear: “This cannot go on.”", "Keir Starmer"),
    ('He put it bluntly: "We lost the plot."', "He"),
    ('Curry shrugged. "We just missed shots, that is all."', "Curry"),
    ("Thunberg laughed. “I have no idea.”", "Thunberg"),
    ('Ms. Chen called the results "encouraging, but preliminary."', "Ms. Chen"),
    ("Campaigners described the ruling as “a dark day for the environment”.", "Campaigners"),
    ("“Nobody told us,” read a statement from the airline.", "a statement from the airline"),
    ("“It was brilliant,” enthused striker Harry Kane.", "striker Harry Kane"),
]
NOBODY = [
    'There was one problem: "No refunds are given here."',
    "His message was clear: “Vote on Tuesday, all of you.”",
    'Equity remains, but prices moderate: "Growth will be minimal."',
    'Oman is often called "the Switzerland of the Middle East."',
    "The results shrugged off: “No refunds are given here.”",
    'It was labelled "mostly true by the people who checked it."',
]


@pytest.mark.parametrize(("text", "speaker"), LEADS)
def test_a_lead_names_the_speaker(text: str, speaker: str) -> None:
    assert [(kind, who) for kind, who, _ in said(text)] == [("direct", speaker)]


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_without_a_person_leads_to_no_speaker(text: str) -> None:
    assert [who for _, who, _ in said(text)] == [""]


def test_a_verb_of_speech_behind_the_quote_is_stronger_than_a_gesture_before_it() -> None:
    assert said('Curry shrugged. "We just missed shots," Steve Kerr said.')[0][1] == "Steve Kerr"
