"""A scheduled edition is public from its moment on, by the clock alone; its job writes that down, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.errors import Blocked, InvalidDecision
from articles.models import Article, Edition, Job
from articles.models.story import digest
from articles.workflow import conductor, corrections, cruft, jobs, publication, schedule
from tests.make import make_published, make_short_story, make_story, make_user

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def wang():
    return make_user("wang", "Publisher")


@pytest.fixture
def story():
    return make_short_story()


@pytest.fixture
def moment():
    return timezone.now() + timedelta(hours=1)


def put(story, actor, moment, *languages: str, **arguments):
    about = {"actor": actor, "moment": moment, "languages": languages or ("en",), **arguments}
    return conductor.decide(story, schedule.schedule, **about)


def english(story) -> Edition:
    return story.editions.get(language="en")


def public(at) -> list[str]:
    return sorted(Edition.objects.published(at).values_list("language", flat=True))


def test_readers_see_it_from_the_moment_on_and_not_a_second_before(story, wang, moment) -> None:
    put(story, wang, moment, "en", "zh-hant")
    assert public(moment - SECOND) == []
    assert public(moment) == ["en", "zh-hant"]
    assert (english(story).state, english(story).state_at(moment)) == ("scheduled", "published")


def test_the_moment_is_still_to_come(story, wang) -> None:
    with pytest.raises(InvalidDecision):
        put(story, wang, timezone.now())


def test_gates_hold_as_they_will_stand_then(story, wang, moment) -> None:
    Article.objects.filter(pk=story.pk).update(embargo_until=moment + SECOND)
    story.refresh_from_db()
    with pytest.raises(Blocked):
        put(story, wang, moment)
    put(story, wang, moment + SECOND)
    assert english(story).state == "scheduled"


@pytest.mark.parametrize("change", [{"legal_hold": True}, {"embargo_until": timezone.now() + timedelta(days=1)}])
def test_hold_and_embargo_that_come_later_hold_at_the_moment(story, wang, moment, change) -> None:
    put(story, wang, moment)
    Article.objects.filter(pk=story.pk).update(**change)
    assert public(moment) == []


def test_a_scheduled_text_is_not_edited_until_it_is_off_the_schedule(story, wang, moment) -> None:
    put(story, wang, moment)
    row = story.paragraphs.get(position=1)
    change = {"paragraph": row, "language": "en", "text": "It closed.", "base": digest(row.text_en)}
    with pytest.raises(Blocked, match="schedule"):
        conductor.decide(story, corrections.correct, actor=wang, **change)
    conductor.decide(story, schedule.unschedule, actor=wang, language="en")
    conductor.decide(story, corrections.correct, actor=wang, **change)
    assert (english(story).state, english(story).published_at, public(moment)) == ("draft", None, [])
    assert not Job.objects.exists()


def test_a_withdrawn_edition_off_the_schedule_is_withdrawn_again(story, wang, moment) -> None:
    conductor.decide(story, publication.publish, actor=wang, language="en")
    conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Under review")
    before = english(story)
    put(story, wang, moment)
    assert english(story).revision.number == 2
    conductor.decide(story, schedule.unschedule, actor=wang, language="en")
    after = english(story)
    assert (after.state, after.revision, after.published_at) == ("withdrawn", before.revision, before.published_at)


def test_nothing_else_changes_what_is_scheduled(wang, moment) -> None:
    story = make_story({"en": "A headline\n\nThe center opened in Kunming in March.\n\nIt was the first.\n"}, wang)
    paragraph, block = story.paragraphs.last(), story.paragraphs.last().blocks.first()
    make_published(story, "en", state="scheduled", published_at=moment)
    for verb, about in (
        (corrections.leave_out, {"paragraph": paragraph, "language": "en", "reason": "Said before."}),
        (corrections.set_kind, {"paragraph": paragraph, "kind": "heading"}),
        (cruft.rule, {"block": block, "ruling": "strip"}),
    ):
        with pytest.raises(Blocked, match="schedule"):
            conductor.decide(story, verb, actor=wang, **about)
    block.refresh_from_db()
    conductor.decide(story, cruft.rule, actor=wang, block=block, ruling="keep")  # as the machine has it


def test_a_public_edition_is_not_scheduled(story, wang, moment) -> None:
    conductor.decide(story, publication.publish, actor=wang, language="en")
    with pytest.raises(Blocked):
        put(story, wang, moment)


def test_a_scheduled_edition_is_neither_withdrawn_nor_published_by_hand(story, wang, moment) -> None:
    put(story, wang, moment)
    for verb, about in ((publication.withdraw, {"reason": "No"}), (publication.publish, {})):
        with pytest.raises(Blocked):
            conductor.decide(story, verb, actor=wang, language="en", **about)


def test_a_job_is_carried_out_once(story, wang, moment) -> None:
    put(story, wang, moment)
    assert list(jobs.run_due(moment - SECOND)) == []
    assert [outcome.error for outcome in jobs.run_due(moment)] == [""]
    assert list(jobs.run_due(moment)) == []
    assert (english(story).state, english(story).published_at) == ("published", moment)
    entry = story.audit_entries.get(verb="publish")
    assert (entry.actor, entry.language) == (wang, "en")


def test_of_two_runners_the_second_finds_the_job_done(story, wang, moment) -> None:
    put(story, wang, moment)
    job = Job.objects.get()
    assert schedule.come_out(article=story, at=moment) == (job,)
    assert schedule._come_out(job, story, moment) is False  # the second had read it before the first was done
    assert story.audit_entries.filter(verb="publish").count() == 1


def test_whoever_decides_about_the_article_first_writes_it_down(story, wang, moment) -> None:
    put(story, wang, moment)
    Edition.objects.update(published_at=timezone.now() - SECOND)
    Job.objects.update(due_at=timezone.now() - SECOND)
    conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Wrong")
    assert list(story.audit_entries.values_list("verb", flat=True)) == ["withdraw", "publish", "schedule"]


def test_a_job_that_fails_is_written_down_and_tried_again_later(story, wang, moment, monkeypatch) -> None:
    put(story, wang, moment)

    def fail(**about):
        raise Blocked("No room left.", code="state")

    with monkeypatch.context() as broken:
        broken.setattr(schedule, "come_out", fail)
        assert [outcome.error for outcome in jobs.run_due(moment)] == ["No room left."]
    job = Job.objects.get()
    assert (job.attempts, job.error, job.due_at) == (1, "No room left.", moment + timedelta(minutes=1))
    assert [outcome.error for outcome in jobs.run_due(job.due_at)] == [""]


def test_a_correction_becomes_public_with_the_scheduled_edition(story, wang, moment) -> None:
    note = conductor.decide(
        story,
        corrections.tell_readers,
        actor=wang,
        languages=["en"],
        kind="correction",
        arose="original",
        wrong="1949",
        right="2020",
        notes={"en": "The year was wrong."},
    )
    put(story, wang, moment)
    note.refresh_from_db()
    assert note.published_at == moment
    conductor.decide(story, schedule.unschedule, actor=wang, language="en")
    note.refresh_from_db()
    assert note.published_at is None


def test_what_is_scheduled_counts_as_changed_at_its_moment(story, wang, moment) -> None:
    (revision,) = put(story, wang, moment)
    assert revision.modified_at == moment
