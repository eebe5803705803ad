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
    ("Li Na said on Monday the line opens in May.", "Li Na"),
    ("Officials said the line opens in May.", "Officials"),
    ("The Kelly family said the line opens in May.", "The Kelly family"),
]
SILENT = [
    'The "Tea Road" project was praised.',
    'The plan is called "A Railway for Every Town in the Province".',
    "A series of developments indicate that trade is back.",
    "The town continued to grow in May.",
    "Different towns should grow according to their own conditions.",
    "The train is late, and the two sides of the valley are quiet.",
    "He was told that the line opens in May.",
    "Li Na told them to leave the town.",
    "Li Na said in the village hall.",
    "On Monday, he said.",
    "Trade grew in many states and in the towns that border them.",
]

REPORTS = [
    ("Li Na told parliament the line would open.", "Li Na", "the line would open"),
    ("Li Na said members would vote.", "Li Na", "members would vote"),
    ("Li Na asked reporters whether they knew.", "Li Na", "whether they knew"),
    ("The line will open in May, she said.", "she", "The line will open in May"),
    ("The plan, he said, would fail.", "he", "The plan, he said, would fail"),
    ("The plan would fail in every town, said Li Na.", "Li Na", "The plan would fail in every town"),
    ("Li Na, the mayor, said Tuesday that trade grew.", "Li Na", "trade grew"),
    ("A spokeswoman for the union said on Friday it would strike.", "A spokeswoman for the union", "it would strike"),
]


@pytest.mark.parametrize(("text", "speaker"), DIRECT)
def test_a_direct_quote_finds_its_speaker(text: str, speaker: str) -> None:
    (kind, who, words), *_ = said(text)
    assert (kind, who, words.rstrip(".,")) == ("direct", speaker, "The line opens in May")


@pytest.mark.parametrize(("text", "speaker"), INDIRECT)
def test_reported_speech_is_the_clause_behind_its_cue(text: str, speaker: str) -> None:
    assert said(text) == [("indirect", speaker, "the line opens in May")]


@pytest.mark.parametrize(("text", "speaker", "words"), REPORTS)
def test_a_report_needs_no_that(text: str, speaker: str, words: str) -> None:
    assert said(text) == [("indirect", speaker, words)]


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
    ("subject", "role", "organisation", "name"),
    [
        ("Chief Executive Anil Rao", "Chief Executive", "", "Anil Rao"),
        ("Norda Bank chief economist Maria Lopez", "chief economist", "Norda Bank", "Maria Lopez"),
        ("Prime Minister Aino Laine", "Prime Minister", "", "Aino Laine"),
        ("Dr. Ruth Abiola of the Lagos Burns Centre", "Dr.", "Lagos Burns Centre", "Ruth Abiola"),
        ("Fisherman Paulo Mendes", "Fisherman", "", "Paulo Mendes"),
        ("Billie King", "", "", "Billie King"),
    ],
)
def test_titles_before_a_name(subject: str, role: str, organisation: str, name: str) -> None:
    (mention,) = mentions(f"{subject} said that trade grew.")
    assert (mention.role, mention.organisation, mention.name) == (role, organisation, name)


def test_a_role_in_small_letters_belongs_to_its_name() -> None:
    assert said('"The line," engineer Li Na said, "opens in May."')[0][1] == "engineer Li Na"


def test_a_surname_finds_the_full_name_that_the_article_mentions() -> None:
    assert mentions("Prizes went to Hana Kimura.", '"It surprised us," Kimura said.')[0].name == "Hana Kimura"


def test_a_second_quote_stays_with_its_speaker_where_another_reports_next() -> None:
    text = '"The road is open," Li Na said on Monday. "Please drive slowly." Residents said that it took two hours.'
    assert [who for _, who, _ in said(text)] == ["Li Na", "Li Na", "Residents"]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Li Na", "person"),
        ("An expert from Kunming", "unnamed"),
        ("Several experts", "group"),
        ("The Ministry of Railways", "organisation"),
        ("The company", "organisation"),
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
