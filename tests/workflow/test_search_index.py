"""Stage "index": the rows that readers search follow what is published, by whatever verb."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, Edition, SearchDoc, SearchText
from articles.workflow import conductor, jobs, publication, schedule, search_index, sources
from tests.make import make_published, make_short_story, make_source, make_user
from tests.public.make import make_public, make_region, make_topic

pytestmark = pytest.mark.django_db


def languages(article: Article) -> set[str]:
    return set(SearchDoc.objects.filter(edition__article=article).values_list("language", flat=True))


@pytest.fixture
def publisher() -> Any:
    return make_user("pia", "Publisher")


def test_publishing_and_withdrawing_write_the_row(publisher) -> None:
    article = make_short_story()
    conductor.decide(article, publication.publish, actor=publisher, language="en")
    assert languages(article) == {"en"}
    conductor.decide(article, publication.withdraw, actor=publisher, language="en", reason="Wrong story")
    assert languages(article) == set()


def test_a_failed_decision_writes_no_row(publisher) -> None:
    article = make_short_story()
    with pytest.raises(Exception, match="no edition"):
        conductor.decide_all(
            article,
            [(publication.publish, {"actor": publisher, "language": code}) for code in ("en", "zh-hans")],
        )
    assert languages(article) == set()


def test_a_scheduled_edition_has_its_row_from_the_start_and_keeps_it(publisher) -> None:
    article, moment = make_short_story(), timezone.now() + timedelta(hours=1)
    conductor.decide(article, schedule.schedule, actor=publisher, languages=["en"], moment=moment)
    before = SearchDoc.objects.values().get()
    assert [outcome.error for outcome in jobs.run_due(moment + timedelta(minutes=1))] == [""]
    assert SearchDoc.objects.values().get() == before
    assert article.editions.get(language="en").state == Edition.State.PUBLISHED


def test_what_is_taken_off_the_schedule_has_no_row(publisher) -> None:
    article, moment = make_short_story(), timezone.now() + timedelta(hours=1)
    conductor.decide(article, schedule.schedule, actor=publisher, languages=["en"], moment=moment)
    conductor.decide(article, schedule.unschedule, actor=publisher, language="en")
    assert languages(article) == set()


def test_run_again_it_changes_nothing_and_asks_once(django_assert_num_queries: Any) -> None:
    article = make_public()
    assert search_index.index(article=article)
    with django_assert_num_queries(1):
        assert not search_index.index(article=article)


def test_a_new_revision_replaces_the_row() -> None:
    article = make_public("tea", "en")
    search_index.index(article=article)
    article.paragraphs.filter(kind="headline").update(text_en="Coffee moves east")
    make_published(article, "en")
    assert search_index.index(article=article)
    assert SearchText.objects.get().headline == " coffe move east "


def test_filters_outlive_a_rename_and_a_merge(publisher) -> None:
    region, topic = make_region(), make_topic()
    kept, lost = make_source("ruan"), make_source("yuan")
    article = make_public("tea", region=region)
    article.topics.add(topic)
    article.sources.add(lost)
    make_published(article, "en")
    search_index.index(article=article)
    type(region).objects.update(slug="dian")
    type(topic).objects.update(slug="cha")
    sources.merge(actor=make_user("eva"), kept=kept, lost=[lost], fates={})
    doc = SearchDoc.objects.get(language="en")
    assert (doc.region.slug, [row.slug for row in doc.topics.all()]) == ("dian", ["cha"])
    assert [row.slug for row in doc.sources.all()] == ["ruan"]


def test_a_merged_source_is_the_one_that_was_kept_when_rows_are_made_anew() -> None:
    kept = make_source("ruan")
    lost = make_source("yuan")
    article = make_public("tea", "en", publisher=lost)
    type(lost).objects.filter(pk=lost.pk).update(merged_into=kept)
    search_index.index(article=article)
    assert [row.slug for row in SearchDoc.objects.get().sources.all()] == ["ruan"]


def test_a_book_is_searched_as_far_as_the_index_reaches() -> None:
    article = make_public("tea", "en")
    long = " ".join(f"w{number}x" for number in range(300_000))
    article.paragraphs.exclude(kind="headline").update(text_en=long)
    make_published(article, "en")
    search_index.index(article=article)
    body = SearchText.objects.get().body
    assert len(body.encode()) <= search_index.MOST_BYTES
    assert body.endswith("x ")
