"""English: direct, indirect and mixed speech, and who is named as its speaker."""

import pytest

from tests.text.quotes.helpers import mentions, said

DIRECT = [
    ('"The line opens in May," Li Na said.', "Li Na"),
    ('"The line opens in May," said Li Na.', "Li Na"),
    ("“The line opens in May,” the mayor said on Monday.", "the mayor"),
    ('Li Na said: "The line opens in May."', "Li Na"),
    ('Li Na, who runs the line, added, "The line opens in May."', "Li Na"),
    ('"The line opens in May." A driver who asked for leave told a reporter.', "A driver who asked for leave"),
    ("“The line opens in May.” — Li Na", "Li Na"),
]
INDIRECT = [
    ("Li Na said that the line opens in May.", "Li Na"),
    ("The scholar pointed out that the line opens in May.", "The scholar"),
    ("On Monday, Li Na believes that the line opens in May.", "Li Na"),
    ("Li Na told a reporter from the Plateau Post that the line opens in May.", "Li Na"),
    ("According to the mayor, the line opens in May.", "the mayor"),
    ("Zhang Tao, director of the Rail Office, previously stated that the line opens in May.", "Zhang Tao"),
    ("He Lan said the line opens in May.", "He Lan"),
]
SILENT = [
    'The "Tea Road" project was praised.',
    'The plan is called "A Railway for Every Town in the Province".',
    "A series of developments indicate that trade is back.",
    "The town continued to grow in May.",
    "Different towns should grow according to their own conditions.",
    "The train is late, and the two sides of the valley are quiet.",
]


@pytest.mark.parametrize(("text", "speaker"), DIRECT)
def test_a_direct_quote_finds_its_speaker(text: str, speaker: str) -> None:
    (kind, who, words), *_ = said(text)
    assert (kind, who, words.rstrip(".,")) == ("direct", speaker, "The line opens in May")


@pytest.mark.parametrize(("text", "speaker"), INDIRECT)
def test_reported_speech_is_the_clause_behind_its_cue(text: str, speaker: str) -> None:
    assert said(text) == [("indirect", speaker, "the line opens in May")]


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert said(text) == []


def test_a_fragment_in_marks_makes_reported_speech_mixed() -> None:
    text = 'Li Na said that the rule of the house is "smaller cuts, deeper research, and more useful."'
    assert [kind for kind, _, _ in said(text)] == ["mixed"]


def test_one_cue_can_carry_a_quote_before_it_and_a_report_after_it() -> None:
    text = '"Everyone was excited." A guest said to the reporter that the town had been lonely.'
    assert said(text) == [
        ("direct", "A guest", "Everyone was excited."),
        ("indirect", "A guest", "the town had been lonely"),
    ]


def test_an_apposition_gives_role_and_organisation() -> None:
    (mention,) = mentions("Zhang Tao, director of the Rail Office, said that trade grew.")
    assert (mention.name, mention.role, mention.organisation) == ("Zhang Tao", "director", "Rail Office")


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Li Na", "person"),
        ("An expert from Kunming", "unnamed"),
        ("Several experts", "group"),
        ("The Ministry of Railways", "organisation"),
        ("The report", "document"),
        ("The Plateau Post reporter", "newsroom"),
    ],
)
def test_the_kind_of_source(subject: str, kind: str) -> None:
    (mention,) = mentions(f"{subject} said that trade grew.")
    assert mention.kind == kind


def test_a_closing_mark_lost_before_the_speaker_is_put_back() -> None:
    text = '"The towns on the line are not Li Na told the reporter that they would gain.'
    assert said(text)[0] == ("direct", "Li Na", "The towns on the line are not")
