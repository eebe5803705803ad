"""Filings: the lists that a revision belongs to are written with it, follow a merge, and can be made from what revisions say."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import Edition, Filing
from articles.workflow import publication, revisions, schedule, sources
from tests.make import make_short_story, make_source, make_user
from tests.public.make import make_piece, make_quote, make_region, make_topic

pytestmark = pytest.mark.django_db


def filed() -> set[tuple[str, str]]:
    return set(Filing.objects.values_list("kind", "slug"))


def test_a_revision_is_filed_under_region_topics_sources_publisher_and_quotes() -> None:
    article = make_piece(region=make_region(), publisher=make_source("herald", kind="publication"))
    article.topics.add(make_topic())
    article.sources.add(make_source())
    make_quote(article)
    publication.publish(actor=make_user("pia", "Publisher"), article=article, language="en")
    assert filed() == {
        ("region", "yunnan"),
        ("topic", "tea"),
        ("source", "herald"),
        ("source", "ruan-chengfa"),
        ("quotes", ""),
    }


def test_a_revision_of_a_story_that_belongs_nowhere_is_filed_nowhere() -> None:
    publication.publish(actor=make_user("pia", "Publisher"), article=make_short_story(), language="en")
    assert filed() == set()


def test_a_publisher_that_is_also_a_source_is_filed_once() -> None:
    herald = make_source("herald", kind="publication")
    article = make_piece(publisher=herald)
    article.sources.add(herald)
    publication.publish(actor=make_user("pia", "Publisher"), article=article, language="en")
    assert Filing.objects.count() == 1


def test_lists_know_the_moment_from_which_an_edition_is_public() -> None:
    article = make_piece(region=make_region())
    moment = timezone.now() + timedelta(hours=1)
    schedule.schedule(actor=make_user("pia", "Publisher"), article=article, languages=["en"], moment=moment)
    assert Filing.objects.get().published_at == moment == Edition.objects.get(language="en").published_at


def test_a_correction_keeps_the_moment_of_first_publication() -> None:
    article, pia = make_piece(region=make_region()), make_user("pia", "Publisher")
    publication.publish(actor=pia, article=article, language="en")
    article.topics.add(make_topic())
    publication.publish(actor=pia, article=article, language="en")
    assert Filing.objects.filter(kind="region").values("published_at").distinct().count() == 1


def test_a_merge_moves_what_is_listed_and_lists_no_story_twice() -> None:
    kept, lost = make_source("kept"), make_source("lost")
    both = make_piece("both")
    both.sources.add(kept, lost)
    one = make_piece("one")
    one.sources.add(lost)
    for article in (both, one):
        publication.publish(actor=make_user(article.slug, "Publisher"), article=article, language="en")
    sources.merge(actor=make_user(), kept=kept, lost=[lost], fates={})
    assert list(Filing.objects.values_list("slug", flat=True)) == ["kept", "kept"]


def test_the_migration_files_old_revisions_as_new_ones_are() -> None:
    kept = make_source("kept")
    lost = make_source("lost", merged_into=make_source("middle", merged_into=kept))
    article = make_piece(region=make_region(), publisher=kept)
    article.sources.add(lost)
    article.topics.add(make_topic())
    make_quote(article)
    publication.publish(actor=make_user("pia", "Publisher"), article=article, language="en")
    revisions.refile_source("lost", "kept")
    rows = ("revision", "kind", "slug", "language", "published_at")
    made = set(Filing.objects.values_list(*rows))
    migration = import_module("articles.migrations.0014_file_revisions")
    migration.forget(apps, None)
    assert not Filing.objects.exists()
    migration.file_revisions(apps, None)
    assert set(Filing.objects.values_list(*rows)) == made
