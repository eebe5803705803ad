"""`manage.py run_jobs` carries out what is due, says so, and ends with a status that a timer understands."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.errors import Blocked
from articles.models import Edition, Job
from articles.workflow import conductor, schedule
from tests.make import make_article, make_paragraph, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    article = make_article(slug="tea-moves-west")
    make_paragraph(article, {"en": "A headline"}, kind="headline", approved=True)
    moment = timezone.now() + timedelta(hours=1)
    wang = make_user("wang", "Publisher")
    conductor.decide(article, schedule.schedule, actor=wang, languages=["en"], moment=moment)
    return article


def fall_due() -> None:
    moment = timezone.now() - timedelta(seconds=1)
    Edition.objects.filter(state="scheduled").update(published_at=moment)
    Job.objects.update(due_at=moment)


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("run_jobs", *arguments, stdout=output)
    return output.getvalue()


def test_nothing_is_done_before_its_moment(story) -> None:
    assert run("--once") == "0 done, 0 failed\n"
    assert Edition.objects.get().state == "scheduled"


def test_what_is_due_is_done_and_said(story) -> None:
    fall_due()
    assert run("--once").startswith("done   publish tea-moves-west en ")
    assert Edition.objects.get().state == "published"
    assert run("--once") == "0 done, 0 failed\n"


def test_a_dry_run_says_what_is_due_and_what_comes_next_and_changes_nothing(story) -> None:
    assert run("--dry-run").startswith("next   publish tea-moves-west en ")
    fall_due()
    assert run("--dry-run").startswith("due    publish tea-moves-west en ")
    assert Edition.objects.get().state == "scheduled"


def test_a_failure_is_said_and_is_the_exit_status(story, monkeypatch) -> None:
    fall_due()

    def fail(**about):
        raise Blocked("No room left.", code="state")

    monkeypatch.setattr(schedule, "come_out", fail)
    with pytest.raises(CommandError) as failed:
        run("--once")
    assert failed.value.returncode == 1
    assert Job.objects.get().error == "No room left."


def test_a_wait_of_nothing_is_refused() -> None:
    with pytest.raises(CommandError) as refused:
        run("--wait", "0")
    assert refused.value.returncode == 2


def test_ctrl_c_ends_the_watch(story, monkeypatch) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    fall_due()
    with pytest.raises(CommandError) as ended:
        run()
    assert ended.value.returncode == 130
    assert Edition.objects.get().state == "published"
