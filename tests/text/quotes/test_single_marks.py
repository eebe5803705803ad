"""Speech between single marks, and the apostrophes that are none."""

import pytest

from articles.text.quotes.marks import quoted
from articles.text.quotes.single_marks import with_single
from tests.text.quotes.helpers import said

PAIRED = [
    ("‘We can’t stay,’ said Jo Hart. ‘The grant is gone.’", ["We can’t stay,", "The grant is gone."]),
    ("'It's the farmers' land,' Jo Hart said.", ["It's the farmers' land,"]),
    ("'Nobody asked 'em,' Jo Hart said of the '90s crew.", ["Nobody asked 'em,"]),
    ("He called it 'a sad day' and 'the farmers' market'.", ["a sad day", "the farmers' market"]),
    ("‘My gran said, “Never sell,” and I never did,’ he said.", ["My gran said, “Never sell,” and I never did,"]),
    ("“My gran said, ‘Never sell,’ and I never did,” he said.", ["My gran said, ‘Never sell,’ and I never did,"]),
    ("她说：‘路通了。’", ["路通了。"]),
    ("‘We stayed for a year.", ["We stayed for a year."]),
]
SILENT = [
    "",
    "It’s the town’s club, the farmers’ market and the miners’ hall.",
    "It's the '90s, rock 'n' roll, and nobody's home at O'Brien's.",
    "'Tis the season.",
    "A board 6' 2\" wide.",
    "'",
    "’’’",
]


@pytest.mark.parametrize(("text", "inside"), PAIRED)
def test_single_marks_pair_and_the_outermost_win(text: str, inside: list[str]) -> None:
    assert [quote.inner.of(text) for quote in with_single(text, quoted(text))] == inside


@pytest.mark.parametrize("text", SILENT)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert with_single(text, ()) == ()


def test_speech_in_single_marks_finds_its_speaker() -> None:
    assert said("'It's open,' said Li Na. 'Trade won't stop.'") == [
        ("direct", "Li Na", "It's open,"),
        ("direct", "Li Na", "Trade won't stop."),
    ]


def test_single_marks_run_on_into_the_next_paragraph() -> None:
    assert [speaker for _, speaker, _ in said("Li Na said: ‘We stayed for a year.", "‘Then the line opened.’")] == [
        "Li Na",
        "Li Na",
    ]


def test_a_headline_in_marks_by_itself_is_no_speech() -> None:
    assert said('"The line opens in May," Li Na said.', "‘Railway Across the Plateau.’")[1:] == []
