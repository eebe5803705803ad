"""Markup takes the page's frame off, and is weighed with the text of the rest; it errs on keeping."""

import pytest

from articles.text.cruft import judge
from articles.text.cruft.hypertext import FRAME, MARKED, NAMED, WEIGHTS, log_odds
from tests.text.cruft.marks import PROSE, Row, mark, stripped, verdicts

BODY = [
    (PROSE, "p .body article"),
    (f"{PROSE} It sold many.", "p .body article"),
    (f"{PROSE} And more.", "p .body article"),
]


def test_the_frame_of_a_page_is_stripped_unread() -> None:
    menu: list[Row] = [
        ("Home", "! ~ a li ul .menu nav"),
        ("A sentence of the site about itself, which ends with a stop.", "! p footer"),
    ]
    rows = [menu[0], *BODY, menu[1]]
    assert stripped(rows) == [menu[0][0], menu[1][0]]
    assert [verdict.rule for verdict in verdicts(rows)] == [FRAME, "", "", "", FRAME]
    assert verdicts(rows)[0].evidence == ".menu"


@pytest.mark.parametrize(
    "row",
    [
        ("A subhead between paragraphs", "h2 .body article"),
        ("A short line.", "p .body article"),
        ("“Yes,” she said.", "! p .body article"),
        ("An item of a list, with some words in it", "li ul .body article"),
        ("A quotation that stands by itself, with some words in it.", "blockquote .body article"),
        (f"{PROSE} It stands in a box.", "p .box .body article"),
    ],
)
def test_what_stands_among_the_paragraphs_stays(row: Row) -> None:
    assert stripped([BODY[0], row, *BODY[1:]]) == []


@pytest.mark.parametrize(
    "row",
    [
        ("Related: Another story about another plant", "! ~ a p .related-links .body article"),
        ("Share this story", "! button .share-bar .body article"),
        ("Workers at the gate. Photo: Li Na", "! figcaption figure .body article"),
        ("相关阅读：另一个工厂也开工了", "! ~ a p .xiangguan .body article"),
        ("Advertisement", "! div .ad-slot .body article"),
    ],
)
def test_what_is_named_and_left_out_goes_from_among_the_paragraphs(row: Row) -> None:
    assert stripped([BODY[0], row, *BODY[1:]]) == [row[0]]


@pytest.mark.parametrize("around", ["p .share-of-the-market .body article", "p .comments-off .body article"])
def test_a_name_alone_takes_no_paragraph(around: str) -> None:
    assert stripped([BODY[0], (f"{PROSE} Named oddly.", around), *BODY[1:]]) == []


def test_the_headline_stays_wherever_it_stands() -> None:
    rows = [
        ("Plant opens", "! ~ li .breadcrumb"),
        ("Plant opens", "! h1 header"),
        *BODY,
        ("Plant opens", "! ~ li .related"),
    ]
    found = verdicts(rows, "Plant opens")
    assert [verdict.is_cruft for verdict in found] == [True, False, False, False, False, True]


def test_a_headline_that_is_not_printed_is_missed_nowhere() -> None:
    assert stripped(BODY, "Another headline") == []


def test_without_markup_the_text_is_judged_as_before() -> None:
    texts = [text for text, _ in BODY]
    assert judge(texts, markup=[None] * 3) == judge(texts, markup=None) == judge(texts)


def test_where_no_extractor_was_asked_nothing_is_frame() -> None:
    blocks = ["Home", PROSE, PROSE + " More."]
    marks = [mark("a li nav", extracted=None, link_share=1.0), *[mark("p .body", extracted=None)] * 2]
    assert FRAME not in [verdict.rule for verdict in judge(blocks, markup=marks)]


def test_a_page_that_the_extractor_keeps_nothing_of_loses_no_paragraph() -> None:
    rows = [(text, f"! {around}") for text, around in BODY]
    assert stripped(rows) == []


def test_a_doubt_says_what_it_saw() -> None:
    found = verdicts([BODY[0], ("Of the same author", "! p .author-box .body article"), *BODY[1:]])[1]
    assert (found.rule, found.evidence) in {(MARKED, ".author-box"), ("interruption", "Of the same author")}
    assert found.score >= 0.35


def test_a_score_of_nothing_says_nothing() -> None:
    assert log_odds(0.0) == log_odds(0.5) == 0.0
    assert log_odds(1.0) == -log_odds(0.0001) == 4.0


def test_every_sign_is_weighed_in_the_direction_of_its_name() -> None:
    assert WEIGHTS["left out by the extractor"] > 0 > WEIGHTS["in the article's elements"]
    assert {"nav", "footer", "related", "comment", "fenxiang", "teilen"} <= NAMED
    assert not {"article", "body", "content", "main", "text", "story", "post", "entry", "p"} & NAMED


def test_an_empty_page_has_no_verdicts() -> None:
    assert judge([], markup=[]) == ()
