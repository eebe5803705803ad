"""What readers see is stored in the transaction that changed it, and everything that tells of it is forgotten."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone, translation

from articles.formats.packing import unpack
from articles.models import PageChange, StoredPage
from articles.models.languages import LANGUAGES
from articles.workflow import conductor, pages, publication, rendering, schedule, sources
from tests.make import make_source, make_user
from tests.public.make import make_correction, make_piece, make_region, make_topic

pytestmark = pytest.mark.django_db
TEA = "/en/articles/tea/"


@pytest.fixture(autouse=True)
def _storing(settings) -> None:
    settings.PAGE_STORE = True


@pytest.fixture
def wang():
    return make_user("wang", "Publisher")


@pytest.fixture
def story():
    return make_piece("tea", region=make_region())


def decide(story, verb, **about) -> None:
    """A decision, and what is done once it is committed."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        conductor.decide(story, verb, **about)


def decide_nothing(story) -> None:
    """What follows from something that was changed behind the desk's back."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        conductor.decide_all(story, [])


def publish(story, wang, *languages: str) -> None:
    decide(story, publication.publish_together, actor=wang, languages=languages or LANGUAGES)


def stored(address: str) -> str:
    page = pages.find(address)
    return unpack(bytes(page.gzip)).decode() if page else ""


def changes() -> set[str]:
    return set(PageChange.objects.filter(tick=pages.ticks()).values_list("about", flat=True))


def test_publication_stores_the_story_and_the_fronts(story, wang) -> None:
    publish(story, wang)
    assert "Tea moves west" in stored(TEA)
    assert "Tea moves west" in stored("/en/")
    assert "茶葉西行" in stored("/zh-hant/articles/tea/")
    assert stored("/") == rendering.render("/").body.decode()


def test_a_draft_stores_nothing(story) -> None:
    conductor.settle(story)
    assert not StoredPage.objects.exists()
    assert pages.ticks() == 0


def test_a_decision_that_changes_nothing_for_readers_moves_no_clock(story, wang) -> None:
    publish(story, wang)
    before = pages.ticks()
    conductor.settle(story)
    story.paragraphs.update(text_en="A draft.")
    conductor.settle(story)
    assert pages.ticks() == before


def test_everything_that_tells_of_a_story_is_forgotten(story, wang) -> None:
    story.topics.add(make_topic())
    story.sources.add(make_source("ruan"))
    publish(story, wang, "en")
    own = {"article-tea", "latest", "corrections", "region-yunnan", "topic-tea", "source-ruan"}
    assert changes() == own
    story.topics.clear()
    story.paragraphs.filter(kind="headline").update(text_en="Tea moves east")
    make_correction(story, published_at=None, created_by=wang)
    decide(story, publication.publish, actor=wang, language="en", override="seen")
    assert changes() == own  # the list that it has left as well


def test_a_source_that_was_merged_has_its_page_made_anew_under_the_kept_name(story, wang) -> None:
    kept, lost = make_source("ruan"), make_source("yuan")
    story.sources.add(lost)
    publish(story, wang, "en")
    sources.merge(actor=wang, kept=kept, lost=[lost], fates={})
    assert {"source-ruan", "source-yuan", "latest"} <= changes()  # the sitemaps name both
    decide(story, publication.withdraw, actor=wang, language="en", reason="wrong")
    assert "source-ruan" in changes()


def test_a_withdrawn_story_is_stored_as_gone(story, wang) -> None:
    publish(story, wang)
    decide(story, publication.withdraw, actor=wang, language="en", reason="wrong")
    page = pages.find(TEA)
    assert page is not None
    assert page.status == 410
    assert "Tea moves west" not in stored("/en/")
    assert "Tea moves west" not in stored("/zh-hans/articles/tea/")


def test_a_hold_takes_the_story_out_of_the_store(story, wang) -> None:
    publish(story, wang)
    type(story).objects.update(legal_hold=True)
    decide_nothing(type(story).objects.get())
    page = pages.find(TEA)
    assert page is None or page.status in (404, 410)
    assert "Tea moves west" not in stored("/en/")


def test_what_is_scheduled_ends_the_stored_pages_at_its_moment(story, wang, monkeypatch) -> None:
    publish(story, wang, "en")
    coffee, moment = make_piece("coffee"), timezone.now() + timedelta(hours=1)
    decide(coffee, schedule.schedule, actor=wang, languages=["en"], moment=moment)
    assert StoredPage.objects.get(address="/en/").expires_at == moment
    assert StoredPage.objects.get(address=TEA).expires_at is None
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert pages.find("/en/") is None
    assert pages.find(TEA) is not None


def test_the_end_of_an_embargo_ends_the_stored_pages_too(story, wang) -> None:
    publish(story, wang, "en")
    moment = timezone.now() + timedelta(hours=1)
    type(story).objects.update(embargo_until=moment)
    decide_nothing(type(story).objects.get())
    assert StoredPage.objects.get(address="/en/").expires_at == moment


def test_a_page_of_other_templates_is_not_sent(story, wang) -> None:
    publish(story, wang, "en")
    StoredPage.objects.update(generation="of yesterday")
    assert pages.find(TEA) is None


def test_a_page_whose_subject_changed_while_it_was_rendered_is_not_kept(story, wang, monkeypatch) -> None:
    publish(story, wang, "en")
    StoredPage.objects.all().delete()

    def late(address: str) -> rendering.Rendered:
        page = rendering.render(address)
        pages.changed("article-tea")
        return page

    monkeypatch.setattr(pages, "render", late)
    assert not pages.store(TEA)
    assert pages.find(TEA) is None


def test_a_story_that_another_one_changed_while_it_was_rendered_is_left_to_who_asks(story, wang, monkeypatch) -> None:
    def late(address: str) -> rendering.Rendered:
        page = rendering.render(address)
        if address == TEA:
            pages.changed("article-tea")
        return page

    monkeypatch.setattr(pages, "render", late)
    publish(story, wang)
    assert pages.find(TEA) is None
    assert pages.find("/en/") is not None


def test_nobody_waits_for_the_clock_while_pages_are_rendered(story, wang, monkeypatch) -> None:
    known: dict[str, int] = {}

    def noted(address: str) -> rendering.Rendered:
        known[address] = pages.ticks()
        return rendering.render(address)

    monkeypatch.setattr(pages, "render", noted)
    conductor.decide(story, publication.publish, actor=wang, language="en")
    assert known == {TEA: 0}
    assert pages.find(TEA) is not None


@pytest.mark.parametrize("address", ["/en/articles/none/", "/en", "/admin/login/"])
def test_what_is_not_for_keeping_is_not_kept(address: str) -> None:
    assert not pages.store(address)
    assert not StoredPage.objects.exists()


def test_the_language_of_the_screen_stays_what_it_was(story, wang) -> None:
    with translation.override("zh-hans"):
        rendering.render("/en/")
        assert translation.get_language() == "zh-hans"


def test_the_log_of_changes_does_not_grow_for_ever(monkeypatch) -> None:
    monkeypatch.setattr(pages, "REMEMBERED", 3)
    for _ in range(10):
        pages.changed("latest")
    assert list(PageChange.objects.order_by("tick").values_list("tick", flat=True)) == [8, 9, 10]


def test_rights_that_turn_out_to_be_unknown_take_the_story_from_search_engines_at_once(story, wang) -> None:
    publish(story, wang, "en")
    assert "noindex" not in stored(TEA)
    type(story).objects.update(rights="unknown")
    decide_nothing(type(story).objects.get())
    assert "latest" in changes()
    assert "noindex" in stored(TEA)


def test_what_comes_out_while_a_page_is_rendered_ends_that_page(story, wang, monkeypatch) -> None:
    publish(story, wang, "en")
    coffee, moment = make_piece("coffee"), timezone.now() + timedelta(hours=1)
    decide(coffee, schedule.schedule, actor=wang, languages=["en"], moment=moment)

    def slow(address: str) -> rendering.Rendered:
        page = rendering.render(address)
        monkeypatch.setattr(timezone, "now", lambda: moment + timedelta(seconds=1))
        return page

    monkeypatch.setattr(pages, "render", slow)
    pages.store("/en/")
    assert pages.find("/en/") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONTACT_EMAIL", "desk@news.example.org"),
        ("TIME_ZONE", "UTC"),
        ("CARD_FONT", "/another.ttc"),
        ("CDN_SECONDS", 60),
    ],
)
def test_a_page_of_other_settings_is_not_sent(settings, name: str, value: object) -> None:
    before = rendering.generation.__wrapped__()
    setattr(settings, name, value)
    assert rendering.generation.__wrapped__() != before
