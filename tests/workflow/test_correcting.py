"""Correcting what readers see: with its kind and note, and a question to the other languages."""

import pytest

from articles.errors import Blocked, InvalidDecision, NotPermitted
from articles.models import Edition, Finding
from articles.models.story import digest
from articles.workflow import conductor, correcting, corrections, publication, review
from tests.make import make_article, make_paragraph, make_user

pytestmark = pytest.mark.django_db

ABOUT = {
    "languages": ["en"],
    "kind": "correction",
    "arose": "translation",
    "wrong": "opened",
    "right": "closed",
    "notes": {"en": "The park closed."},
}


@pytest.fixture
def wang():
    return make_user("wang", "Publisher")


@pytest.fixture
def story(wang):
    article = make_article()
    make_paragraph(article, {"en": "A headline", "zh-hant": "標題"}, kind="headline", approved=True)
    make_paragraph(article, {"en": "It opened.", "zh-hant": "它開幕了。"}, approved=True)
    conductor.decide(article, publication.publish_together, actor=wang, languages=["en", "zh-hant"])
    rewrite(article, wang, "en", "It closed.")
    return article


def rewrite(story, actor, language: str, text: str) -> None:
    row = story.paragraphs.get(position=1)
    place = {"actor": actor, "language": language}
    base = digest(getattr(row, f"text_{language.replace('-', '_')}"))
    conductor.decide(story, corrections.correct, **place, paragraph=row, text=text, base=base)
    row.refresh_from_db()
    conductor.decide(story, corrections.approve, **place, paragraphs=[row], base={row.pk: digest(text)})


def correct(story, actor, **about):
    return conductor.decide(story, correcting.correct_public, actor=actor, **ABOUT | about)


def english(story) -> Edition:
    return story.editions.get(language="en")


def question(story) -> Finding:
    return story.findings.get(check_id="same-error")


def test_readers_get_the_new_text_with_its_note(story, wang) -> None:
    told = correct(story, wang)
    revision = english(story).revision
    assert [row["text"] for row in revision.content["paragraphs"]] == ["It closed."]
    assert revision.content["corrections"] == [
        {"kind": "correction", "arose": "translation", "note": "The park closed."}
    ]
    assert told.paragraph == story.paragraphs.get(position=1)
    assert story.editions.get(language="zh-hant").revision.number == 1


@pytest.mark.parametrize("kind", ["correction", "clarification", "update", "retraction"])
def test_every_kind_but_a_typo_needs_its_note(story, wang, kind: str) -> None:
    with pytest.raises(InvalidDecision):
        correct(story, wang, kind=kind, notes={"en": " "})
    assert english(story).revision.number == 1


def test_a_typo_needs_no_note_and_leaves_the_modified_date_alone(story, wang) -> None:
    before = english(story).revision.modified_at
    correct(story, wang, kind="typo", notes={})
    revision = english(story).revision
    assert (revision.number, revision.modified_at, revision.content["corrections"]) == (2, before, [])


def test_a_correction_says_its_kind_and_where_the_error_arose(story, wang) -> None:
    for about in ({"kind": ""}, {"arose": "nowhere"}):
        with pytest.raises(InvalidDecision):
            correct(story, wang, **about)


def test_an_editor_does_not_publish_a_correction(story) -> None:
    with pytest.raises(NotPermitted):
        correct(story, make_user("mei", "Editor"))


def test_an_edition_that_readers_do_not_see_is_not_corrected_for_them(story, wang) -> None:
    make_paragraph(story, {"zh-hans": "它开幕了。"})
    with pytest.raises(Blocked):
        correct(story, wang, languages=["zh-hans"], notes={"zh-hans": "错了。"})


def test_the_other_languages_are_asked_for_the_same_error(story, wang) -> None:
    correct(story, wang)
    asked = question(story)
    assert (asked.language, asked.paragraph, asked.state) == ("zh-hant", story.paragraphs.get(position=1), "open")
    assert (asked.severity, asked.parameters["from-language"]) == ("advisory", "en")
    assert publication.gates(story.editions.get(language="zh-hant")) == ()


def test_a_question_stays_open_whatever_the_checks_find(story, wang) -> None:
    correct(story, wang)
    conductor.settle(story)
    assert question(story).state == "open"


def test_a_question_is_answered_by_correcting_the_text(story, wang) -> None:
    correct(story, wang)
    rewrite(story, wang, "zh-hant", "它關閉了。")
    assert question(story).state == "fixed"


def test_a_question_is_answered_by_dismissing_it_with_a_reason(story, wang) -> None:
    correct(story, wang)
    conductor.decide(story, review.dismiss, actor=wang, finding=question(story), reason="Not here")
    conductor.settle(story)
    assert question(story).state == "dismissed"


def test_languages_that_are_corrected_with_it_are_not_asked(story, wang) -> None:
    rewrite(story, wang, "zh-hant", "它關閉了。")
    correct(story, wang, languages=["en", "zh-hant"], notes={"en": "The park closed.", "zh-hant": "公園關閉了。"})
    assert not story.findings.filter(check_id="same-error").exists()


def test_nobody_is_asked_when_the_publisher_says_so(story, wang) -> None:
    correct(story, wang, kind="typo", notes={}, ask_others=False)
    assert not story.findings.filter(check_id="same-error").exists()


def test_a_retraction_takes_the_text_away_and_leaves_the_note(story, wang) -> None:
    told = correct(story, wang, kind="retraction", notes={"en": "The story was invented."})
    told.refresh_from_db()
    assert english(story).state == "retracted"
    assert told.published_at is not None
    assert [edition.language for edition in Edition.objects.published()] == ["zh-hant"]
    assert list(Edition.objects.retracted()) == [english(story)]


def test_a_retraction_by_its_own_verb_needs_the_note_for_its_readers(story, wang) -> None:
    with pytest.raises(InvalidDecision):
        conductor.decide(story, publication.retract, actor=wang, language="en", reason="Invented")
