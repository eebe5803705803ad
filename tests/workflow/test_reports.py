"""What a reader tells of an error lies on the desk until an editor has decided about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.errors import InvalidDecision
from articles.models import Finding, ReaderReport
from articles.workflow import conductor, correcting, reports, review
from tests.make import make_user
from tests.public.make import make_piece, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_public("tea")


def tell(story, message: str = "It was in 2020.", paragraph: int = 0, **about):
    about = {"language": "en", "address": "192.0.2.7"} | about
    return conductor.take_report(story, message=message, paragraph=paragraph, **about)


def body(story):
    return story.paragraphs.get(kind="paragraph")


def test_a_report_is_a_finding_at_its_paragraph(story) -> None:
    told = tell(story, paragraph=body(story).pk)
    finding = told.finding
    assert (finding.paragraph, finding.language, finding.origin) == (body(story), "en", Finding.Origin.READER)
    assert (finding.severity, finding.state) == (Finding.Severity.ADVISORY, Finding.State.OPEN)
    assert finding.parameters["message"] == "It was in 2020."


def test_it_is_counted_on_the_board(story) -> None:
    tell(story)
    assert story.editions.get(language="en").advisory == 1


def test_the_checks_leave_it_alone(story) -> None:
    told = tell(story)
    story.paragraphs.update(text_en="Another text.")
    conductor.settle(story)
    told.finding.refresh_from_db()
    assert told.finding.state == Finding.State.OPEN


@pytest.mark.parametrize("paragraph", [0, 999_999])
def test_without_a_known_paragraph_it_stands_at_the_headline(story, paragraph: int) -> None:
    assert tell(story, paragraph=paragraph).paragraph == story.paragraphs.get(kind="headline")


def test_another_articles_paragraph_is_not_taken(story) -> None:
    other = body(make_public("coffee"))
    assert tell(story, paragraph=other.pk).paragraph.article == story


def test_a_correction_of_the_row_settles_it(story) -> None:
    told, elsewhere = tell(story, paragraph=body(story).pk), tell(story, "The title is odd.")
    story.paragraphs.filter(kind="paragraph").update(text_en="He said “the tea is bad”.")
    about = {"kind": "correction", "arose": "translation", "wrong": "good", "right": "bad"}
    correction = conductor.decide(
        story,
        correcting.correct_public,
        actor=make_user("wang", "Publisher"),
        languages=["en"],
        notes={"en": "It is bad."},
        override="seen",
        **about,
    )
    for report in (told, elsewhere):
        report.refresh_from_db()
    assert (told.correction, told.finding.state) == (correction, Finding.State.FIXED)
    assert (elsewhere.correction, elsewhere.finding.state) == (None, Finding.State.OPEN)


def test_a_dismissed_report_stays_dismissed(story) -> None:
    told = tell(story)
    conductor.decide(story, review.dismiss, actor=make_user(), finding=told.finding, reason="It says so.")
    told.finding.refresh_from_db()
    assert told.finding.state == Finding.State.DISMISSED


def test_the_same_report_sent_twice_is_one(story) -> None:
    assert tell(story) == tell(story)
    assert Finding.objects.filter(check_id=reports.READER_REPORT).count() == 1


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (" \n ", "report-empty"),
        ("\0\x1b", "report-empty"),
        ("a" * 2_001, "report-long"),
        ("Buy http://a.example www.b.example HTTPS://c.example", "report-links"),
    ],
)
def test_what_is_no_report_is_refused(story, message: str, code: str) -> None:
    with pytest.raises(InvalidDecision) as refused:
        tell(story, message)
    assert refused.value.code == code
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(
    "message", ["The year is wrong.", "年份有誤。\n應為 2020 年。", "See https://a.example: 100 % & <b>"]
)
def test_what_is_one_is_taken_as_it_is(story, message: str) -> None:
    assert tell(story, message).message == message


def test_one_sender_is_slowed_down_and_others_are_not(story) -> None:
    for number in range(reports.A_SENDER_AN_HOUR):
        tell(story, f"Error {number}")
    with pytest.raises(InvalidDecision) as refused:
        tell(story, "One more")
    assert refused.value.code == "report-often"
    assert tell(story, "Another reader", address="192.0.2.8").finding
    ReaderReport.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert tell(story, "An hour later")


def test_a_story_takes_so_many_a_day(story, monkeypatch) -> None:
    monkeypatch.setattr(reports, "AN_ARTICLE_A_DAY", 2)
    for number in range(2):
        tell(story, address=f"192.0.2.{number}")
    with pytest.raises(InvalidDecision):
        tell(story, address="192.0.2.99")
    assert tell(make_public("coffee"), address="192.0.2.99")


def test_nobody_reports_on_what_is_not_public() -> None:
    with pytest.raises(InvalidDecision) as refused:
        tell(make_piece("draft"))
    assert refused.value.code == "report-gone"


def test_the_reader_is_not_known_afterwards(story) -> None:
    told = tell(story, address="192.0.2.7")
    assert "192.0.2.7" not in str(vars(told))
