"""A revision comes back as a new draft, and nothing that stood there is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.errors import Blocked, EditConflict, InvalidDecision, NotPermitted
from articles.models import Revision
from articles.models.publication import draft_passages, wording
from articles.models.story import digest
from articles.workflow import conductor, corrections, publication, restoring, schedule
from tests.make import make_article, make_paragraph, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def wang():
    return make_user("wang", "Publisher")


@pytest.fixture
def story(wang):
    article = make_article()
    make_paragraph(article, {"en": "A headline", "zh-hant": "標題"}, kind="headline", approved=True)
    make_paragraph(article, {"en": "It opened.", "zh-hant": "它開幕了。"}, approved=True)
    conductor.decide(article, publication.publish, actor=wang, language="en")
    row = article.paragraphs.get(position=1)
    conductor.decide(
        article,
        corrections.correct,
        actor=wang,
        paragraph=row,
        language="en",
        text="It closed.",
        base=digest("It opened."),
    )
    return article


def first(story) -> Revision:
    return story.revisions.get(language="en", number=1)


def restore(story, actor, **about):
    seen = wording(draft_passages(story.paragraphs.all(), "en"))
    return conductor.decide(story, restoring.restore, actor=actor, **{"revision": first(story), "base": seen} | about)


def test_its_texts_are_the_draft_again_as_a_persons(story, wang) -> None:
    assert restore(story, wang) == (1, 0, 0)
    row = story.paragraphs.get(position=1)
    assert (row.text_en, row.origin_en, row.text_zh_hant) == ("It opened.", "human", "它開幕了。")


def test_what_stood_there_is_in_the_audit_trail(story, wang) -> None:
    restore(story, wang)
    entries = list(story.audit_entries.values_list("verb", flat=True))
    assert entries[:2] == ["restore", "correct"]
    assert story.audit_entries.filter(verb="correct").first().detail == {"before": "It closed.", "after": "It opened."}


def test_rows_that_the_revision_does_not_know_stay(story, wang) -> None:
    make_paragraph(story, {"en": "A later row.", "zh-hant": "後來的一段。"})
    assert restore(story, wang).kept == 1
    assert story.paragraphs.get(position=2).text_en == "A later row."


def test_a_row_that_is_gone_comes_back_at_the_end(story, wang) -> None:
    story.paragraphs.filter(position=1).delete()
    assert restore(story, wang).added == 1
    assert story.paragraphs.last().text_en == "It opened."


def test_a_draft_that_moved_on_is_not_overwritten(story, wang) -> None:
    with pytest.raises(EditConflict):
        restore(story, wang, base=digest("another draft"))
    assert story.paragraphs.get(position=1).text_en == "It closed."


def test_the_other_script_that_a_person_owns_gets_a_proposal(wang) -> None:
    article = make_article()
    make_paragraph(article, {"zh-hant": "標題", "zh-hans": "标题"}, kind="headline", approved=True)
    make_paragraph(article, {"zh-hant": "它開幕了。", "zh-hans": "它开幕了。"}, approved=True)
    conductor.decide(article, publication.publish, actor=wang, language="zh-hant")
    article.paragraphs.filter(position=1).update(
        text_zh_hant="它關閉了。",
        text_zh_hans="它关门了。",
        origin_zh_hans="human",
        made_from_digest_zh_hans=digest("它關閉了。"),
    )
    seen = wording(draft_passages(article.paragraphs.all(), "zh-hant"))
    conductor.decide(article, restoring.restore, actor=wang, revision=article.revisions.get(), base=seen)
    row = article.paragraphs.get(position=1)
    assert (row.text_zh_hant, row.text_zh_hans, row.proposal_zh_hans) == ("它開幕了。", "它关门了。", "它开幕了。")


def test_a_translator_does_not_restore(story) -> None:
    with pytest.raises(NotPermitted):
        restore(story, make_user("lin", "Translator"))


def test_a_revision_of_another_article_is_refused(story, wang) -> None:
    with pytest.raises(InvalidDecision):
        conductor.decide(make_article(), restoring.restore, actor=wang, revision=first(story), base="")


def test_a_scheduled_draft_is_not_restored(story, wang) -> None:
    conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Wrong")
    row = story.paragraphs.get(position=1)
    conductor.decide(
        story, corrections.approve, actor=wang, paragraphs=[row], language="en", base={row.pk: digest(row.text_en)}
    )
    later = timezone.now() + timedelta(hours=1)
    conductor.decide(story, schedule.schedule, actor=wang, languages=["en"], moment=later)
    with pytest.raises(Blocked):
        restore(story, wang)
