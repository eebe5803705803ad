"""The lead picture of an article: attached, described, replaced and removed, and what a revision keeps of it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage

from articles.errors import Blocked, EditConflict, InvalidDecision, NotPermitted, RefusedInput
from articles.models import Article, AuditEntry, LanguageGrant, Picture
from articles.workflow import conductor, pictures, publication, schedule
from tests.make import make_short_story, make_user
from tests.pictures import make_file, make_image, make_pictured, stored_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
OTHER = make_file("PNG", make_image(left="green"))


@pytest.fixture
def story() -> Article:
    return make_short_story()


def publish(story: Article, actor: Any, language: str = "en", **about: Any) -> Any:
    return conductor.decide(story, publication.publish, actor=actor, language=language, **about)


def describe(story: Article, actor: Any, language: str, alt: str, base: str = "") -> None:
    base = base or Picture.objects.get(article=story).version(language)
    conductor.decide(story, pictures.describe, actor=actor, language=language, words={"alt": alt}, base=base)


def test_a_picture_is_the_articles_with_its_files_and_the_person_who_sent_it(story) -> None:
    mei = make_user()
    picture = make_pictured(story, mei)
    assert (picture.width, picture.height, picture.filename, picture.uploaded_by) == (640, 400, "hills.jpg", mei)
    assert stored_files() == {picture.master, *(each["name"] for each in picture.files)}
    entry = AuditEntry.objects.get(verb="attach picture")
    assert picture.sha256 in entry.detail["after"]


def test_a_translator_sends_none_and_nothing_is_stored(story) -> None:
    with pytest.raises(NotPermitted):
        pictures.take_in(actor=make_user("lin", "Translator"), content=make_file(), filename="a.jpg")
    assert stored_files() == set()


def test_a_hostile_file_leaves_nothing_behind(story) -> None:
    with pytest.raises(RefusedInput):
        pictures.take_in(actor=make_user(), content=make_file()[:900], filename="a.jpg")
    assert stored_files() == set()
    assert not Picture.objects.exists()


def test_of_two_who_send_a_picture_at_once_the_second_is_told(story) -> None:
    mei, li = make_user("mei"), make_user("li")
    mine = pictures.take_in(actor=mei, content=make_file(), filename="mei.jpg")
    hers = pictures.take_in(actor=li, content=OTHER, filename="li.png")
    conductor.decide(story, pictures.attach, actor=mei, stored=mine, seen="")
    with pytest.raises(EditConflict):
        conductor.decide(story, pictures.attach, actor=li, stored=hers, seen="")
    assert Picture.objects.get().filename == "mei.jpg"


def test_the_same_picture_sent_by_several_at_once_is_stored_once() -> None:
    chief, content = User(is_superuser=True), make_file()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: pictures.take_in(actor=chief, content=content, filename=name), "aaaa"))
    assert found == [found[0]] * 4
    assert stored_files() == {found[0].fields["master"], *(each["name"] for each in found[0].fields["files"])}


def test_another_picture_begins_without_words_and_the_trail_keeps_the_old_ones(story) -> None:
    mei = make_user()
    make_pictured(story, mei, en="Hills at dusk")
    picture = make_pictured(story, mei, OTHER)
    assert (Picture.objects.get(), picture.alt_en) == (picture, None)
    assert "Hills at dusk" in AuditEntry.objects.filter(verb="attach picture").latest("pk").detail["before"]


def test_a_translator_describes_it_in_her_languages_only(story) -> None:
    lin = make_user("lin", "Translator", languages=["zh-hant"])
    make_pictured(story, make_user())
    describe(story, lin, "zh-hant", "群山")
    with pytest.raises(NotPermitted):
        describe(story, lin, "en", "Hills")
    LanguageGrant.objects.create(user=lin, language="en")
    describe(story, lin, "en", "Hills")
    picture = Picture.objects.get()
    assert (picture.alt_zh_hant, picture.alt_en, picture.alt_zh_hans) == ("群山", "Hills", None)


def test_words_over_newer_words_are_refused(story) -> None:
    make_pictured(story, make_user())
    seen = Picture.objects.get().version("en")
    describe(story, make_user("li"), "en", "Hills")
    with pytest.raises(EditConflict):
        describe(story, make_user("wu"), "en", "Mountains", base=seen)
    assert Picture.objects.get().alt_en == "Hills"


def test_words_for_a_picture_that_was_replaced_are_refused(story) -> None:
    mei = make_user()
    seen = make_pictured(story, mei).version("en")
    make_pictured(story, mei, OTHER)
    with pytest.raises(EditConflict):
        describe(story, mei, "en", "Hills", base=seen)


def test_words_have_their_limit(story) -> None:
    make_pictured(story, make_user())
    with pytest.raises(InvalidDecision):
        describe(story, make_user("li"), "en", "x" * 1001)


def test_words_are_written_in_their_language_whatever_the_screen_speaks(story) -> None:
    make_pictured(story, make_user(), zh_hant="群山")
    picture = Picture.objects.get()
    assert (picture.alt_zh_hant, picture.alt_en) == ("群山", None)


def test_a_picture_without_alt_text_bars_the_edition_until_it_has_one(story) -> None:
    make_pictured(story, make_user(), zh_hant="群山")
    wang = make_user("wang", "Publisher")
    with pytest.raises(Blocked) as refused:
        publish(story, wang)
    assert [gate.code for gate in refused.value.gates] == ["picture-alt"]
    publish(story, wang, "zh-hant")
    describe(story, make_user("li"), "en", "Hills")
    publish(story, wang)


def test_the_gate_can_be_passed_with_a_reason(story) -> None:
    make_pictured(story, make_user())
    assert publish(story, make_user("wang", "Publisher"), override="It must run tonight").number == 1


def test_a_revision_keeps_its_picture_whatever_becomes_of_the_article(story) -> None:
    mei, wang = make_user(), make_user("wang", "Publisher")
    picture = make_pictured(story, mei, en="Hills", zh_hant="群山")
    revision = publish(story, wang)
    frozen = revision.content["picture"]
    assert (frozen["alt"], frozen["caption"], frozen["credit"]) == ("Hills", "Caption of Hills", "Credit of Hills")
    assert frozen["files"] == picture.files
    conductor.decide(story, pictures.remove, actor=mei, seen=picture.sha256)
    revision.refresh_from_db()
    assert revision.content["picture"] == frozen
    assert all(default_storage.exists(each["name"]) for each in frozen["files"])
    assert "picture" not in publish(story, wang).content


def test_a_credit_stands_in_for_a_language_that_has_none(story) -> None:
    make_pictured(story, make_user(), en="Hills")
    describe(story, make_user("li"), "zh-hant", "群山")
    revision = publish(story, make_user("wang", "Publisher"), "zh-hant")
    assert (revision.content["picture"]["credit"], revision.content["picture"]["caption"]) == ("Credit of Hills", "")


def test_an_article_without_a_picture_has_the_content_that_it_always_had(story) -> None:
    assert "picture" not in publish(story, make_user("wang", "Publisher")).content


def test_nothing_is_changed_under_a_schedule(story) -> None:
    mei, wang = make_user(), make_user("wang", "Publisher")
    picture = make_pictured(story, mei, en="Hills")
    moment = picture.uploaded_at.replace(year=picture.uploaded_at.year + 1)
    conductor.decide(story, schedule.schedule, actor=wang, languages=["en"], moment=moment)
    with pytest.raises(Blocked):
        conductor.decide(story, pictures.remove, actor=mei, seen=picture.sha256)
    with pytest.raises(Blocked):
        describe(story, mei, "en", "Mountains")
    describe(story, mei, "zh-hant", "群山")


def test_removing_what_is_not_there_is_refused(story) -> None:
    with pytest.raises(InvalidDecision):
        conductor.decide(story, pictures.remove, actor=make_user(), seen="")


def test_a_file_that_was_cut_short_when_a_machine_stopped_is_written_anew(story, media) -> None:
    mei = make_user()
    file = media / make_pictured(story, mei).files[0]["name"]
    whole = file.read_bytes()
    file.write_bytes(whole[:40])
    make_pictured(story, mei)
    assert file.read_bytes() == whole
