"""The subject of an English cue: unknown jobs, bodies in capitals, appositions and relative clauses."""

import pytest

from tests.text.quotes.helpers import mentions, said

JOBS = [
    ("guard Mary Wong", "guard", ""),
    ("co-founder Mary Wong", "co-founder", ""),
    ("vice-president Mary Wong", "vice-president", ""),
    ("23-year-old Mary Wong", "23-year-old", ""),
    ("firefighter and father of three Mary Wong", "firefighter and father of three", ""),
    ("Citi analyst Mary Wong", "analyst", "Citi"),
    ("Goldman Sachs analyst Mary Wong", "analyst", "Goldman Sachs"),
    ("White House spokesperson Mary Wong", "spokesperson", "White House"),
    ("Ukraine's President Mary Wong", "President", "Ukraine"),
    ("Ministry of Health spokesperson Mary Wong", "spokesperson", "Ministry of Health"),
]
NO_JOBS = [
    ("Mary Wong last Tuesday", "Mary Wong"),
    ("Mary Wong outside Madison Square Garden", "Mary Wong"),
    ("Mary Wong wearing a Nike cap", "Mary Wong"),
    ("Mary Wong, who lives near Boston", "Mary Wong"),
]
REPORTS = [
    ("The WHO said the virus was spreading.", "The WHO", "organisation"),
    ("The WHO warned on Tuesday that the virus was spreading.", "The WHO", "organisation"),
    ("The U.N. said the virus was spreading.", "The U.N.", "organisation"),
    ("The Pentagon said the virus was spreading.", "The Pentagon", "organisation"),
    ("According to the U.S. Drought Monitor, the virus was spreading.", "the U.S. Drought Monitor", "organisation"),
    ("Two officials, who spoke on condition of anonymity, said the virus was spreading.", "Two officials", "group"),
    ("An official, who asked not to be named, said the virus was spreading.", "An official", "unnamed"),
    (
        "According to Holger Schmieding, chief economist at Berenberg, the virus was spreading.",
        "Holger Schmieding",
        "person",
    ),
    ("Tony Brothers was quoted as saying the virus was spreading.", "Tony Brothers", "person"),
    ("WASHINGTON (Reuters) - The Pentagon said the virus was spreading.", "The Pentagon", "organisation"),
    ("The Rev. John Smith said the virus was spreading.", "The Rev. John Smith", "person"),
]
SILENT = [
    "People who said nothing were let go.",
    "Tony Brothers was quoted in full.",
    "The WHO was told that the virus was spreading.",
    "Two officials, who spoke on condition of anonymity, left the room.",
]


@pytest.mark.parametrize(("subject", "role", "organisation"), JOBS)
def test_any_noun_before_a_name_is_a_role(subject: str, role: str, organisation: str) -> None:
    (mention,) = mentions(f'"It is a first step," said {subject}.')
    assert (mention.name, mention.role, mention.organisation) == ("Mary Wong", role, organisation)
    assert mention.speaker == ("Mary Wong" if organisation else subject)


@pytest.mark.parametrize(("subject", "speaker"), NO_JOBS)
def test_what_follows_a_name_is_no_role(subject: str, speaker: str) -> None:
    assert said(f'"It is a first step," said {subject}.')[0][1] == speaker


@pytest.mark.parametrize("place", ["neighboring South Korea", "southern New Zealand"])
def test_a_country_behind_an_adjective_has_no_name(place: str) -> None:
    assert mentions(f'"It is a first step," said {place}.')[0].name == ""


@pytest.mark.parametrize(
    ("subject", "role"), [("Mary Wong's lawyer, Ana Ruiz", "Mary Wong's lawyer"), ("the mayor, Ana Ruiz", "mayor")]
)
def test_the_name_beside_a_role_is_the_speaker(subject: str, role: str) -> None:
    (mention,) = mentions(f'"It is a first step," said {subject}.')
    assert (mention.speaker, mention.name, mention.role) == ("Ana Ruiz", "Ana Ruiz", role)


@pytest.mark.parametrize("tail", ["who runs the bank", "speaking by phone", "35", "R-S.D.", "adding that it hurt"])
def test_what_else_stands_beside_a_name_is_no_role(tail: str) -> None:
    assert mentions(f'"It is a first step," said Ana Ruiz, {tail}.')[0].role == ""


@pytest.mark.parametrize(("text", "speaker", "kind"), REPORTS)
def test_a_report_finds_its_source(text: str, speaker: str, kind: str) -> None:
    (mention,) = mentions(text)
    assert (mention.speaker, mention.kind) == (speaker, kind)
    assert text[mention.start : mention.end] == "the virus was spreading"


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says_is_no_report(text: str) -> None:
    assert said(text) == []
